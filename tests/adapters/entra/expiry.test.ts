import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { endOf, watchProof } from '../../../bot/adapters/entra/expiry.ts';
import { StartupError } from '../../../bot/core/errors.ts';
import { createLog } from '../../../bot/log.ts';

const day = 86_400_000;
const end = new Date('2027-03-01T00:00:00Z');
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trygg-proof-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const made = (notAfterDate: Date) =>
  generate([{ name: 'commonName', value: 'trygg.example' }], { keySize: 2048, notAfterDate });
async function file(text: string): Promise<string> {
  const path = join(folder, 'bot.pem');
  await writeFile(path, text);
  return path;
}

test('the end is read from the certificate, from the setting for a secret, and a managed identity has none', async () => {
  const pem = await made(end);
  const certificate = await file(`${pem.private}\n${pem.cert}`);
  expect(await endOf({ kind: 'certificate', file: certificate })).toEqual(end);
  expect(await endOf({ kind: 'secret', secret: 'x', expires: '2027-03-01' })).toEqual(end);
  expect(await endOf({ kind: 'managedIdentity', clientId: 'x' })).toBeNull();
});

test('a certificate that cannot be used stops the start, with the setting and the remedy', async () => {
  const [one, other] = await Promise.all([made(end), made(end)]);
  const bad = ['', 'not a certificate', one.cert, one.private, `${other.private}\n${one.cert}`];
  for (const text of bad) {
    const given = await endOf({ kind: 'certificate', file: await file(text) }).catch((error: unknown) => error);
    expect(given).toBeInstanceOf(StartupError);
    expect(String(given)).toContain('BOT_CERTIFICATE_FILE');
  }
  await expect(endOf({ kind: 'certificate', file: join(folder, 'none.pem') })).rejects.toThrow('BOT_CERTIFICATE_FILE');
});

function watched(from: number, kind: 'secret' | 'managedIdentity' = 'secret') {
  const world = { time: end.getTime() - from, told: [] as { level: string; event: string; on: string }[] };
  const watch = watchProof({
    proof: kind,
    end: kind === 'secret' ? end : null,
    now: () => new Date(world.time),
    log: createLog('trace', (line) => world.told.push(JSON.parse(line))),
  });
  return { world, watch };
}

test('nothing is said more than thirty days ahead, then that it ends soon, and from the end that it has ended', () => {
  const { world, watch } = watched(30 * day + 1);
  expect(watch.warning()).toBeNull();
  world.time += 1;
  expect(watch.warning()).toEqual({ code: 'proofEndsSoon', proof: 'secret', on: '2027-03-01' });
  world.time = end.getTime() - 1;
  expect(watch.warning()?.code).toBe('proofEndsSoon');
  world.time += 1;
  expect(watch.warning()?.code).toBe('proofEnded');
});

test('the log is told once a day, a warning before the end and an error after it', () => {
  const { world, watch } = watched(31 * day);
  // Thirty-two days, looked at every hour.
  for (let hour = 0; hour < 32 * 24; hour += 1, world.time += day / 24) watch.tell();
  const events = world.told.map(({ level, event }) => `${level} ${event}`);
  expect(events).toEqual([...Array(30).fill('warn entra.proofEndsSoon'), 'error entra.proofEnded']);
});

test('what has no end is never warned of', () => {
  const { world, watch } = watched(-day, 'managedIdentity');
  watch.tell();
  expect(watch.warning()).toBeNull();
  expect(world.told).toEqual([]);
});
