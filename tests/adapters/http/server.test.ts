import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { request as nodeRequest } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createServer, type Server, type ServerOptions } from '../../../bot/adapters/http/server.ts';
import { createLog } from '../../../bot/log.ts';
import type { WebRoute } from '../../../bot/ports/web.ts';

const lines: string[] = [];
const log = createLog('trace', (line) => lines.push(line));
const secret = 'MARKER-hemligt';
const script = `console.log(${JSON.stringify('åäö'.repeat(2000))})`;
let dist: string;

beforeAll(async () => {
  dist = await mkdtemp(join(tmpdir(), 'trygg-dist-'));
  for (const folder of ['assets', 'tab', 'stage']) await mkdir(join(dist, folder));
  await writeFile(join(dist, 'assets', 'app-Ab12.js'), script);
  await writeFile(join(dist, 'tab', 'index.html'), '<html><style nonce="{{nonce}}"></style>tab</html>');
  await writeFile(join(dist, 'stage', 'index.html'), '<html nonce="{{nonce}}">stage</html>');
  await writeFile(join(dist, 'secret.txt'), secret);
});

const started: Server[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map((server) => server.close()));
});

const routes: WebRoute[] = [
  {
    method: 'GET',
    path: '/api/echo/:id',
    handle: async (request, params) => Response.json({ id: params.id, url: request.url }),
  },
  {
    method: 'POST',
    path: '/api/bytes',
    maxBodyBytes: 1000,
    handle: async (request) => Response.json({ bytes: (await request.arrayBuffer()).byteLength }),
  },
  {
    method: 'GET',
    path: '/api/fail',
    handle: async () => {
      throw new Error(secret);
    },
  },
  {
    method: 'GET',
    path: '/api/fail-sync',
    handle: () => {
      throw new Error(secret);
    },
  },
  { method: 'DELETE', path: '/api/empty', handle: async () => new Response(null, { status: 204 }) },
];

async function start(given: Partial<ServerOptions> = {}): Promise<{ server: Server; url: string; port: number }> {
  const server = createServer({
    host: '127.0.0.1',
    port: 0,
    routes,
    messages: async (activity) => ({ status: 200, body: activity }),
    dist,
    ready: async () => ({ database: true, migrations: true, worker: true }),
    local: true,
    log,
    ...given,
  });
  started.push(server);
  return { server, ...(await server.listen()) };
}

/** fetch cannot set Host or Origin freely. */
function ask(port: number, path: string, headers: Record<string, string>, method = 'GET'): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = nodeRequest({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    request.once('error', reject);
    request.end();
  });
}

const hosts: [string, string, number][] = [
  ['127.0.0.1:PORT', 'unset', 200],
  ['localhost:PORT', 'unset', 200],
  ['LOCALHOST:PORT', 'unset', 200],
  ['[::1]:PORT', 'unset', 200],
  ['127.0.0.1:PORT', 'http://127.0.0.1:PORT', 200],
  ['localhost:PORT', 'http://localhost:PORT', 200],
  ['127.0.0.1', 'unset', 403],
  ['127.0.0.1:1', 'unset', 403],
  ['trygg.example:PORT', 'unset', 403],
  ['127.0.0.1.nip.io:PORT', 'unset', 403],
  ['localhost.evil.example:PORT', 'unset', 403],
  ['evil.example', 'unset', 403],
  ['127.0.0.1:PORT', 'http://evil.example', 403],
  ['127.0.0.1:PORT', 'https://127.0.0.1:PORT', 403],
  ['127.0.0.1:PORT', 'http://127.0.0.1:1', 403],
  ['127.0.0.1:PORT', 'http://localhost:PORT', 403],
  ['127.0.0.1:PORT', 'null', 403],
];
test.each(hosts)('in local mode Host %s with Origin %s is answered %i', async (host, origin, status) => {
  const { port } = await start();
  const fill = (text: string) => text.replace('PORT', String(port));
  const headers = { host: fill(host), ...(origin === 'unset' ? {} : { origin: fill(origin) }) };
  expect(await ask(port, '/health', headers)).toBe(status);
});

test('a foreign Host is refused on every kind of route', async () => {
  const { port } = await start();
  const paths = ['/', '/tab', '/tab/x', '/assets/app-Ab12.js', '/api/echo/1', '/health', '/ready', '/nothing'];
  const answers = await Promise.all(paths.map((path) => ask(port, path, { host: 'evil.example' })));
  expect(answers).toEqual(paths.map(() => 403));
  expect(await ask(port, '/api/messages', { host: 'evil.example', 'content-length': '0' }, 'POST')).toBe(403);
});

test('production answers to any Host, since a proxy stands before it', async () => {
  const { port } = await start({ local: false });
  expect(await ask(port, '/health', { host: 'trygg.example' })).toBe(200);
});

test('what goes wrong inside is told to no caller, only to the log, and there without its message', async () => {
  const { url } = await start();
  for (const path of ['/api/fail', '/api/fail-sync']) {
    lines.length = 0;
    const response = await fetch(url + path);
    const text = await response.text();
    expect(response.status).toBe(500);
    expect(JSON.parse(text)).toMatchObject({ error: { code: 'internal' } });
    expect(text).not.toContain(secret);
    const told = lines.join('');
    expect(told).toContain(response.headers.get('x-request-id'));
    expect(told).toContain('http.failed');
    expect(told).not.toContain(secret);
  }
});

test('refusals have one shape: what is not there, the wrong method, a broken address', async () => {
  const { url, port } = await start();
  const missing = await fetch(`${url}/api/none`);
  expect([missing.status, await missing.json()]).toMatchObject([404, { error: { code: 'notFound' } }]);
  const wrong = await fetch(`${url}/api/echo/1`, { method: 'PUT' });
  expect([wrong.status, await wrong.json()]).toMatchObject([405, { error: { code: 'methodNotAllowed' } }]);
  expect(await ask(port, '/api/echo/%E0%A4%A', { host: `127.0.0.1:${port}` })).toBeGreaterThanOrEqual(400);
  expect(await ask(port, '/api/echo/%E0%A4%A', { host: `127.0.0.1:${port}` })).toBeLessThan(500);
});

test('an activity is parsed: JSON comes through, anything else is refused as what it is', async () => {
  const { url } = await start();
  const post = (body: string, type = 'application/json', more = {}) =>
    fetch(`${url}/api/messages`, { method: 'POST', body, headers: { 'content-type': type, ...more } });
  expect(await (await post('{"text":"åäö"}', 'application/json; charset=utf-8')).json()).toEqual({ text: 'åäö' });
  expect((await post('{"text":')).status).toBe(400);
  expect((await post('x=1', 'application/x-www-form-urlencoded')).status).toBe(415);
  expect((await post('{}', 'application/json', { 'content-encoding': 'gzip' })).status).toBe(415);
  expect((await post(JSON.stringify('x'.repeat(300 * 1024)))).status).toBe(413);
});

test('a body is taken up to the limit of its route and refused one byte past it, also when it does not say its size', async () => {
  const { url, port } = await start();
  const post = (size: number) => fetch(`${url}/api/bytes`, { method: 'POST', body: new Uint8Array(size) });
  expect(await (await post(1000)).json()).toEqual({ bytes: 1000 });
  expect((await post(1001)).status).toBe(413);
  const chunked = await new Promise<string>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(`POST /api/bytes HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nTransfer-Encoding: chunked\r\n\r\n`);
      socket.write(`4e9\r\n${'x'.repeat(0x4e9)}\r\n`);
    });
    socket.once('data', (data) => {
      resolve(data.toString());
      socket.destroy();
    });
  });
  expect(chunked).toMatch(/^HTTP\/1\.1 413 /);
});

test('a long, encoded id in the address reaches its handler whole', async () => {
  const { url } = await start();
  const id = `a:${'x'.repeat(200)}@thread.tacv2;messageid=17 å`;
  expect(await (await fetch(`${url}/api/echo/${encodeURIComponent(id)}`)).json()).toMatchObject({ id });
});

function live(): { route: WebRoute; cancelled: Promise<void> } {
  const cancelled = Promise.withResolvers<void>();
  const handle = async () => {
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode('data: 1\n\n')),
      cancel: () => cancelled.resolve(),
    });
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
  };
  return { route: { method: 'GET', path: '/api/live', handle }, cancelled: cancelled.promise };
}

test('a live stream sends at once, and its source is cancelled when the caller hangs up', async () => {
  const { route, cancelled } = live();
  const { url } = await start({ routes: [route] });
  const hangUp = new AbortController();
  const response = await fetch(`${url}/api/live`, { signal: hangUp.signal });
  const first = await response.body?.getReader().read();
  expect(new TextDecoder().decode(first?.value)).toBe('data: 1\n\n');
  hangUp.abort();
  await cancelled;
});

test('closing ends live streams in order and lets a request under way finish', async () => {
  const { route, cancelled } = live();
  const arrived = Promise.withResolvers<void>();
  const go = Promise.withResolvers<void>();
  const slow: WebRoute = {
    method: 'GET',
    path: '/api/slow',
    handle: async () => {
      arrived.resolve();
      await go.promise;
      return Response.json({ done: true });
    },
  };
  const { server, url } = await start({ routes: [route, slow] });
  const stream = await fetch(`${url}/api/live`);
  const answer = fetch(`${url}/api/slow`);
  await arrived.promise;
  const closed = server.close();
  await cancelled;
  expect(await stream.text()).toBe('data: 1\n\n');
  await expect(fetch(`${url}/health`)).rejects.toThrow();
  go.resolve();
  expect(await (await answer).json()).toEqual({ done: true });
  await closed;
});

test('closing does not wait for ever for a request that never ends', async () => {
  const arrived = Promise.withResolvers<void>();
  const stuck: WebRoute = {
    method: 'GET',
    path: '/api/stuck',
    handle: () => {
      arrived.resolve();
      return new Promise(() => undefined);
    },
  };
  const { server, url } = await start({ routes: [stuck], patienceMs: 10 });
  const answer = expect(fetch(`${url}/api/stuck`)).rejects.toThrow();
  await arrived.promise;
  await server.close();
  await answer;
});

test('a page carries a fresh nonce, in the policy and in the page, and lets only its own frame it', async () => {
  const { url } = await start();
  const seen = new Set<string>();
  for (const path of ['/tab', '/tab/uppgifter/1', '/']) {
    const response = await fetch(url + path);
    const policy = response.headers.get('content-security-policy') ?? '';
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
    expect(await response.text()).toContain(`nonce="${nonce}"`);
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'self'");
    expect(response.headers.get('cache-control')).toBe('no-store');
    seen.add(nonce);
  }
  expect(seen.size).toBe(3);
});

test('in production Teams may frame the tab, and nobody else; there is no stage', async () => {
  const { url } = await start({ local: false, frames: ['https://teams.example', 'https://*.office.example'] });
  const policy = (await fetch(`${url}/tab`)).headers.get('content-security-policy') ?? '';
  expect(policy).toMatch(/; frame-ancestors https:\/\/teams\.example https:\/\/\*\.office\.example$/);
  expect((await fetch(`${url}/`)).status).toBe(404);
  const unnamed = await start({ local: false });
  expect((await fetch(`${unnamed.url}/tab`)).headers.get('content-security-policy')).toMatch(/frame-ancestors 'none'$/);
});

test('assets are packed as the browser can take them, kept for ever and confirmed by etag', async () => {
  const { port, url } = await start();
  const get = (encoding: string) =>
    new Promise<{ bytes: Buffer; encoding: string | undefined; etag: string }>((resolve) => {
      const headers = { host: `127.0.0.1:${port}`, 'accept-encoding': encoding };
      nodeRequest({ host: '127.0.0.1', port, path: '/assets/app-Ab12.js', headers }, async (response) => {
        const bytes = Buffer.concat(await Array.fromAsync(response));
        resolve({ bytes, encoding: response.headers['content-encoding'], etag: response.headers.etag ?? '' });
      }).end();
    });
  const [br, gz, plain] = [await get('gzip, br'), await get('gzip, br;q=0'), await get('identity')];
  expect([br.encoding, gz.encoding, plain.encoding]).toEqual(['br', 'gzip', undefined]);
  expect(brotliDecompressSync(br.bytes).toString()).toBe(script);
  expect(gunzipSync(gz.bytes).toString()).toBe(script);
  expect(plain.bytes.toString()).toBe(script);
  const again = await fetch(`${url}/assets/app-Ab12.js`, { headers: { 'if-none-match': br.etag } });
  expect([again.status, again.headers.get('cache-control')]).toEqual([304, 'public, max-age=31536000, immutable']);
});

test.each([
  '/assets/../secret.txt',
  '/assets/..%2fsecret.txt',
  '/assets/%2e%2e%2fsecret.txt',
  '/tab/../secret.txt',
  '/assets/..%5csecret.txt',
])('no address leads out of the folder: %s', async (path) => {
  const { port } = await start();
  const text = await new Promise<string>((resolve) => {
    const socket = connect(port, '127.0.0.1', () =>
      socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`),
    );
    let all = '';
    socket.on('data', (data) => (all += data.toString()));
    socket.once('close', () => resolve(all));
  });
  expect(text).toMatch(/^HTTP\/1\.1 \d+/);
  expect(text).not.toContain(secret);
});

test('alive and ready are told apart, and a warning is no fault', async () => {
  const { url } = await start({ ready: async () => ({ database: true, migrations: true, worker: false }) });
  expect(await (await fetch(`${url}/health`)).json()).toEqual({ status: 'ok' });
  const ready = await fetch(`${url}/ready`);
  expect([ready.status, await ready.json()]).toEqual([
    503,
    { status: 'unavailable', checks: { database: true, migrations: true, worker: false } },
  ]);
  const warning = { code: 'proofEndsSoon', message: 'Byt den.', on: '2027-03-01' };
  const warned = await fetch(`${(await start({ warnings: async () => [warning] })).url}/ready`);
  expect([warned.status, await warned.json()]).toMatchObject([200, { status: 'ok', warnings: [warning] }]);
  const unsaid = await start({ warnings: async () => Promise.reject(new Error(secret)) });
  expect((await fetch(`${unsaid.url}/ready`)).status).toBe(200);
  const failing = await start({ ready: async () => Promise.reject(new Error(secret)) });
  const broken = await fetch(`${failing.url}/ready`);
  expect(broken.status).toBe(503);
  expect(await broken.text()).not.toContain(secret);
});

test('every answer says what it is and nothing of what made it', async () => {
  const { url } = await start();
  for (const path of ['/health', '/tab', '/assets/app-Ab12.js', '/nothing', '/api/fail']) {
    const { headers } = await fetch(url + path);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('server')).toBeNull();
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  }
});

test('the log names the route by its pattern, never by the address that was asked for', async () => {
  const { url, server } = await start();
  lines.length = 0;
  await (await fetch(`${url}/api/echo/${secret}?q=${secret}`)).text();
  await server.close();
  started.length = 0;
  expect(lines.join('')).toContain('/api/echo/:id');
  expect(lines.join('')).not.toContain(secret);
});

test('a taken port is told to whoever starts', async () => {
  const { port } = await start();
  const second = createServer({
    host: '127.0.0.1',
    port,
    routes: [],
    messages: async () => ({ status: 200 }),
    dist,
    log,
    local: true,
    ready: async () => ({ database: true, migrations: true, worker: true }),
  });
  await expect(second.listen()).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

afterAll(() => {
  lines.length = 0;
});
