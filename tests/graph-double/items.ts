import { type Ask, badRequest, notFound, part, type Route, record, stale } from './exchange.ts';
import { etagOf, fieldsBody, keyOf, readFields } from './fields.ts';
import { checkFilter, notIndexed, parseFilter, selects, tooMany } from './filter.ts';
import { siteFor } from './grants.ts';
import { listFor } from './lists.ts';
import { expanded, paged, pick, selected } from './page.ts';
import { type Actor, type Item, type List, type Site, stamp, type Version, versionAt, type World } from './world.ts';

export const actorOf = ({ caller }: Ask): Actor =>
  caller.user ? { user: caller.user } : { application: caller.application };

/** Writes one more version, and tells whoever follows the list. Everyone's edits come through here. */
export function writeItem(
  world: World,
  site: Site,
  list: List,
  item: Item,
  by: Actor,
  fields: Record<string, unknown>,
): Version {
  const last = item.versions.at(-1);
  const version: Version = {
    number: (last?.number ?? 0) + 1,
    fields: { ...last?.fields, ...fields },
    by,
    at: world.now(),
  };
  item.versions.push(version);
  list.items.set(item.id, item);
  noteChange(world, site, list, item, false);
  return version;
}

export function createItem(world: World, site: Site, list: List, by: Actor, fields: Record<string, unknown>): Item {
  for (const column of list.columns)
    if (column.required && fields[keyOf(column)] === undefined) throw badRequest(`Field '${column.name}' is required`);
  const item: Item = { id: list.nextItem, uniqueId: world.guid(), versions: [], deletedAt: null };
  list.nextItem += 1;
  writeItem(world, site, list, item, by, fields);
  return item;
}

/** To the site's recycle bin; `restoreItem` takes it back with the same id. */
export function deleteItem(world: World, site: Site, list: List, item: Item): void {
  item.deletedAt = world.now();
  noteChange(world, site, list, item, true);
}

export function restoreItem(world: World, site: Site, list: List, item: Item): void {
  item.deletedAt = null;
  noteChange(world, site, list, item, false);
}

function noteChange(world: World, site: Site, list: List, item: Item, deleted: boolean): void {
  const seq = (list.changes.at(-1)?.seq ?? 0) + 1;
  list.changes.push({ seq, item: item.id, at: world.now(), deleted });
  list.lastModifiedAt = world.now();
  world.changed(site, list);
}

/** The item of now, or a refusal when it is not there. */
export function itemFor(list: List, ask: Ask): Item {
  const item = list.items.get(Number(part(ask, 'listItem-id')));
  if (!item || item.deletedAt !== null) throw notFound();
  return item;
}

/** What a read shows: what was so `lagMs` ago. */
export const seen = (world: World, item: Item): Version | undefined =>
  versionAt(item, world.now() - world.faults.lagMs);

function latest(item: Item): Version {
  const version = item.versions.at(-1);
  if (!version) throw notFound();
  return version;
}

export function itemBody(world: World, site: Site, list: List, item: Item, version: Version): Record<string, unknown> {
  const first = item.versions[0] ?? version;
  return {
    '@odata.etag': etagOf(item, version),
    id: String(item.id),
    eTag: etagOf(item, version),
    createdBy: first.by,
    createdDateTime: stamp(first.at),
    lastModifiedBy: version.by,
    lastModifiedDateTime: stamp(version.at),
    parentReference: { id: list.id, siteId: site.id },
    contentType: { id: '0x0100', name: 'Item' },
    sharepointIds: {
      listId: list.id,
      listItemId: String(item.id),
      listItemUniqueId: item.uniqueId,
      siteId: site.id.split(',')[1] ?? '',
      tenantId: world.tenant,
    },
    webUrl: `https://${site.hostname}${site.path}/Lists/${encodeURIComponent(list.name)}/${item.id}_.000`,
  };
}

/** The item with `$select` and `$expand` as the request asks for them. */
export function shownItem(
  world: World,
  site: Site,
  list: List,
  item: Item,
  version: Version,
  ask: Ask,
): Record<string, unknown> {
  const more = expanded(ask, ['fields', 'driveItem', 'versions', 'createdByUser', 'lastModifiedByUser', 'analytics']);
  if ([...more.keys()].some((name) => name !== 'fields')) throw badRequest('This double expands only fields.');
  const { sharepointIds, ...usual } = itemBody(world, site, list, item, version);
  const names = selected(ask);
  const body =
    names === null
      ? usual
      : pick(
          { ...usual, sharepointIds },
          names.filter((name) => name !== 'fields'),
          [],
        );
  if (!more.has('fields')) return body;
  return { ...body, fields: fieldsBody(world, site, list, item, version, more.get('fields') ?? null) };
}

function matchEtag(ask: Ask, item: Item): void {
  const wanted = ask.headers['if-match'];
  if (wanted !== undefined && wanted !== '*' && wanted !== etagOf(item, latest(item))) throw stale();
}

function listItems(world: World, ask: Ask) {
  const site = siteFor(world, ask, 'read');
  const list = listFor(site, ask);
  const risk = /HonorNonIndexedQueriesWarningMayFailRandomly/i.test(ask.headers.prefer ?? '');
  let rows = [...list.items.values()].flatMap((item) => {
    const version = seen(world, item);
    return version ? [{ item, version, fields: sortable(item, version) }] : [];
  });
  const filter = ask.query.get('$filter');
  if (filter !== null) {
    const parsed = parseFilter(filter);
    checkFilter(list, parsed, risk, rows.length, world.threshold);
    if (
      rows.length > world.threshold &&
      rows.filter(({ fields }) => selects(parsed, fields, true)).length > world.threshold
    )
      throw tooMany();
    rows = rows.filter(({ fields }) => selects(parsed, fields, false));
  }
  const order = ask.query.get('$orderby');
  if (order !== null) {
    const found = /^fields\/(\w+)(?: (asc|desc))?$/.exec(order);
    const column = list.columns.find((known) => known.name === found?.[1]);
    const name = found?.[1];
    if (!found || !column || name === undefined) throw badRequest('Invalid orderby clause');
    if (!column.indexed && !risk) throw notIndexed(name);
    if (!column.indexed && rows.length > world.threshold) throw tooMany();
    const sign = found[2] === 'desc' ? -1 : 1;
    const value = (row: (typeof rows)[number]) =>
      Object.entries(row.fields).find(([key]) => key === keyOf(column))?.[1];
    rows.sort((left, right) => sign * compare(value(left), value(right)));
  }
  const page = paged(world, ask, rows, 5000, ['$filter', '$orderby']);
  const value = page.rows.map(({ item, version }) => shownItem(world, site, list, item, version, ask));
  return { status: 200, body: { ...page.next, value } };
}

/** What a filter or an order can see. */
const sortable = (item: Item, version: Version): Readonly<Record<string, unknown>> => ({
  ...version.fields,
  id: item.id,
  Created: stamp(item.versions[0]?.at ?? version.at),
  Modified: stamp(version.at),
});

function compare(left: unknown, right: unknown): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  return String(left ?? '').localeCompare(String(right ?? ''), 'sv');
}

const at = '/sites/{site-id}/lists/{list-id}/items';
const one = `${at}/{listItem-id}`;

function edit(world: World, ask: Ask, fields: unknown): { site: Site; list: List; item: Item; version: Version } {
  const site = siteFor(world, ask, 'write');
  const list = listFor(site, ask);
  const item = itemFor(list, ask);
  matchEtag(ask, item);
  const version = writeItem(world, site, list, item, actorOf(ask), readFields(site, list, fields, item));
  return { site, list, item, version };
}

export const itemRoutes: readonly Route[] = [
  { method: 'GET', template: at, roles: [], handle: listItems },
  {
    method: 'POST',
    template: at,
    roles: [],
    handle(world, ask) {
      const site = siteFor(world, ask, 'write');
      const list = listFor(site, ask);
      const { fields, ...rest } = record(ask.body);
      const other = Object.keys(rest).find((name) => name !== 'contentType' && !name.startsWith('@'));
      if (other !== undefined) throw badRequest(`'${other}' cannot be set.`);
      const item = createItem(world, site, list, actorOf(ask), readFields(site, list, fields ?? {}));
      const version = latest(item);
      const { sharepointIds: _, ...body } = itemBody(world, site, list, item, version);
      return { status: 201, body: { ...body, fields: fieldsBody(world, site, list, item, version, null) } };
    },
  },
  {
    method: 'GET',
    template: one,
    roles: [],
    handle(world, ask) {
      const site = siteFor(world, ask, 'read');
      const list = listFor(site, ask);
      const item = list.items.get(Number(part(ask, 'listItem-id')));
      const version = item && seen(world, item);
      if (!item || !version) throw notFound();
      return { status: 200, body: shownItem(world, site, list, item, version, ask) };
    },
  },
  {
    method: 'PATCH',
    template: one,
    roles: [],
    handle(world, ask) {
      const { fields, ...rest } = record(ask.body);
      const [other] = Object.keys(rest);
      if (other !== undefined) throw badRequest(`'${other}' cannot be set.`);
      const { site, list, item, version } = edit(world, ask, fields ?? {});
      const { sharepointIds: _, ...body } = itemBody(world, site, list, item, version);
      return { status: 200, body };
    },
  },
  {
    method: 'DELETE',
    template: one,
    roles: [],
    handle(world, ask) {
      const site = siteFor(world, ask, 'write');
      const list = listFor(site, ask);
      const item = itemFor(list, ask);
      matchEtag(ask, item);
      deleteItem(world, site, list, item);
      return { status: 204 };
    },
  },
  {
    method: 'GET',
    template: `${one}/fields`,
    roles: [],
    handle(world, ask) {
      const site = siteFor(world, ask, 'read');
      const list = listFor(site, ask);
      const item = list.items.get(Number(part(ask, 'listItem-id')));
      const version = item && seen(world, item);
      if (!item || !version) throw notFound();
      return { status: 200, body: fieldsBody(world, site, list, item, version, selected(ask)) };
    },
  },
  {
    method: 'PATCH',
    template: `${one}/fields`,
    roles: [],
    handle(world, ask) {
      const { site, list, item, version } = edit(world, ask, ask.body);
      return { status: 200, body: fieldsBody(world, site, list, item, version, null) };
    },
  },
  {
    method: 'GET',
    template: `${one}/versions`,
    roles: [],
    handle(world, ask) {
      const site = siteFor(world, ask, 'read');
      const list = listFor(site, ask);
      const item = itemFor(list, ask);
      const more = expanded(ask, ['fields']);
      const { rows, next } = paged(world, ask, item.versions.toReversed(), 5000, []);
      const value = rows.map((version) => ({
        id: `${version.number}.0`,
        lastModifiedBy: version.by,
        lastModifiedDateTime: stamp(version.at),
        ...(more.has('fields') && { fields: fieldsBody(world, site, list, item, version, more.get('fields') ?? null) }),
      }));
      return { status: 200, body: { ...next, value } };
    },
  },
];
