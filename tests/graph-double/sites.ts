import { standardColumns } from './columns.ts';
import { type Ask, badRequest, notFound, part, type Route } from './exchange.ts';
import { allow, siteFor } from './grants.ts';
import { makeList } from './lists.ts';
import { pick, selected } from './page.ts';
import { guidOf, type Site, stamp, type World } from './world.ts';

/** A new team site as SharePoint gives it: a library, the hidden user list, and nobody's grant. `address`: https://host/sites/name. */
export function makeSite(
  world: World,
  address: string,
  options: { displayName?: string; timeZone?: string } = {},
): Site {
  const { hostname, pathname } = new URL(address);
  const found = [...world.sites.values()].find((site) => site.hostname === hostname && site.path === pathname);
  if (found) return found;
  const site: Site = {
    id: `${hostname},${guidOf(`collection ${address}`)},${guidOf(`web ${address}`)}`,
    hostname,
    path: pathname,
    displayName: options.displayName ?? pathname.split('/').at(-1) ?? 'site',
    timeZone: options.timeZone ?? 'Europe/Stockholm',
    lists: new Map(),
    grants: [],
    drives: new Map(),
    users: [],
  };
  world.sites.set(site.id, site);
  const system = { application: { id: guidOf('system'), displayName: 'System Account' } };
  makeList(world, site, 'Documents', 'documentLibrary', system);
  const people = makeList(world, site, 'User Information List', 'userInformation', system);
  people.hidden = true;
  const column = standardColumns()[0];
  if (column)
    for (const name of ['EMail', 'Name', 'UserName', 'JobTitle', 'Department'])
      people.columns.push({
        ...column,
        id: guidOf(`user information ${name}`),
        name,
        displayName: name,
        indexed: false,
      });
  return site;
}

const siteBody = (world: World, site: Site): Record<string, unknown> => ({
  id: site.id,
  name: site.path.split('/').at(-1) ?? '',
  displayName: site.displayName,
  createdDateTime: stamp(world.now()),
  lastModifiedDateTime: stamp(world.now()),
  webUrl: `https://${site.hostname}${site.path}`,
  siteCollection: { hostname: site.hostname },
  root: {},
});

function byPath(managed: string) {
  return (world: World, ask: Ask) => {
    const path = `/${managed}/${part(ask, 'site-path')}`;
    const site = [...world.sites.values()].find((one) => one.hostname === part(ask, 'hostname') && one.path === path);
    allow(world, ask, site, 'read');
    if (!site) throw notFound();
    return { status: 200, body: pick(siteBody(world, site), selected(ask)) };
  };
}

export const siteRoutes: readonly Route[] = [
  { method: 'GET', template: '/sites/{hostname}:/sites/{site-path}', roles: [], handle: byPath('sites') },
  { method: 'GET', template: '/sites/{hostname}:/teams/{site-path}', roles: [], handle: byPath('teams') },
  {
    method: 'GET',
    template: '/sites/{site-id}',
    roles: [],
    handle(world, ask) {
      if (!part(ask, 'site-id').includes(',')) throw badRequest('The site is named by host, collection and web.');
      return { status: 200, body: pick(siteBody(world, siteFor(world, ask, 'read')), selected(ask)) };
    },
  },
];
