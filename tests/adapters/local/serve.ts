import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { Readable } from 'node:stream';
import type { WebRoute } from '../../../bot/ports/web.ts';

/** The least HTTP server that can mount web routes: what these tests and the trial page run on. */
export type Mounted = { origin: string; close(): Promise<void> };

export async function serve(
  routes: () => WebRoute[],
  options: { port?: number; dist?: string } = {},
): Promise<Mounted> {
  const handling = new Set<Promise<void>>();
  const answer = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    try {
      const { pathname } = new URL(incoming.url ?? '/', 'http://127.0.0.1');
      const found = match(routes(), incoming.method ?? 'GET', pathname);
      const response = found
        ? await found.route.handle(await requestOf(incoming), found.params)
        : (page(options.dist, pathname) ?? new Response('not found', { status: 404 }));
      outgoing.writeHead(response.status, Object.fromEntries(response.headers));
      if (response.body === null) outgoing.end();
      else {
        const body = Readable.from(response.body);
        outgoing.on('close', () => body.destroy());
        body.pipe(outgoing);
      }
    } catch (error) {
      outgoing.writeHead(500).end(String(error));
    }
  };
  const server = createServer((incoming, outgoing) => {
    const one = answer(incoming, outgoing).finally(() => handling.delete(one));
    handling.add(one);
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  return { origin: `http://127.0.0.1:${portOf(server)}`, close: () => closing(server, handling) };
}

function portOf(server: Server): number {
  const address = server.address();
  return address !== null && typeof address === 'object' ? address.port : 0;
}

/** Lets what is under way end first, so that a bot in the middle of a turn does not complain of a lost socket. */
async function closing(server: Server, handling: Set<Promise<void>>): Promise<void> {
  while (handling.size > 0) await Promise.all(handling);
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

async function requestOf(incoming: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const method = incoming.method ?? 'GET';
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) headers.set(name, String(value));
  const body = method === 'GET' || method === 'HEAD' ? {} : { body: Buffer.concat(chunks) };
  return new Request(`http://${incoming.headers.host}${incoming.url}`, { method, headers, ...body });
}

function match(routes: WebRoute[], method: string, path: string) {
  for (const route of routes) {
    if (route.method !== method) continue;
    const parts = route.path.split('/');
    const given = path.split('/');
    if (parts.length !== given.length) continue;
    const params: Record<string, string> = {};
    const fits = parts.every((part, at) => {
      const value = given[at] ?? '';
      if (!part.startsWith(':')) return part === value;
      params[part.slice(1)] = decodeURIComponent(value);
      return value !== '';
    });
    if (fits) return { route, params };
  }
  return undefined;
}

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

/** A built page, under the same policy as the real server's. */
function page(dist: string | undefined, path: string): Response | undefined {
  if (dist === undefined) return undefined;
  const names: Record<string, string> = { '/': 'stage/index.html', '/tab/': 'tab/index.html' };
  const file = join(dist, names[path] ?? path);
  if (path.includes('..') || !existsSync(file) || extname(file) === '') return undefined;
  const nonce = randomUUID();
  const policy = `default-src 'self'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data:; frame-src 'self'`;
  const type = `${types[extname(file)] ?? 'application/octet-stream'}; charset=utf-8`;
  const headers = { 'content-type': type, 'content-security-policy': policy };
  if (extname(file) !== '.html') return new Response(readFileSync(file), { headers });
  return new Response(readFileSync(file, 'utf8').replaceAll('{{nonce}}', nonce), { headers });
}
