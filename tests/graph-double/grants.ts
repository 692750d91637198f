import { type Ask, accessDenied, badRequest, isRecord, notFound, part, type Route, record } from './exchange.ts';
import type { Site, World } from './world.ts';

const ranks = ['read', 'write', 'manage', 'fullcontrol'] as const;
export type Need = (typeof ranks)[number];

/** What opens every site. */
const broad: Readonly<Record<string, Need>> = {
  'Sites.Read.All': 'read',
  'Sites.ReadWrite.All': 'write',
  'Sites.Manage.All': 'manage',
  'Sites.FullControl.All': 'fullcontrol',
};
const rank = (need: string): number => ranks.findIndex((name) => name === (need === 'owner' ? 'fullcontrol' : need));

/** The site of the path, when the caller may do that much there. Sites.Selected alone opens nothing: the site's own permission does. */
export function siteFor(world: World, ask: Ask, need: Need): Site {
  const id = part(ask, 'site-id');
  const site = world.sites.get(id);
  allow(world, ask, site, need);
  if (!site) throw notFound();
  return site;
}

/** Refuses whoever may not do that much on the site. */
export function allow(_world: World, ask: Ask, site: Site | undefined, need: Need): void {
  const wanted = rank(need);
  if (ask.caller.roles.some((role) => rank(broad[role] ?? '') >= wanted)) return;
  const granted = site?.grants.find(({ application }) => application.id === ask.caller.application.id);
  const selected = ask.caller.roles.includes('Sites.Selected') && ask.caller.user === undefined;
  if (selected && granted?.roles.some((role) => rank(role) >= wanted)) return;
  throw accessDenied();
}

const permission = (grant: Site['grants'][number]) => ({
  id: grant.id,
  roles: grant.roles,
  grantedToIdentitiesV2: [{ application: grant.application }],
});

export const grantRoutes: readonly Route[] = [
  {
    method: 'GET',
    template: '/sites/{site-id}/permissions',
    roles: [],
    handle: (world, ask) => ({
      status: 200,
      body: { value: siteFor(world, ask, 'fullcontrol').grants.map(permission) },
    }),
  },
  {
    method: 'POST',
    template: '/sites/{site-id}/permissions',
    roles: [],
    handle(world, ask) {
      const site = siteFor(world, ask, 'fullcontrol');
      const { roles, grantedToIdentities, grantedToIdentitiesV2 } = record(ask.body);
      if (!Array.isArray(roles) || roles.length === 0) throw badRequest('roles is missing.');
      const named = roles.map(String);
      if (named.some((role) => ![...ranks, 'owner'].some((known) => known === role))) throw badRequest('Unknown role.');
      const identities = Array.isArray(grantedToIdentities) ? grantedToIdentities : grantedToIdentitiesV2;
      const given: unknown = Array.isArray(identities) ? identities[0] : undefined;
      const application = isRecord(given) ? given.application : undefined;
      if (!isRecord(application) || typeof application.id !== 'string')
        throw badRequest('Only applications can be granted.');
      const displayName = typeof application.displayName === 'string' ? application.displayName : application.id;
      const grant = { id: world.guid(), application: { id: application.id, displayName }, roles: named };
      site.grants.push(grant);
      return { status: 201, body: permission(grant) };
    },
  },
];
