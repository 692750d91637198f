import { importJWK } from 'jose';
import { z } from 'zod';
import { Retryable } from '../../core/errors.ts';
import type { SigningKey, SigningKeys } from '../../ports/signing-keys.ts';

const metadata = z.object({ jwks_uri: z.url() });
const keySet = z.object({ keys: z.array(z.unknown()) });
/** Only what can check an RS256 signature; anything else in the set is someone else's. */
const signing = z.object({
  kid: z.string(),
  kty: z.literal('RSA'),
  use: z.literal('sig').optional(),
  n: z.string(),
  e: z.string(),
  endorsements: z.array(z.string()).default([]),
});

/** Source of the day: Microsoft Learn, "Authenticate requests" and "Signing key rollover": look once in 24 hours. */
const staleMs = 24 * 3_600_000;
/** A rolled key is found within a minute; forged key ids cannot make us ask more often than that. */
const restMs = 60_000;
const timeoutMs = 5000;

/** Keeps an authority's keys, found by its OpenID metadata. However many ask at once, they are fetched once. */
export function createSigningKeys(metadataUrl: string, now: () => Date): SigningKeys {
  let kept: { readonly keys: ReadonlyMap<string, SigningKey>; readonly at: number } | null = null;
  let tried = Number.NEGATIVE_INFINITY;
  let fetching: Promise<void> | null = null;

  const refresh = async (): Promise<void> => {
    tried = now().getTime();
    const { jwks_uri } = metadata.parse(await fetchJson(metadataUrl));
    const { keys } = keySet.parse(await fetchJson(jwks_uri));
    const found = await Promise.all(keys.map(read));
    kept = { keys: new Map(found.flat()), at: now().getTime() };
  };
  const refreshOnce = (): Promise<void> => {
    fetching ??= refresh().finally(() => {
      fetching = null;
    });
    return fetching;
  };

  return {
    async find(keyId) {
      const time = now().getTime();
      const rested = time - tried >= restMs;
      const wanting = kept === null || time - kept.at >= staleMs || !kept.keys.has(keyId);
      if (wanting && (kept === null || rested || fetching !== null)) {
        try {
          await refreshOnce();
        } catch {
          // Old keys are better than refusing everyone while the authority's key service is away.
          if (kept === null) throw new Retryable('keysUnavailable');
        }
      }
      return kept?.keys.get(keyId) ?? null;
    },
  };
}

async function read(given: unknown): Promise<[string, SigningKey][]> {
  const { data } = signing.safeParse(given);
  if (data === undefined) return [];
  const { kid, kty, n, e, endorsements } = data;
  const key = await importJWK({ kty, alg: 'RS256', n, e }, 'RS256').catch(() => null);
  return key === null || key instanceof Uint8Array ? [] : [[kid, { key, endorsements }]];
}

async function fetchJson(url: string): Promise<unknown> {
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
  if (!response.ok) throw new Error(`http${response.status}`);
  return response.json();
}
