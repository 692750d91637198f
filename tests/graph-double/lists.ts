import { addColumn, columnBody, readColumn, standardColumns } from './columns.ts';
import { type Ask, badRequest, GraphError, notFound, part, type Route, record, text } from './exchange.ts';
import { siteFor } from './grants.ts';
import { expanded, paged, pick, selected } from './page.ts';
import { type Actor, type List, type Site, stamp, type World } from './world.ts';
import { actorOf } from './writes.ts';

/** By id or by title, as the real one takes both. */
export function listFor(site: Site, ask: Ask): List {
  const named = part(ask, 'list-id');
  const list = site.lists.get(named) ?? [...site.lists.values()].find(({ displayName }) => displayName === named);
  if (!list) throw notFound();
  return list;
}

/** A list in the site, made by whoever; the same way for Graph's callers and for what a site is born with. */
export function makeList(world: World, site: Site, displayName: string, template: string, by: Actor): List {
  const taken = [...site.lists.values()].some((list) => list.displayName.toLowerCase() === displayName.toLowerCase());
  if (taken) throw new GraphError(409, 'nameAlreadyExists', 'The specified list name is already in use.');
  const now = world.now();
  const list: List = {
    id: world.guid(),
    // The address of a list keeps what was its first title, without the letters that SharePoint drops.
    name: displayName.replaceAll(/[^\p{L}\p{N} _-]/gu, ''),
    displayName,
    description: '',
    template,
    createdAt: now,
    createdBy: by,
    hidden: false,
    columns: standardColumns(),
    items: new Map(),
    nextItem: 1,
    changes: [],
    forgottenBefore: 0,
    lastModifiedAt: now,
  };
  site.lists.set(list.id, list);
  return list;
}

export const listBody = (world: World, site: Site, list: List): Record<string, unknown> => ({
  id: list.id,
  name: list.name,
  displayName: list.displayName,
  description: list.description,
  createdBy: list.createdBy,
  createdDateTime: stamp(list.createdAt),
  lastModifiedDateTime: stamp(list.lastModifiedAt),
  eTag: `"${list.id},${list.changes.length}"`,
  parentReference: { siteId: site.id },
  webUrl: `https://${site.hostname}${site.path}/Lists/${encodeURIComponent(list.name)}`,
  list: { contentTypesEnabled: false, hidden: list.hidden, template: list.template },
  sharepointIds: { siteId: site.id.split(',')[1] ?? '', tenantId: world.tenant, listId: list.id },
});

function shown(world: World, site: Site, list: List, ask: Ask): Record<string, unknown> {
  const more = expanded(ask, ['columns', 'items', 'drive', 'contentTypes', 'subscriptions', 'operations']);
  if ([...more.keys()].some((name) => name !== 'columns')) throw badRequest('This double expands only columns.');
  const { sharepointIds, ...usual } = listBody(world, site, list);
  const names = selected(ask);
  const body = names === null ? usual : pick({ ...usual, sharepointIds }, names, ['system', 'columns']);
  return more.has('columns') ? { ...body, columns: list.columns.map(columnBody) } : body;
}

const at = '/sites/{site-id}/lists';

export const listRoutes: readonly Route[] = [
  {
    method: 'GET',
    template: at,
    roles: [],
    handle(world, ask) {
      const site = siteFor(world, ask, 'read');
      // Hidden lists come only where `system` is asked for.
      const all = [...site.lists.values()].filter(({ hidden }) => !hidden || selected(ask)?.includes('system'));
      const filter = ask.query.get('$filter');
      const named =
        filter === null ? null : /^displayName eq '((?:[^']|'')*)'$/.exec(filter)?.[1]?.replaceAll("''", "'");
      if (named === undefined) throw badRequest('Invalid filter clause');
      const rows = all.filter(({ displayName }) => named === null || displayName === named);
      const page = paged(world, ask, rows, 5000, ['$filter']);
      return { status: 200, body: { ...page.next, value: page.rows.map((list) => shown(world, site, list, ask)) } };
    },
  },
  {
    method: 'POST',
    template: at,
    roles: [],
    handle(world, ask) {
      const site = siteFor(world, ask, 'manage');
      const { displayName, list: info, columns, description } = record(ask.body);
      if (typeof displayName !== 'string' || displayName === '') throw badRequest('displayName is missing.');
      const template = text(record(info ?? {}).template) ?? 'genericList';
      if (!['genericList', 'documentLibrary'].includes(template))
        throw badRequest('The double makes only generic lists and libraries.');
      const wanted = Array.isArray(columns) ? columns.map((column) => readColumn(column, world.guid)) : [];
      const list = makeList(world, site, displayName, template, actorOf(ask));
      list.description = text(description) ?? '';
      for (const column of wanted) addColumn(list, column);
      return { status: 201, body: listBody(world, site, list) };
    },
  },
  {
    method: 'GET',
    template: `${at}/{list-id}`,
    roles: [],
    handle(world, ask) {
      const site = siteFor(world, ask, 'read');
      return { status: 200, body: shown(world, site, listFor(site, ask), ask) };
    },
  },
  {
    method: 'PATCH',
    template: `${at}/{list-id}`,
    roles: [],
    handle(world, ask) {
      const site = siteFor(world, ask, 'manage');
      const list = listFor(site, ask);
      const { displayName, description } = record(ask.body);
      if (typeof displayName === 'string') list.displayName = displayName;
      if (typeof description === 'string') list.description = description;
      return { status: 200, body: listBody(world, site, list) };
    },
  },
  {
    method: 'DELETE',
    template: `${at}/{list-id}`,
    roles: [],
    handle(world, ask) {
      const site = siteFor(world, ask, 'manage');
      site.lists.delete(listFor(site, ask).id);
      return { status: 204 };
    },
  },
];
