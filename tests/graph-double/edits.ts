import { readFields } from './fields.ts';
import type { Actor, Item, List, Site, World } from './world.ts';
import { createItem, deleteItem, restoreItem, writeItem } from './writes.ts';

/** What a person does in Lists, Excel or Power Automate. Values are checked as Graph checks them. */
export type Hand = {
  add(fields: Readonly<Record<string, unknown>>): Item;
  edit(item: number, fields: Readonly<Record<string, unknown>>): void;
  delete(item: number): void;
  /** Out of the recycle bin, with the same id. */
  restore(item: number): void;
};

/** The hand of a person (their Entra id) on one list. */
export function handOf(world: World, site: Site, list: List, user: string): Hand {
  const person = world.users.get(user);
  if (!person) throw new Error(`nobody has the id ${user}`);
  const by: Actor = { user: { id: person.id, displayName: person.displayName } };
  const there = (id: number): Item => {
    const item = list.items.get(id);
    if (!item) throw new Error(`the list has no item ${id}`);
    return item;
  };
  return {
    add: (fields) => createItem(world, site, list, by, readFields(site, list, fields)),
    edit(id, fields) {
      const item = there(id);
      if (item.deletedAt !== null) throw new Error(`item ${id} is deleted`);
      writeItem(world, site, list, item, by, readFields(site, list, fields, item));
    },
    delete: (id) => deleteItem(world, site, list, there(id)),
    restore: (id) => restoreItem(world, site, list, there(id)),
  };
}
