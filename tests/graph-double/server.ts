import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Outcome, Perform } from './perform.ts';
import { answerToken, authenticate } from './tokens.ts';
import type { World } from './world.ts';

/** What is neither Graph nor the token endpoint: the page, and upload addresses that carry their own right. Null: not mine. */
export type Beside = (asked: {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
}) => Outcome | null | Promise<Outcome | null>;

export type Listening = { readonly url: string; close(): Promise<void> };

/** Listens on loopback. `port` 0: any free one. */
export async function listen(
  world: World,
  perform: Perform,
  besides: readonly Beside[],
  port: number,
): Promise<Listening> {
  const server = createServer((request, response) => {
    answer(world, perform, besides, request).then(
      (outcome) => write(world, request, response, outcome),
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : port}`;
  return {
    url,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  world: World,
  perform: Perform,
  besides: readonly Beside[],
  request: IncomingMessage,
): Promise<Outcome> {
  const bytes = Buffer.concat(await Array.fromAsync(request));
  const method = request.method ?? 'GET';
  const [path = '', query = ''] = (request.url ?? '/').split(/\?(.*)/s);
  const headers = Object.fromEntries(
    Object.entries(request.headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
  if (world.faults.away && !path.startsWith('/sharepoint')) return { status: 0, cut: true };
  const token = /^\/([^/]+)\/oauth2\/v2\.0\/token$/.exec(path);
  if (token && method === 'POST') return answerToken(world, token[1] ?? '', new URLSearchParams(bytes.toString()));
  for (const beside of besides) {
    const own = await beside({ method, path, query: new URLSearchParams(query), headers, bytes });
    if (own) return own;
  }
  if (!path.startsWith('/v1.0/'))
    return { status: 404, body: { error: { code: 'NotFound', message: 'There is only v1.0.' } } };
  const caller = () => authenticate(world, headers.authorization);
  return perform({ method, path: path.slice('/v1.0'.length), query, headers, bytes, caller, batched: false });
}

function write(world: World, request: IncomingMessage, response: ServerResponse, outcome: Outcome): void {
  if (outcome.cut) {
    request.socket.destroy();
    return;
  }
  const client = request.headers['client-request-id'];
  response.writeHead(outcome.status, {
    'request-id': world.guid(),
    ...(typeof client === 'string' && { 'client-request-id': client }),
    ...(world.faults.remaining !== null && {
      'ratelimit-limit': '100',
      'ratelimit-remaining': String(world.faults.remaining),
      'ratelimit-reset': '10',
    }),
    ...(outcome.body !== undefined && {
      'content-type':
        'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8',
    }),
    ...outcome.headers,
  });
  response.end(outcome.body === undefined ? outcome.bytes : JSON.stringify(outcome.body));
}
