import { badRequest, GraphError, record } from './exchange.ts';
import {
  type Actor,
  type Column,
  guidOf,
  type Item,
  type List,
  type Site,
  stamp,
  type User,
  type Version,
  type World,
} from './world.ts';

/** Checks written fields as SharePoint does, and gives them as kept. Unknown names and wrong types are refused. */
export function readFields(site: Site, list: List, given: unknown, itself?: Item): Record<string, unknown> {
  const written: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(record(given))) {
    if (name.startsWith('@') || name.includes('@odata')) continue;
    const column = list.columns.find((known) => keyOf(known) === name);
    if (!column) throw badRequest(`Field '${name}' is not recognized`);
    if (column.readOnly) throw badRequest(`Field '${name}' is read-only`);
    const kept = readValue(site, column, value);
    if (kept === null && column.required) throw badRequest(`Field '${name}' is required`);
    if (column.unique && kept !== null) unique(list, column, kept, itself);
    written[name] = kept;
  }
  return written;
}

/** A person or lookup column is written and read by its id. */
export const keyOf = (column: Column): string =>
  column.kind === 'person' || column.kind === 'lookup' ? `${column.name}LookupId` : column.name;

/** Who had a value last, by list and column; a hit counts only while it is still so. */
const holders = new WeakMap<List, Map<string, Map<unknown, Item>>>();

function unique(list: List, column: Column, kept: unknown, itself: Item | undefined): void {
  const holder = holdersOf(list, column.name).get(kept);
  const now = holder?.deletedAt === null ? holder.versions.at(-1)?.fields[column.name] : undefined;
  if (holder !== itself && now === kept)
    throw new GraphError(409, 'nameAlreadyExists', `The value of '${column.name}' is there already.`);
}

function holdersOf(list: List, column: string): Map<unknown, Item> {
  const columns = holders.get(list) ?? new Map<string, Map<unknown, Item>>();
  holders.set(list, columns);
  const found = columns.get(column);
  if (found) return found;
  const values = new Map<unknown, Item>();
  columns.set(column, values);
  for (const item of list.items.values())
    if (item.deletedAt === null) values.set(item.versions.at(-1)?.fields[column], item);
  return values;
}

/** Notes the unique values that an item has now; called after each write. */
export function noteUnique(list: List, item: Item): void {
  for (const column of list.columns)
    if (column.unique) holdersOf(list, column.name).set(item.versions.at(-1)?.fields[column.name], item);
}

function readValue(site: Site, column: Column, value: unknown): unknown {
  if (value === null || value === '') return null;
  const wrong = () => badRequest(`The value of '${column.name}' has the wrong type.`);
  switch (column.kind) {
    case 'text':
    case 'note': {
      if (typeof value !== 'string') throw wrong();
      if (value.length > column.maxLength) throw badRequest(`The text of '${column.name}' is too long.`);
      if (column.kind === 'text' && /[\r\n]/.test(value)) throw badRequest(`'${column.name}' holds a single line.`);
      return value;
    }
    case 'number':
      if (typeof value !== 'number' || !Number.isFinite(value)) throw wrong();
      return value;
    case 'boolean':
      if (typeof value !== 'boolean') throw wrong();
      return value;
    case 'choice':
      if (typeof value !== 'string' || !column.choices.includes(value)) throw wrong();
      return value;
    case 'dateTime':
    case 'date': {
      if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/.test(value))
        throw wrong();
      const at = Date.parse(value);
      if (Number.isNaN(at)) throw wrong();
      return column.kind === 'date' ? stamp(localMidnight(at, site.timeZone)) : stamp(at);
    }
    case 'person':
    case 'lookup': {
      const id =
        typeof value === 'number'
          ? value
          : typeof value === 'string' && /^\d+$/.test(value)
            ? Number(value)
            : undefined;
      if (id === undefined) throw wrong();
      if (column.kind === 'person' && !site.users.some((user) => user.id === id))
        throw badRequest(`No such person on the site: ${id}.`);
      return String(id);
    }
  }
}

/** A column that holds a date keeps the local midnight of the site, in UTC: 24 July in Sweden is 2026-07-23T22:00:00Z. */
export function localMidnight(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at);
  const noon = Date.parse(`${parts}T12:00:00Z`);
  const there = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(noon);
  const [hours = 0, minutes = 0] = there.split(':').map(Number);
  return Date.parse(`${parts}T00:00:00Z`) - ((hours - 12) * 60 + minutes) * 60_000;
}

/** The id that the site's hidden user list has for a person, added when the person is new to the site. */
export function siteUserId(site: Site, user: User): number {
  const known = site.users.find((entry) => entry.user === user.id);
  if (known) return known.id;
  const id = 1 + Math.max(5, ...site.users.map((entry) => entry.id));
  site.users.push({ id, user: user.id, title: user.displayName, upn: user.userPrincipalName });
  const hidden = [...site.lists.values()].find(({ template }) => template === 'userInformation');
  const fields = {
    Title: user.displayName,
    Name: `i:0#.f|membership|${user.userPrincipalName}`,
    EMail: user.mail,
    UserName: user.userPrincipalName,
    JobTitle: user.jobTitle,
    Department: user.department,
  };
  const by = { application: { id: guidOf('system'), displayName: 'System Account' } };
  hidden?.items.set(id, {
    id,
    uniqueId: guidOf(`${site.id} user ${id}`),
    versions: [{ number: 1, fields, by, at: 0 }],
    deletedAt: null,
  });
  return id;
}

/** Application edits stand under an entry of their own. */
export function actorId(world: World, site: Site, actor: Actor): number {
  if ('application' in actor) return 1_073_741_822;
  const user = world.users.get(actor.user.id);
  return user ? siteUserId(site, user) : 1_073_741_823;
}

/** `fields` as it is read. `names` null: all that a read gives by itself; a person's name only where it is asked for. */
export function fieldsBody(
  world: World,
  site: Site,
  list: List,
  item: Item,
  version: Version,
  names: readonly string[] | null,
): Record<string, unknown> {
  const first = item.versions[0] ?? version;
  const all: Record<string, unknown> = {
    '@odata.etag': etagOf(item, version),
    id: String(item.id),
    ContentType: 'Item',
    Created: stamp(first.at),
    Modified: stamp(version.at),
    AuthorLookupId: String(actorId(world, site, first.by)),
    EditorLookupId: String(actorId(world, site, version.by)),
    _UIVersionString: `${version.number}.0`,
    Attachments: false,
    ...Object.fromEntries(Object.entries(version.fields).filter(([, value]) => value !== null)),
  };
  if (names === null) return all;
  const people = list.columns.filter(({ kind, name }) => kind === 'person' && names.includes(name));
  for (const { name } of people) {
    const person = site.users.find(({ id }) => String(id) === all[`${name}LookupId`]);
    if (person) all[name] = person.title;
  }
  const unknown = names.find(
    (name) => !(name in all) && !list.columns.some((known) => known.name === name || keyOf(known) === name),
  );
  if (unknown !== undefined) throw badRequest(`Field '${unknown}' is not recognized`);
  return Object.fromEntries(Object.entries(all).filter(([name]) => name.startsWith('@') || names.includes(name)));
}

export const etagOf = (item: Item, version: Version): string => `"${item.uniqueId},${version.number}"`;
