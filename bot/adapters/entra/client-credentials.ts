import { z } from 'zod';
import { Retryable } from '../../core/errors.ts';
import type { Tokens } from '../../ports/tokens.ts';
import { keepTokens } from './keep.ts';
import { TokenRefused } from './refused.ts';

const answer = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() });
const passing = [408, 425, 429, 500, 502, 503, 504];

/** OAuth client credentials at an address of our own choice, for the stage and for a Graph on this machine; Microsoft's library speaks only with Entra. */
export function clientCredentials(options: {
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly now: () => Date;
}): Tokens {
  const { tokenUrl, clientId, clientSecret, now } = options;
  return keepTokens(async (scope) => {
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      scope,
    });
    const signal = AbortSignal.timeout(10_000);
    const response = await fetch(tokenUrl, { method: 'POST', body, redirect: 'error', signal }).catch(() => {
      throw new Retryable('tokenNetwork');
    });
    const given = answer.safeParse(await response.json().catch(() => null));
    if (response.ok && given.success)
      return { token: given.data.access_token, until: now().getTime() + given.data.expires_in * 1000 };
    if (passing.includes(response.status)) throw new Retryable(`token${response.status}`);
    throw new TokenRefused(`http${response.status}`);
  }, now);
}
