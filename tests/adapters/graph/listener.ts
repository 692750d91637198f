import { createServer, type IncomingMessage } from 'node:http';
import { onTestFinished } from 'vitest';

export type Heard = {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
};
export type Say = {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
  /** Hangs up without an answer, or in the middle of one. */
  readonly cut?: true | 'inside';
};

/** A server that answers each call as told, and remembers what it heard. */
export async function listener(answer: (call: Heard, count: number) => Say) {
  const heard: Heard[] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const call = {
      method: request.method ?? '',
      url: request.url ?? '',
      headers: request.headers,
      body: Buffer.concat(parts),
    };
    heard.push(call);
    const { status = 200, headers = {}, body, cut } = answer(call, heard.length);
    if (cut === true) return request.socket.destroy();
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    if (cut) return response.write('{"id":', () => request.socket.destroy());
    response.end(body === undefined ? '' : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const at = server.address();
  const port = typeof at === 'object' && at ? at.port : 0;
  return { heard, url: `http://127.0.0.1:${port}` };
}
