import { decodeProtectedHeader, jwtVerify } from 'jose';
import { z } from 'zod';
import { Retryable } from '../../core/errors.ts';
import { id, type PersonId } from '../../core/ids.ts';
import type { Claimed } from '../../core/organisation/claimed-roles.ts';
import type { Role } from '../../core/organisation/organisation.ts';
import type { Callers } from '../../ports/caller.ts';
import type { SigningKeys } from '../../ports/signing-keys.ts';

export type SignInOptions = {
  readonly appId: string;
  readonly tenantId: string;
  /** Where the tab is served, with its port when it has one: part of the API's name in tokens of version 1.0. */
  readonly publicHost: string;
  /** Entra's authority and the signer of its tokens of version 1.0, both without a slash at the end. */
  readonly login: string;
  readonly tokenIssuerV1: string;
  /** The tenant's. */
  readonly keys: SigningKeys;
  readonly rolesOf: (claimed: Claimed) => readonly Role[];
  readonly now: () => Date;
};

/** The permission that the tab's token must carry; the manifest and the registration name the same. */
export const tabScope = 'access_as_user';
const skewSeconds = 60;

/** Where a tenant says which keys it signs with. */
export function tenantMetadata(login: string, tenantId: string): string {
  return `${login}/${tenantId}/v2.0/.well-known/openid-configuration`;
}

/** `ver` and `iss` belong together, and are checked before and after this. Source: Microsoft Learn, "Access token claims reference". */
const claims = z.object({
  tid: z.string(),
  oid: z.guid().transform((oid) => oid.toLowerCase()),
  exp: z.number(),
  nbf: z.number(),
  aud: z.string(),
  /** A person's token lists what it may do; an application's own has none. */
  scp: z.string(),
  idtyp: z.literal('user').optional(),
  name: z.string().default(''),
  roles: z.array(z.string()).default([]),
  /** Left out when the person is in too many (`_claim_names` points elsewhere): then only what the directory job keeps counts. */
  groups: z.array(z.string()).default([]),
});

/**
 * Believes an access token for this API only when all of it holds: RS256 by a key of the tenant's; the issuer that
 * its version belongs to; this API as its one audience; the tenant; start and end; a person's own, with the tab's
 * permission. Microsoft's advice is a library for web servers with sessions; ours is a bearer a request.
 */
export function createSignIn(options: SignInOptions): Callers {
  const { appId, tenantId, login, tokenIssuerV1, keys, now } = options;
  const audience = [appId, `api://${options.publicHost}/${appId}`];
  const issuers = new Map([
    ['1.0', `${tokenIssuerV1}/${tenantId}/`],
    ['2.0', `${login}/${tenantId}/v2.0`],
  ]);

  const verified = async (bearer: string): Promise<unknown> => {
    const { alg, kid } = decodeProtectedHeader(bearer);
    // Before any key is fetched: a token that could never hold must not cost a call.
    if (alg !== 'RS256' || typeof kid !== 'string') return null;
    const found = await keys.find(kid);
    if (found === null) return null;
    const { payload } = await jwtVerify(bearer, found.key, {
      algorithms: ['RS256'],
      issuer: [...issuers.values()],
      audience,
      requiredClaims: ['exp', 'nbf'],
      clockTolerance: skewSeconds,
      currentDate: now(),
    });
    return payload.iss === issuers.get(String(payload.ver)) ? payload : null;
  };

  return {
    async identify(bearer) {
      try {
        const { data } = claims.safeParse(await verified(bearer));
        if (data === undefined || data.tid !== tenantId || !data.scp.split(' ').includes(tabScope)) return null;
        const { oid, name, exp, roles, groups } = data;
        const given = options.rolesOf({ appRoles: roles, groups });
        return { person: id<PersonId>(oid), name, roles: given, until: exp * 1000 };
      } catch (error) {
        // Not the caller's fault: the tenant's keys cannot be had.
        if (error instanceof Retryable) throw error;
        return null;
      }
    },
  };
}
