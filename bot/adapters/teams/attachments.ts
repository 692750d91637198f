import { Retryable } from '../../core/errors.ts';
import type { AttachmentSource, Messenger } from '../../ports/messenger.ts';
import { isLoopback } from './authentication.ts';
import { lost, retryAfter } from './connector.ts';
import type { BotToken } from './token.ts';

/** Where Teams keeps files that people send to a bot. Source: Microsoft Learn, "Send and receive files" (SharePoint, OneDrive). */
const fileHosts = ['.sharepoint.com', '.sharepoint.us', '.sharepoint-mil.us', '.sharepoint.cn', '.svc.ms'];

const timeoutMs = 30_000;
const hops = 3;

/**
 * Fetches a chat attachment. Addresses come out of messages, so they are not trusted: one that wants the bot's
 * token must be of the same origin as the conversation's service, any other must be a host where Teams keeps
 * files, and each redirect is held to the same.
 */
export function createFetchAttachment(options: {
  token: BotToken;
  mayHaveToken: (url: string) => boolean;
  local: boolean;
}): Messenger['fetchAttachment'] {
  const allowed = (url: string, source: AttachmentSource): boolean => {
    if (!URL.canParse(url) || !URL.canParse(source.serviceUrl)) return false;
    const { origin, protocol, hostname } = new URL(url);
    if (options.local) return isLoopback(url) && origin === new URL(source.serviceUrl).origin;
    if (protocol !== 'https:') return false;
    if (source.authenticated) return origin === new URL(source.serviceUrl).origin;
    return fileHosts.some((host) => hostname.endsWith(host));
  };

  const follow = async (url: string, source: AttachmentSource, left: number): Promise<Response | null> => {
    if (!allowed(url, source)) return null;
    const headers: Record<string, string> = {};
    if (source.authenticated && options.mayHaveToken(url))
      headers.authorization = `Bearer ${await options.token.get().catch(lost('noToken'))}`;
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await fetch(url, { headers, signal, redirect: 'manual' }).catch(lost('network'));
    const next = response.headers.get('location');
    if (response.status < 300 || response.status >= 400 || next === null) return response;
    await response.body?.cancel();
    return left === 0 ? null : follow(new URL(next, url).href, source, left - 1);
  };

  return async (source, limit) => {
    const response = await follow(source.url, source, hops);
    if (response === null) return { kind: 'gone' };
    if (response.ok) return readUpTo(response, limit);
    await response.body?.cancel();
    if ([408, 412, 425, 429, 500, 502, 503, 504].includes(response.status))
      throw new Retryable(`attachment${response.status}`, retryAfter(response.headers));
    return { kind: 'gone' };
  };
}

async function readUpTo(response: Response, limit: number): Promise<Uint8Array | { kind: 'tooLarge' }> {
  if (Number(response.headers.get('content-length') ?? 0) > limit) {
    await response.body?.cancel();
    return { kind: 'tooLarge' };
  }
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of response.body ?? []) {
      size += part.length;
      // Leaving the loop cancels the rest of the stream.
      if (size > limit) return { kind: 'tooLarge' };
      parts.push(part);
    }
  } catch {
    throw new Retryable('network');
  }
  return new Uint8Array(Buffer.concat(parts));
}
