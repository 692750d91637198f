import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { pathToFileURL } from 'node:url';
import { generate } from 'selfsigned';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openTelemetry } from '../../../bot/adapters/telemetry/open.ts';
import { measuredLog } from '../../../bot/compose/telemetry.ts';
import { createLog } from '../../../bot/log.ts';
import type { Telemetry } from '../../../bot/ports/telemetry.ts';
import { markers, wholeStory } from '../../invariants/leaks/story.ts';
import { startBot } from '../../processes/bot.ts';
import { demo, startTrygg } from '../../setup/trygg.ts';
import { type Collector, startCollector } from './collector.ts';

let collector: Collector;
beforeEach(async () => {
  collector = await startCollector();
});
afterEach(() => collector.close());

const said: string[] = [];
const log = createLog('debug', (line) => said.push(line));
const open = (
  where: Parameters<typeof openTelemetry>[0]['where'],
  tokens: Parameters<typeof openTelemetry>[0]['tokens'] = null,
) => openTelemetry({ where, tokens, instance: 'one', now: () => new Date(), log });
const otlp = () => open({ connectionString: null, otlpUrl: collector.url });
const everything = () => collector.received.map(({ text }) => text).join('\n');

describe('a whole story with telemetry on', () => {
  test('is seen as requests, the jobs that they left and figures, and no word, person, number or address of it is', async () => {
    const trygg = await startTrygg({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url });
    const story = await wholeStory(trygg, demo(1));
    await trygg.settled();
    await fetch(`${trygg.url}/api/cases/${story.id}?q=${markers.typed}`);
    await fetch(`${trygg.url}/health`);
    await trygg.stop();

    const spans = collector.spans();
    const named = (name: string) => spans.filter((span) => span.name === name);
    expect(named('POST /api/messages').length).toBeGreaterThan(5);
    expect(named('job card').length).toBeGreaterThan(3);
    const requests = new Set(named('POST /api/messages').map(({ traceId, spanId }) => `${traceId} ${spanId}`));
    const left = named('job card').filter(({ traceId, parentSpanId }) => requests.has(`${traceId} ${parentSpanId}`));
    expect(left.length).toBeGreaterThan(0);
    expect([...collector.metrics()].sort()).toEqual([
      'http.server.request.duration',
      'trygg.database.connections',
      'trygg.database.waiting',
      'trygg.job.duration',
      'trygg.jobs',
      'trygg.jobs.age',
    ]);

    const all = everything();
    for (const marker of Object.values(markers)) expect(all).not.toContain(marker);
    for (const value of [story.number, story.id, story.handle, demo(1), '127.0.0.1', '::1', 'q='])
      expect(all).not.toContain(value);
    // Asked for all day long, and worth no trace.
    expect(named('GET /health')).toEqual([]);
    // Whatever else is ever added to a span has to be thought about here.
    const known = [
      'error.type',
      'http.request.method',
      'http.response.status_code',
      'http.route',
      'trygg.job.attempt',
      'trygg.job.kind',
    ];
    const found = new Set(spans.flatMap(({ attributes }) => attributes.map(({ key }) => key)));
    expect([...found].filter((key) => !known.includes(key))).toEqual([]);
  });

  test('leaves no trace with the jobs, and sends nothing, when it is off', async () => {
    const trygg = await startTrygg();
    await wholeStory(trygg, demo(1));
    await trygg.settled();
    const { rows } = await trygg.pool.query('select distinct trace from job');
    await trygg.stop();
    expect(rows).toEqual([{ trace: null }]);
    expect(collector.received).toEqual([]);
  });
});

test.each([
  ['nothing of it is loaded when it is off', {}, false],
  ['it is loaded when it is on', { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' }, true],
])('%s', async (_what, settings, wanted) => {
  const folder = await mkdtemp(join(tmpdir(), 'trygg-telemetry-'));
  const watcher = join(folder, 'watch.mjs');
  await writeFile(
    watcher,
    `import { registerHooks } from 'node:module';
     registerHooks({ load: (url, context, next) => {
       if (/@opentelemetry|monitor-opentelemetry|adapters\\/telemetry/.test(url)) process.stderr.write('LOADED ' + url + '\\n');
       return next(url, context);
     } });`,
  );
  const bot = await startBot({
    DATA_DIR: folder,
    NODE_OPTIONS: `--import=${pathToFileURL(watcher).href}`,
    ...settings,
  });
  await bot.stop();
  expect(bot.said.err.includes('LOADED')).toBe(wanted);
  await rm(folder, { recursive: true, force: true });
});

describe('a job', () => {
  const job = { kind: 'card', attempt: 2, trace: null };
  test('that fails passes its error on, and tells its name and no word of its message', async () => {
    const telemetry = await otlp();
    const error = new TypeError(`the row (${markers.typed}) is broken`);
    await expect(telemetry.job(job, () => Promise.reject(error))).rejects.toBe(error);
    await telemetry.stop();
    const [span] = collector.spans();
    expect(span?.status.code).toBe(2);
    expect(span?.attributes).toContainEqual({ key: 'error.type', value: { stringValue: 'TypeError' } });
    expect(everything()).not.toContain(markers.typed);
  });

  test('hands its own trace on to what it leaves, and to its calls to Graph', async () => {
    const telemetry: Telemetry = await otlp();
    const graphLog = measuredLog(log, telemetry);
    const from = `00-${'ab'.repeat(16)}-${'cd'.repeat(8)}-01`;
    let within: string | null = null;
    await telemetry.job({ ...job, trace: from }, async () => {
      await Promise.resolve();
      within = telemetry.trace();
      graphLog.debug('graph.call', {
        method: 'GET',
        path: '/users/{id}',
        client: 'x',
        status: 200,
        request: 'y',
        ms: 12,
      });
      graphLog.with({ more: 1 }).warn('graph.cut', { method: 'GET', path: '/users/{id}/presence', ms: 3 });
      graphLog.info('something.else', { method: 'GET', path: markers.typed, ms: 1 });
    });
    expect(telemetry.trace()).toBeNull();
    await telemetry.stop();
    const spans = collector.spans();
    const own = spans.find(({ name }) => name === 'job card');
    expect(own).toMatchObject({ traceId: 'ab'.repeat(16), parentSpanId: 'cd'.repeat(8) });
    expect(within).toBe(`00-${own?.traceId}-${own?.spanId}-01`);
    const calls = spans.filter(({ parentSpanId }) => parentSpanId === own?.spanId);
    expect(calls.map(({ name, status }) => [name, status.code])).toEqual([
      ['GET /users/{id}', 0],
      ['GET /users/{id}/presence', 2],
    ]);
    expect(collector.metrics()).toContain('http.client.request.duration');
    expect(everything()).not.toContain(markers.typed);
  });

  test.each(['', 'x', `00-${'0'.repeat(31)}-${'1'.repeat(16)}-01`, `01-${'a'.repeat(32)}-${'b'.repeat(16)}-01`])(
    'whose trace is no trace (%j) begins one of its own',
    async (trace) => {
      const telemetry = await otlp();
      await telemetry.job({ ...job, trace }, async () => {});
      await telemetry.stop();
      expect(collector.spans()[0]).toMatchObject({ name: 'job card' });
      expect(collector.spans()[0]?.parentSpanId ?? '').toBe('');
    },
  );
});

test('a receiver that is away costs nothing but a line in the log, which does not say where it is', async () => {
  said.length = 0;
  const telemetry = await open({ connectionString: null, otlpUrl: 'http://127.0.0.1:9' });
  await telemetry.job({ kind: 'card', attempt: 1, trace: null }, async () => {});
  await telemetry.stop();
  expect(said.join('')).not.toContain('127.0.0.1');
});

describe('Application Insights', () => {
  const key = '11111111-2222-4333-8444-555555555555';
  const tokens = { get: async () => 'the-token', discard: () => {} };
  const trusted = getCACertificates();
  let insights: Collector;
  let certificate: string;
  beforeEach(async () => {
    vi.stubEnv('APPLICATION_INSIGHTS_NO_STATSBEAT', 'true');
    const made = await generate([{ name: 'commonName', value: '127.0.0.1' }], {
      extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
    });
    certificate = made.cert;
    insights = await startCollector({ key: made.private, cert: made.cert });
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    setDefaultCACertificates(trusted);
    await insights.close();
  });
  async function tellOfOneJob() {
    const connectionString = `InstrumentationKey=${key};IngestionEndpoint=${insights.url}/`;
    const telemetry = await open({ connectionString, otlpUrl: null }, tokens);
    await telemetry.job({ kind: 'card', attempt: 1, trace: null }, async () => {});
    await telemetry.stop();
  }

  test("is sent the same spans and metrics, with the identity's token", async () => {
    setDefaultCACertificates([...trusted, certificate]);
    await tellOfOneJob();
    const all = insights.received.map(({ text }) => text).join('\n');
    expect(all).toContain('"baseType":"RequestData"');
    expect(all).toContain('"trygg.job.kind":"card"');
    expect(all).toContain('trygg.job.duration');
    expect(new Set(insights.received.map(({ authorization }) => authorization))).toEqual(new Set(['Bearer the-token']));
  });

  test('gets nothing when it cannot prove who it is, and Trygg goes on', async () => {
    await tellOfOneJob();
    expect(insights.received).toEqual([]);
  });
});
