import { type Ask, badRequest } from './exchange.ts';
import { keyOf, noteUnique } from './fields.ts';
import type { Actor, Item, List, Site, Version, World } from './world.ts';

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
  noteUnique(list, item);
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
  noteUnique(list, item);
  noteChange(world, site, list, item, false);
}

function noteChange(world: World, site: Site, list: List, item: Item, deleted: boolean): void {
  const seq = (list.changes.at(-1)?.seq ?? 0) + 1;
  list.changes.push({ seq, item: item.id, at: world.now(), deleted });
  list.lastModifiedAt = world.now();
  world.changed(site, list);
}
