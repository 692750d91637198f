import { expect, test } from 'vitest';
import { createGraph } from '../../../bot/adapters/graph/client.ts';
import { Retryable } from '../../../bot/core/errors.ts';
import { createLog } from '../../../bot/log.ts';
import { type Heard, listener, type Say } from './listener.ts';

const MARKER = 'zebra-i-fritext';

/** A Graph over a server that answers as told; the clock stands still until it is moved. */
async function world(answer: (call: Heard, count: number) => Say) {
  const server = await listener(answer);
  let now = Date.parse('2026-11-22T08:00:00Z');
  let minted = 0;
  const asked: string[] = [];
  const lines: string[] = [];
  let token = '';
  const graph = createGraph({
    baseUrl: server.url,
    scope: 'https://graph.example/.default',
    tokens: {
      async get(scope) {
        asked.push(scope);
        if (token === '') {
          minted += 1;
          token = `token-${minted}`;
        }
        return token;
      },
      discard(_scope, old) {
        if (old === token) token = '';
      },
    },
    now: () => new Date(now),
    log: createLog('trace', (line) => lines.push(line)),
  });
  return { ...server, graph, asked, lines, pass: (seconds: number) => (now += seconds * 1000) };
}

const failure = (work: Promise<unknown>) =>
  work.then(
    () => expect.fail('it went through'),
    (error: unknown) => error,
  );

test('a call carries the token of its scope, an id of its own, and its parameters encoded', async () => {
  const { graph, heard, asked } = await world(() => ({ body: { id: 'x' } }));
  await graph.get('/users/{user-id}', { at: { 'user-id': 'a/b c' }, query: { $filter: "a eq 'å&b'" } });
  expect(asked).toEqual(['https://graph.example/.default']);
  expect(heard[0]?.headers.authorization).toBe('Bearer token-1');
  expect(heard[0]?.headers['client-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  expect(heard[0]?.url).toBe('/v1.0/users/a%2Fb%20c?$filter=a%20eq%20%27%C3%A5%26b%27');
});

test('a parameter that is missing, empty or climbs is never sent', async () => {
  const { graph, heard } = await world(() => ({}));
  for (const at of [{}, { 'user-id': '' }, { 'user-id': '..' }])
    expect(await failure(graph.get('/users/{user-id}', { at }))).toBeInstanceOf(RangeError);
  expect(heard).toEqual([]);
});

test('a refused token is asked anew once, and only once', async () => {
  const once = await world((_call, count) => (count === 1 ? { status: 401 } : { body: { id: 'x' } }));
  expect(await once.graph.get('/appCatalogs/teamsApps')).toEqual({ id: 'x' });
  expect(once.heard.map(({ headers }) => headers.authorization)).toEqual(['Bearer token-1', 'Bearer token-2']);
  const always = await world(() => ({ status: 401, body: { error: { code: 'InvalidAuthenticationToken' } } }));
  expect(await failure(always.graph.get('/appCatalogs/teamsApps'))).toMatchObject({
    name: 'GraphRefused',
    status: 401,
    code: 'InvalidAuthenticationToken',
  });
  expect(always.heard).toHaveLength(2);
});

test('a throttled workload is left alone until Graph welcomes it, and others are not held back', async () => {
  const { graph, heard, pass } = await world(({ url }, count) =>
    url.startsWith('/v1.0/sites') && count < 3 ? { status: 429, headers: { 'retry-after': '30' } } : { body: {} },
  );
  const site = () => graph.get('/sites/{site-id}/drive', { at: { 'site-id': 's' } });
  expect(await failure(site())).toMatchObject({ name: 'Retryable', code: 'graphThrottled', after: 30 });
  pass(10);
  expect(await failure(site())).toMatchObject({ name: 'Retryable', code: 'graphHeld', after: 20 });
  await graph.get('/users/{user-id}', { at: { 'user-id': 'u' } });
  expect(heard.map(({ url }) => url)).toEqual(['/v1.0/sites/s/drive', '/v1.0/users/u']);
  pass(20);
  await site();
  expect(heard).toHaveLength(3);
});

test('a quota near its end is left to recover', async () => {
  const headers = { 'ratelimit-limit': '1200', 'ratelimit-remaining': '12', 'ratelimit-reset': '5' };
  const { graph, heard, pass } = await world(() => ({ body: {}, headers }));
  const site = () => graph.get('/sites/{site-id}/drive', { at: { 'site-id': 's' } });
  await site();
  expect(await failure(site())).toMatchObject({ code: 'graphHeld', after: 5 });
  pass(5);
  await site();
  expect(heard).toHaveLength(2);
});

test.each([[500], [502], [503], [504], [408]])(
  '%i may pass, and is not asked again inside the call',
  async (status) => {
    const { graph, heard } = await world(() => ({ status, body: { error: { code: 'x', message: MARKER } } }));
    expect(await failure(graph.get('/appCatalogs/teamsApps'))).toBeInstanceOf(Retryable);
    expect(heard).toHaveLength(1);
  },
);

test('a cut connection, and an answer that breaks off, may pass', async () => {
  const cut = await world(() => ({ cut: true }));
  expect(await failure(cut.graph.get('/appCatalogs/teamsApps'))).toMatchObject({
    name: 'Retryable',
    code: 'graphAway',
  });
  const torn = await world(() => ({ headers: { 'content-length': '500' }, body: { id: 'x' }, cut: 'inside' }));
  expect(await failure(torn.graph.get('/appCatalogs/teamsApps'))).toMatchObject({
    name: 'Retryable',
    code: 'graphCut',
  });
});

test('a refusal has status and code, and nothing of what was sent is in it or in the log', async () => {
  const { graph, lines } = await world(() => ({
    status: 400,
    headers: { 'request-id': 'r-1' },
    body: { error: { code: 'invalidRequest', message: `${MARKER} is not valid` } },
  }));
  const error = await failure(
    graph.patch('/subscriptions/{subscription-id}', { about: MARKER }, { at: { 'subscription-id': `one-${MARKER}` } }),
  );
  expect(error).toMatchObject({ name: 'GraphRefused', status: 400, code: 'invalidRequest' });
  expect(String(error)).not.toContain(MARKER);
  expect(lines.join('\n')).toContain('"path":"/subscriptions/{subscription-id}"');
  expect(lines.join('\n')).toContain('"request":"r-1"');
  expect(lines.join('\n')).not.toContain(MARKER);
  expect(lines.join('\n')).not.toContain('token-1');
});

test('a collection is read to its end', async () => {
  let url = '';
  const { graph, ...server } = await world((call) =>
    call.url.includes('skip')
      ? { body: { value: [3] } }
      : { body: { value: [1, 2], '@odata.nextLink': `${url}/v1.0/appCatalogs/teamsApps?$skiptoken=skip` } },
  );
  url = server.url;
  const found: unknown[] = [];
  for await (const each of graph.pages('/appCatalogs/teamsApps')) found.push(each);
  expect(found).toEqual([1, 2, 3]);
});

test('a next page on another host is not followed: it would get our token', async () => {
  const stranger = await listener(() => ({ body: { value: [] } }));
  const { graph } = await world(() => ({ body: { value: [], '@odata.nextLink': `${stranger.url}/v1.0/users?x=1` } }));
  const all = async () => {
    for await (const _ of graph.pages('/appCatalogs/teamsApps'));
  };
  expect(await failure(all())).toBeInstanceOf(RangeError);
  expect(stranger.heard).toEqual([]);
});

test('each answer of a batch stands for itself, and a throttled one holds the next back', async () => {
  const { graph, heard } = await world(() => ({
    body: {
      responses: [
        { id: '2', status: 429, headers: { 'Retry-After': '7' }, body: { error: { code: 'tooManyRequests' } } },
        { id: '1', status: 201, body: { id: 'new' } },
        { id: '3', status: 412, body: { error: { code: 'resourceModified', message: MARKER } } },
      ],
    },
  }));
  const one = {
    method: 'PATCH',
    path: '/subscriptions/{subscription-id}',
    at: { 'subscription-id': 's' },
    body: { a: 1 },
  } as const;
  expect(await graph.batch([one, one, one, one])).toEqual([
    { kind: 'done', status: 201, body: { id: 'new' } },
    { kind: 'passing', code: 'graphThrottled', after: 7 },
    { kind: 'refused', status: 412, code: 'resourceModified' },
    { kind: 'passing', code: 'graphCut', after: null },
  ]);
  expect(JSON.parse(heard[0]?.body.toString() ?? '').requests[0]).toEqual({
    id: '1',
    method: 'PATCH',
    url: '/subscriptions/s',
    body: { a: 1 },
    headers: { 'Content-Type': 'application/json' },
  });
  expect(await failure(graph.batch([one]))).toMatchObject({ code: 'graphHeld', after: 7 });
  expect(heard).toHaveLength(1);
});

test('bytes go as they are, under their own content type', async () => {
  const { graph, heard } = await world(() => ({ status: 201, body: { id: 'file' } }));
  const bytes = new Uint8Array([0, 255, 10, 13]);
  await graph.put('/drives/{drive-id}/root:/{folder}/{item-path}:/content', bytes, {
    at: { 'drive-id': 'd', folder: 'Protokoll', 'item-path': 'å 1.pdf' },
    headers: { 'content-type': 'application/pdf' },
  });
  expect(heard[0]?.url).toBe('/v1.0/drives/d/root:/Protokoll/%C3%A5%201.pdf:/content');
  expect(heard[0]?.headers['content-type']).toBe('application/pdf');
  expect(new Uint8Array(heard[0]?.body ?? [])).toEqual(bytes);
});

test('a token that cannot be had says so in its own words, and nothing is sent', async () => {
  const { url, heard } = await listener(() => ({ body: {} }));
  const why = new Retryable('authorityAway', 12);
  const graph = createGraph({
    baseUrl: url,
    scope: 'x',
    tokens: { get: () => Promise.reject(why), discard: () => {} },
    now: () => new Date(0),
    log: createLog('silent'),
  });
  expect(await failure(graph.get('/appCatalogs/teamsApps'))).toBe(why);
  expect(heard).toEqual([]);
});
