import { endOf, type ProofWatch, watchProof } from '../adapters/entra/expiry.ts';
import { createSignIn, tenantMetadata } from '../adapters/entra/sign-in.ts';
import { createTokens } from '../adapters/entra/tokens.ts';
import { createSigningKeys } from '../adapters/openid/keys.ts';
import type { ProductionConfig } from '../config.ts';
import type { Claimed } from '../core/organisation/claimed-roles.ts';
import type { Role } from '../core/organisation/organisation.ts';
import type { Log } from '../log.ts';
import type { Callers } from '../ports/caller.ts';
import type { Tokens } from '../ports/tokens.ts';

/** Entra elsewhere than in its cloud, for a test: who signs the tab's tokens, and who gives the app its own. */
export type OtherEntra = { readonly login: string; readonly tokenIssuerV1: string; readonly tokens: Tokens };

/** What a tenant's Entra is to Trygg: the app's tokens, who calls the API, and how long the app's proof holds. */
export type Entra = { readonly tokens: Tokens; readonly callers: Callers; readonly proof: ProofWatch };

export async function openEntra(
  config: ProductionConfig,
  other: OtherEntra | undefined,
  world: { readonly now: () => Date; readonly log: Log; readonly rolesOf: (claimed: Claimed) => readonly Role[] },
): Promise<Entra> {
  const { now, log, rolesOf } = world;
  const { appId, tenantId, identity: proof } = config.bot;
  const { login, tokenIssuerV1, exchange } = { ...config.cloud, ...other };
  return {
    tokens: other?.tokens ?? createTokens({ login, tenantId, appId, proof, exchange, now, log }),
    callers: createSignIn({
      appId,
      tenantId,
      publicHost: new URL(config.publicUrl).host,
      login,
      tokenIssuerV1,
      keys: createSigningKeys(tenantMetadata(login, tenantId), now),
      rolesOf,
      now,
    }),
    proof: watchProof({ proof: proof.kind, end: await endOf(proof), now, log }),
  };
}
