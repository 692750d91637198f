import { randomUUID } from 'node:crypto';
import { Client, GraphClientError, HTTPMessageHandler, ResponseType } from '@microsoft/microsoft-graph-client';
import { Retryable } from '../../core/errors.ts';
import type { Log } from '../../log.ts';
import type { Tokens } from '../../ports/tokens.ts';
import { type BatchAnswer, type BatchAsk, batchOver } from './batch.ts';
import type { Path } from './calls.ts';
import { GraphRefused } from './errors.ts';
import { authenticate } from './middleware.ts';
import { type Ask, fill } from './path.ts';
import { createThrottle } from './throttle.ts';

/*
 * The one door to Microsoft Graph. It never waits out a Retry-After: what may pass is thrown as `Retryable` with the
 * seconds that Graph asks for, and until they have passed further calls of the same workload are refused at once.
 * What will not pass is `GraphRefused`. Answers come as unknown: each caller checks the shape that it needs.
 */

export type GraphOptions = {
  /** `https://graph.microsoft.com`, that of a sovereign cloud, or a local double's address. */
  readonly baseUrl: string;
  /** `https://graph.microsoft.com/.default`, or a sovereign cloud's. */
  readonly scope: string;
  readonly tokens: Tokens;
  readonly now: () => Date;
  readonly log: Log;
  /** Longest wait for one answer, in milliseconds; absent: 30 seconds. */
  readonly patienceMs?: number;
};

/** One page of a collection. `next` and `delta` are Graph's own addresses, to give to `follow`. */
export type Page = { readonly items: readonly unknown[]; readonly next: string | null; readonly delta: string | null };

/** Only what stands in calls.ts can be called, each by its method. */
export type Graph = {
  get(path: Path<'GET'>, ask?: Ask): Promise<unknown>;
  post(path: Path<'POST'>, body: unknown, ask?: Ask): Promise<unknown>;
  patch(path: Path<'PATCH'>, body: unknown, ask?: Ask): Promise<unknown>;
  /** Bytes are sent as they are: name their content type in the headers. */
  put(path: Path<'PUT'>, body: unknown, ask?: Ask): Promise<unknown>;
  delete(path: Path<'DELETE'>, ask?: Ask): Promise<void>;
  /** Bytes, such as a portrait. */
  bytes(path: Path<'GET'>, ask?: Ask): Promise<Uint8Array>;
  /** The first page of a collection. */
  page(path: Path<'GET'>, ask?: Ask): Promise<Page>;
  /** The page behind a `next` or `delta`. `template` is for the log. Throws RangeError for an address that is not this Graph's. */
  follow(link: string, template: Path<'GET'>, headers?: Ask['headers']): Promise<Page>;
  /** Each item of a collection, to its end. */
  pages(path: Path<'GET'>, ask?: Ask): AsyncGenerator<unknown, void, undefined>;
  /** At most 20 calls in one. Each inner answer stands for itself. */
  batch(calls: readonly BatchAsk[]): Promise<BatchAnswer[]>;
};

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
const VERSION = 'v1.0';

export function createGraph({ baseUrl, scope, tokens, now, log, patienceMs = 30_000 }: GraphOptions): Graph {
  const root = `${baseUrl.replace(/\/+$/, '')}/${VERSION}`;
  const client = Client.initWithMiddleware({
    baseUrl: baseUrl.replace(/\/+$/, ''),
    defaultVersion: VERSION,
    middleware: [authenticate(new URL(baseUrl).origin, scope, tokens), new HTTPMessageHandler()],
  });
  const throttle = createThrottle(now);

  /** Sends one request; resolves with a 2xx answer. `path` is filled, `template` is what the log may say. */
  async function send(method: Method, path: string, template: string, headers: Ask['headers'], body?: unknown) {
    const workload = workloadOf(template);
    throttle.admit(workload);
    const id = randomUUID();
    const began = performance.now();
    const request = client
      .api(path)
      .headers({ ...headers, 'client-request-id': id, 'return-client-request-id': 'true' })
      .option('signal', AbortSignal.timeout(patienceMs))
      .responseType(ResponseType.RAW);
    const said = { method, path: template, client: id };
    const ms = () => Math.round(performance.now() - began);
    let answer: Response;
    try {
      answer = await sent(method, request, body);
    } catch (error) {
      // A token that cannot be had says so in its own words.
      if (error instanceof GraphClientError && error.customError) throw error.customError;
      log.warn('graph.cut', { ...said, ms: ms() });
      throw new Retryable('graphAway');
    }
    const request_id = answer.headers.get('request-id');
    log[answer.ok ? 'debug' : 'warn']('graph.call', { ...said, status: answer.status, request: request_id, ms: ms() });
    const after = throttle.heed(workload, answer.status, answer.headers);
    if (answer.ok) return answer;
    throw await refusal(answer, after);
  }

  /** A JSON body, or null when there is none. A body that breaks off counts as an answer that never came. */
  async function json(answer: Response): Promise<unknown> {
    try {
      const text = await answer.text();
      return text === '' ? null : JSON.parse(text);
    } catch {
      throw new Retryable('graphCut');
    }
  }

  const call =
    (method: Method) =>
    async (template: string, body: unknown, ask: Ask = {}): Promise<unknown> =>
      json(await send(method, fill(template, ask), template, ask.headers, body));

  async function follow(link: string, template: string, headers: Ask['headers'] = {}): Promise<Page> {
    if (!link.startsWith(`${root}/`)) throw new RangeError('a link that leads out of Graph');
    return pageOf(await json(await send('GET', link.slice(root.length), template, headers)));
  }

  const get = async (template: string, ask: Ask = {}) =>
    json(await send('GET', fill(template, ask), template, ask.headers));
  const post = call('POST');
  const page = async (template: string, ask: Ask = {}) => pageOf(await get(template, ask));

  return {
    get,
    post,
    page,
    follow,
    patch: call('PATCH'),
    put: call('PUT'),
    async delete(template, ask = {}) {
      await (await send('DELETE', fill(template, ask), template, ask.headers)).body?.cancel();
    },
    async bytes(template, ask = {}) {
      const answer = await send('GET', fill(template, ask), template, ask.headers);
      try {
        return new Uint8Array(await answer.arrayBuffer());
      } catch {
        throw new Retryable('graphCut');
      }
    },
    async *pages(template, ask = {}) {
      let at: Page | null = await page(template, ask);
      while (at) {
        yield* at.items;
        at = at.next === null ? null : await follow(at.next, template, ask.headers);
      }
    },
    batch: (calls) =>
      batchOver(calls, (body) => post('/$batch', body), {
        admit: (template) => throttle.admit(workloadOf(template)),
        heed: (template, status, headers) => throttle.heed(workloadOf(template), status, headers),
        heard: (inner) => log[inner.status < 400 ? 'debug' : 'warn']('graph.inner', inner),
      }),
  };
}

function workloadOf(template: string): string {
  const first = template.split('/')[1] ?? '';
  return first === 'drives' ? 'sites' : first;
}

type Request = ReturnType<Client['api']>;
function sent(method: Method, request: Request, body: unknown): Promise<Response> {
  switch (method) {
    case 'GET':
      return request.get();
    case 'POST':
      return request.post(body);
    case 'PATCH':
      return request.patch(body);
    case 'PUT':
      return request.put(body);
    case 'DELETE':
      return request.delete();
  }
}

/** What passes by itself, or a refusal with Graph's own code. */
async function refusal(answer: Response, after: number | null): Promise<Error> {
  const passing = [408, 425, 429].includes(answer.status) || answer.status >= 500;
  if (passing) {
    await answer.body?.cancel();
    return new Retryable(answer.status === 429 ? 'graphThrottled' : `graph${answer.status}`, after);
  }
  const text = await answer.text().catch(() => '');
  return new GraphRefused(answer.status, codeIn(text));
}

function codeIn(text: string): string {
  try {
    return codeOf(JSON.parse(text));
  } catch {
    return 'unknown';
  }
}

/** Graph's code, when it is a plain word. */
export function codeOf(body: unknown): string {
  const error = field(body, 'error');
  const code = field(error, 'code');
  return typeof code === 'string' && /^[\w.-]{1,60}$/.test(code) ? code : 'unknown';
}

function field(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null ? Object.entries(of).find(([key]) => key === name)?.[1] : undefined;
}

function pageOf(body: unknown): Page {
  const value = field(body, 'value');
  const link = (name: string) => {
    const found = field(body, name);
    return typeof found === 'string' ? found : null;
  };
  if (!Array.isArray(value)) throw new GraphRefused(200, 'notACollection');
  return { items: value, next: link('@odata.nextLink'), delta: link('@odata.deltaLink') };
}
