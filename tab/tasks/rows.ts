import type { TaskGroups } from '../../bot/api/contract.ts';

export type Group = TaskGroups['groups'][number];
export type Row =
  | { readonly kind: 'group'; readonly group: Group; readonly folded: boolean }
  /** Added here just now; an index in the window's `fresh`. */
  | { readonly kind: 'fresh'; readonly at: number }
  /** A place in the server's order. */
  | { readonly kind: 'task'; readonly place: number };

/** What is drawn, from row 0: what was just added, then each group's head and, unless it is folded, its tasks. */
export type Rows = {
  readonly count: number;
  readonly at: (index: number) => Row | null;
  /** Of a place; null where its group is folded. */
  readonly indexOf: (place: number) => number | null;
  /** Rows that are heads. */
  readonly heads: readonly number[];
};

/** A group's key among those that are folded. */
export const keyOf = (group: Group): string => group.id ?? '';

export function rowsOf(
  total: number,
  fresh: number,
  groups: readonly Group[] | null,
  folded: ReadonlySet<string>,
): Rows {
  if (groups === null)
    return {
      count: fresh + total,
      heads: [],
      at(index) {
        if (index < 0 || index >= fresh + total) return null;
        return index < fresh ? { kind: 'fresh', at: index } : { kind: 'task', place: index - fresh };
      },
      indexOf: (place) => (place >= 0 && place < total ? fresh + place : null),
    };
  let index = fresh;
  let place = 0;
  const parts = groups.map((group) => {
    const part = { group, folded: folded.has(keyOf(group)), head: index, place };
    place += group.count;
    index += 1 + (part.folded ? 0 : group.count);
    return part;
  });
  const count = index;
  return {
    count,
    heads: parts.map((part) => part.head),
    at(wanted) {
      if (wanted < 0 || wanted >= count) return null;
      if (wanted < fresh) return { kind: 'fresh', at: wanted };
      const part = parts.findLast(({ head }) => head <= wanted);
      if (!part) return null;
      if (part.head === wanted) return { kind: 'group', group: part.group, folded: part.folded };
      return { kind: 'task', place: part.place + wanted - part.head - 1 };
    },
    indexOf(wanted) {
      const part = parts.findLast((each) => each.place <= wanted && wanted < each.place + each.group.count);
      return !part || part.folded ? null : part.head + 1 + wanted - part.place;
    },
  };
}
