import { z } from 'zod';
import { Retryable } from '../../core/errors.ts';
import { isLoopback } from './authentication.ts';
import type { BotToken } from './token.ts';

/**
 * The Bot Connector's three calls that Trygg makes. By fetch and not by the SDK's client, which waits out a
 * Retry-After by itself (a worker's slot is held meanwhile) and has no time limit: waiting is the outbox's work.
 */
export type Connector = {
  /** POST or PUT below a service address. Throws `Retryable`, `Refused` or an Error without content. */
  call(method: 'POST' | 'PUT', serviceUrl: string, path: string, body: unknown): Promise<ConnectorAnswer>;
};

const answer = z.object({ id: z.string().optional(), activityId: z.string().optional() });
export type ConnectorAnswer = z.infer<typeof answer>;

/** The connector said no, and will say so again. `code` is the connector's own, or `http403`. */
export class Refused extends Error {
  readonly status: number;
  readonly code: string;
  readonly unknownMember: boolean;
  constructor(status: number, code: string, unknownMember: boolean) {
    super(`The connector refused: ${status} ${code}`);
    this.name = 'Refused';
    this.status = status;
    this.code = code;
    this.unknownMember = unknownMember;
  }
}

const timeoutMs = 15_000;
/** Microsoft names 412, 429, 502 and 504 (Learn, "Rate limiting"); the others are a server's own passing faults. */
const passing = [408, 412, 425, 429, 500, 502, 503, 504];

const problem = z.object({ error: z.object({ code: z.string(), message: z.string().optional() }) });

export function createConnector(options: {
  token: BotToken;
  /** True for an address that may have the bot's token. */
  mayHaveToken: (url: string) => boolean;
  local: boolean;
}): Connector {
  const send = async (method: string, url: string, body: string): Promise<Response> => {
    const headers: Record<string, string> = {
      'content-type': 'application/json; charset=utf-8',
      accept: 'application/json',
    };
    const token = options.mayHaveToken(url) ? await options.token.get().catch(lost('noToken')) : null;
    if (token !== null) headers.authorization = `Bearer ${token}`;
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await fetch(url, { method, headers, body, signal, redirect: 'error' }).catch(lost('network'));
    if (response.status === 401 && token !== null) options.token.discard(token);
    return response;
  };

  return {
    async call(method, serviceUrl, path, body) {
      if (!isServiceUrl(serviceUrl, options.local)) throw new Refused(400, 'serviceUrlForeign', false);
      const url = serviceUrl.replace(/\/*$/, '/') + path;
      const text = JSON.stringify(body);
      let response = await send(method, url, text);
      // The token may have been withdrawn before its time: once more with a fresh one.
      if (response.status === 401) {
        await response.body?.cancel();
        response = await send(method, url, text);
      }
      if (response.ok) {
        const parsed = answer.safeParse(await response.json().catch(() => ({})));
        return parsed.success ? parsed.data : {};
      }
      throw await failure(response);
    },
  };
}

/** https in production; this machine in local mode. What the address is comes from an authenticated activity. */
export function isServiceUrl(url: string, local: boolean): boolean {
  if (!URL.canParse(url)) return false;
  return local ? isLoopback(url) : new URL(url).protocol === 'https:' && !isLoopback(url);
}

async function failure(response: Response): Promise<Error> {
  const said = problem.safeParse(await response.json().catch(() => null));
  const code = said.success ? said.data.error.code : `http${response.status}`;
  if (passing.includes(response.status))
    return new Retryable(`connector${response.status}`, retryAfter(response.headers));
  // The connector has no code of its own for a person it does not know.
  return new Refused(response.status, code, said.success && /pairwise id/i.test(said.data.error.message ?? ''));
}

/** Seconds, from either form of the header; null when it says nothing. */
export function retryAfter(headers: Headers): number | null {
  const value = headers.get('retry-after')?.trim();
  if (!value) return null;
  if (/^\d+$/.test(value)) return Number(value);
  const until = Date.parse(value);
  // Against the server's own clock, which its Date header gives.
  const from = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(until) || Number.isNaN(from) ? null : Math.max(0, Math.ceil((until - from) / 1000));
}

/** For `catch`: the world did not answer. The cause stays outside, since it may quote an address. */
export function lost(code: string): (error: unknown) => never {
  return () => {
    throw new Retryable(code);
  };
}
