import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { BadRequest } from './body.ts';

/** Between Node's request and response and the Fetch API's. */

/** The request as a `Request`; `signal` ends when the caller hangs up or the server closes. */
export function toRequest(incoming: IncomingMessage, body: Buffer<ArrayBuffer> | null, signal: AbortSignal): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers))
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) headers.append(name, one);
  const address = `http://${incoming.headers.host ?? 'localhost'}${incoming.url ?? '/'}`;
  if (!URL.canParse(address)) throw new BadRequest(400, 'addressBroken', 'The address is not one.');
  return new Request(address, { method: incoming.method ?? 'GET', headers, signal, ...(body?.length ? { body } : {}) });
}

/** True for an answer that goes on until someone ends it, which the server does when it closes. */
export function isLive(response: Response): boolean {
  return /^(text\/event-stream|application\/x-ndjson)\b/.test(response.headers.get('content-type') ?? '');
}

/**
 * Writes the status and headers at once, then the body as it comes. When `signal` fires the handler's stream is
 * cancelled and the answer ends as it stands. Resolves when all is sent or the caller is gone.
 */
export async function sendResponse(response: Response, outgoing: ServerResponse, signal: AbortSignal): Promise<void> {
  outgoing.statusCode = response.status;
  for (const [name, value] of response.headers) if (name !== 'set-cookie') outgoing.setHeader(name, value);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) outgoing.setHeader('set-cookie', cookies);
  if (!outgoing.hasHeader('cache-control')) outgoing.setHeader('cache-control', 'no-store');
  if (response.body === null) {
    outgoing.end();
    return;
  }
  outgoing.flushHeaders();
  const reader = response.body.getReader();
  // A cancelled reader reads "done", so the loop below ends the answer in order.
  const cancel = () => void reader.cancel().catch(() => undefined);
  if (signal.aborted) cancel();
  signal.addEventListener('abort', cancel, { once: true });
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read())
      if (!outgoing.write(part.value)) await once(outgoing, 'drain', { signal });
    outgoing.end();
  } catch {
    if (signal.aborted) outgoing.end();
    else outgoing.destroy();
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}

export function sendJson(outgoing: ServerResponse, status: number, body: unknown): void {
  if (outgoing.headersSent) {
    outgoing.destroy();
    return;
  }
  const bytes = Buffer.from(JSON.stringify(body) ?? '');
  outgoing.statusCode = status;
  outgoing.setHeader('content-type', 'application/json; charset=utf-8');
  outgoing.setHeader('content-length', bytes.length);
  if (!outgoing.hasHeader('cache-control')) outgoing.setHeader('cache-control', 'no-store');
  outgoing.end(bytes);
}

export function sendError(outgoing: ServerResponse, status: number, code: string, message: string): void {
  sendJson(outgoing, status, { error: { code, message } });
}
