import { importJWK, type JWK } from 'jose';
import { z } from 'zod';

/** One of the channel's signing keys, with the channels that may use it. */
export type SigningKey = {
  readonly key: Awaited<ReturnType<typeof importJWK>>;
  readonly endorsements: readonly string[];
};

/** The keys cannot be had: the fault is not the caller's. */
export class KeysUnavailable extends Error {
  constructor(cause: unknown) {
    super('The signing keys cannot be fetched.', { cause });
    this.name = 'KeysUnavailable';
  }
}

export type Keys = {
  /** Null when the channel has no such key. Throws `KeysUnavailable`. */
  find(keyId: string): Promise<SigningKey | null>;
};

const metadata = z.object({ jwks_uri: z.url() });
const keySet = z.object({
  keys: z.array(
    z.looseObject({
      kid: z.string(),
      kty: z.string(),
      use: z.string().optional(),
      n: z.string().optional(),
      e: z.string().optional(),
      endorsements: z.array(z.string()).default([]),
    }),
  ),
});

/** Source of the day: Microsoft Learn, "Authenticate requests": refresh keys once in 24 hours. */
const staleMs = 24 * 3_600_000;
/** A rolled key is found within a minute; forged key ids cannot make us ask more often than that. */
const restMs = 60_000;
const timeoutMs = 5000;

/** Keeps the channel's keys. However many ask at once, they are fetched once. */
export function createKeys(metadataUrl: string, now: () => Date): Keys {
  let kept: { readonly keys: ReadonlyMap<string, SigningKey>; readonly at: number } | null = null;
  let tried = Number.NEGATIVE_INFINITY;
  let fetching: Promise<void> | null = null;

  const refresh = async (): Promise<void> => {
    tried = now().getTime();
    const { jwks_uri } = metadata.parse(await fetchJson(metadataUrl));
    const { keys } = keySet.parse(await fetchJson(jwks_uri));
    const usable = keys.filter((key) => key.kty === 'RSA' && (key.use === undefined || key.use === 'sig'));
    const imported = await Promise.all(
      usable.map(async ({ kid, kty, n, e, endorsements }): Promise<[string, SigningKey]> => {
        const jwk: JWK = { kty, alg: 'RS256', ...(n === undefined ? {} : { n }), ...(e === undefined ? {} : { e }) };
        return [kid, { key: await importJWK(jwk), endorsements }];
      }),
    );
    kept = { keys: new Map(imported), at: now().getTime() };
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
        } catch (error) {
          // Old keys are better than refusing everyone while the channel's key service is away.
          if (kept === null) throw new KeysUnavailable(error);
        }
      }
      return kept?.keys.get(keyId) ?? null;
    },
  };
}

async function fetchJson(url: string): Promise<unknown> {
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
  if (!response.ok) throw new Error(`http${response.status}`);
  return response.json();
}
