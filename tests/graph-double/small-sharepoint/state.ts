import { keyOf } from '../fields.ts';
import type { Actor, Column, Item, List, Site, Version, World } from '../world.ts';

/** All that the page shows. Dates are local to the site, times are ISO. */
export type Shown = {
  /** The same as long as nothing has changed. */
  readonly version: string;
  readonly site: string;
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly lists: readonly ShownList[];
  readonly files: readonly {
    readonly path: string;
    readonly folder: boolean;
    readonly size: number;
    readonly at: string;
    readonly by: string;
  }[];
};
export type ShownList = {
  readonly title: string;
  /** False: only Trygg writes here. */
  readonly editable: boolean;
  readonly columns: readonly ShownColumn[];
  readonly items: readonly ShownItem[];
  readonly removed: readonly ShownItem[];
};
export type ShownColumn = {
  /** As it is written: a person column by its LookupId. */
  readonly key: string;
  readonly label: string;
  readonly kind: Column['kind'];
  readonly choices: readonly string[];
  readonly required: boolean;
};
export type ShownItem = {
  readonly id: number;
  /** By column key. A person's is their Entra id. */
  readonly values: Readonly<Record<string, string>>;
  readonly version: number;
  readonly at: string;
  readonly by: string;
};

/** Lists that people edit; the others are Trygg's own record. */
const edited = (list: List): boolean => /uppgift|task/i.test(list.displayName);

export function shownOf(world: World, site: Site): Shown {
  const lists = [...site.lists.values()].filter(({ hidden, template }) => !hidden && template === 'genericList');
  const files = [...site.drives.values()]
    .flatMap((drive) => [...drive.files.values()])
    .filter(({ path }) => path !== '');
  const people = [...world.users.values()].map(({ id, displayName }) => ({ id, name: displayName }));
  return {
    version: [
      ...lists.map(({ id, changes, columns }) => `${id}:${changes.length}:${columns.length}`),
      ...files.map(({ id, version }) => `${id}:${version}`),
      people.length,
    ].join(' '),
    site: site.displayName,
    people: people.toSorted((one, other) => one.name.localeCompare(other.name, 'sv')),
    lists: lists.map((list) => shownList(site, list)),
    files: files
      .map(({ path, bytes, changedAt, changedBy }) => ({
        path,
        folder: bytes === null,
        size: bytes?.length ?? 0,
        at: new Date(changedAt).toISOString(),
        by: nameOf(changedBy),
      }))
      .toSorted((one, other) => one.path.localeCompare(other.path, 'sv')),
  };
}

function shownList(site: Site, list: List): ShownList {
  // As in a view: what ties a row to its record is for no one to read.
  const columns = list.columns.filter(
    ({ builtIn, hidden, unique, name }) => !hidden && !unique && (!builtIn || name === 'Title'),
  );
  const shown = (item: Item): ShownItem[] => {
    const version = item.versions.at(-1);
    return version
      ? [
          {
            id: item.id,
            values: valuesOf(site, columns, version),
            version: version.number,
            at: new Date(version.at).toISOString(),
            by: nameOf(version.by),
          },
        ]
      : [];
  };
  const newest = [...list.items.values()].toReversed();
  return {
    title: list.displayName,
    editable: edited(list),
    columns: columns.map((column) => ({
      key: keyOf(column),
      label: column.name === 'Title' ? titleLabel(column) : column.displayName,
      kind: column.kind,
      choices: column.choices,
      required: column.required,
    })),
    items: newest.filter(({ deletedAt }) => deletedAt === null).flatMap(shown),
    removed: newest.filter(({ deletedAt }) => deletedAt !== null).flatMap(shown),
  };
}

const titleLabel = (column: Column) => (column.displayName === 'Title' ? 'Rubrik' : column.displayName);
const nameOf = (actor: Actor): string => ('user' in actor ? actor.user.displayName : actor.application.displayName);

function valuesOf(site: Site, columns: readonly Column[], version: Version): Record<string, string> {
  const local = new Intl.DateTimeFormat('sv-SE', { timeZone: site.timeZone, dateStyle: 'short' });
  const minutes = new Intl.DateTimeFormat('sv-SE', { timeZone: site.timeZone, dateStyle: 'short', timeStyle: 'short' });
  const values: Record<string, string> = {};
  for (const column of columns) {
    const value = version.fields[keyOf(column)];
    if (value === null || value === undefined) continue;
    const text = String(value);
    if (column.kind === 'date') values[keyOf(column)] = local.format(Date.parse(text));
    else if (column.kind === 'dateTime') values[keyOf(column)] = minutes.format(Date.parse(text));
    else if (column.kind === 'person')
      values[keyOf(column)] = site.users.find(({ id }) => String(id) === text)?.user ?? '';
    else values[keyOf(column)] = text;
  }
  return values;
}
