import { ManagedIdentityCredential, type TokenCredential } from '@azure/identity';
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
export function createTokens(options: Registration & Surroundings): Tokens {
  return tokensOf(credentialsOf(options), options);
}

/**
 * Tokens for the services in Azure that let the managed identity itself in, the database and the telemetry. Where
 * there is no such identity, it is the registration that they let in.
 */
export function createAzureTokens(options: Registration & Surroundings): Tokens {
  const { proof } = options;
  if (proof.kind !== 'managedIdentity') return createTokens(options);
  const identity = { clientId: proof.clientId, retryOptions: { maxRetries: 1 } };
  return tokensOf(() => new ManagedIdentityCredential(identity), options);
}

type Surroundings = { readonly now: () => Date; readonly log: Log };

function tokensOf(credential: () => TokenCredential, { now, log }: Surroundings): Tokens {
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
