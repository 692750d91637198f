import { type Ask, badRequest, notFound, part, type Route, record, stale } from './exchange.ts';
import { etagOf, fieldsBody, readFields } from './fields.ts';
import { siteFor } from './grants.ts';
import { listItems } from './listing.ts';
import { listFor } from './lists.ts';
import { expanded, paged, pick, selected } from './page.ts';
import { type Item, type List, type Site, stamp, type Version, versionAt, type World } from './world.ts';
import { actorOf, createItem, deleteItem, writeItem } from './writes.ts';

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
