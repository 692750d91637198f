import { Retryable } from '../../core/errors.ts';
import type { Log } from '../../log.ts';
import type { Tokens } from '../../ports/tokens.ts';
import { credentialsOf, type Registration } from './credential.ts';
import { keepTokens } from './keep.ts';
import { TokenRefused } from './refused.ts';

/** The library has no time limit of its own. */
const patienceMs = 20_000;
/** Entra's own words for "try again". Source: Microsoft Learn, "Microsoft Entra authentication and authorization error codes". */
const passing = ['AADSTS90033', 'AADSTS90036', 'AADSTS50196'];

/** The registration's tokens from Entra, by Microsoft's library. What will not pass by itself is thrown as `TokenRefused`. */
export function createTokens(options: Registration & { readonly now: () => Date; readonly log: Log }): Tokens {
  const { now, log } = options;
  const credential = credentialsOf(options);
  return keepTokens(async (scope) => {
    try {
      const given = await inTime(credential().getToken(scope));
      if (given === null) throw new Retryable('tokenUnavailable');
      return { token: given.token, until: given.expiresOnTimestamp };
    } catch (error) {
      const failure = read(error);
      // The library's own words name ids and addresses, so only the code goes on.
      log.error('entra.noToken', { resource: scope, code: failure.code });
      throw failure;
    }
  }, now);
}

function read(error: unknown): Retryable | TokenRefused {
  if (error instanceof Retryable) return error;
  const code = /AADSTS\d+/.exec(error instanceof Error ? error.message : '')?.[0];
  if (code === undefined) return new Retryable('tokenUnavailable');
  return passing.includes(code) ? new Retryable(code) : new TokenRefused(code);
}

async function inTime<T>(asked: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Retryable('tokenSlow')), patienceMs);
  try {
    return await Promise.race([asked, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
