import type { ChecklistItem, Task } from './task.ts';

/** A line as people write it. `after`: the line above; null is first, absent leaves it where it is, a new one last. */
export type ItemValue = { readonly text: string; readonly done: boolean; readonly after?: string | null };

/** `base`: the line's version that the writer saw; 0 for a new one. `value` null removes it. */
export type ChecklistChange = {
  readonly field: 'checklist';
  readonly item: string;
  readonly value: ItemValue | null;
  readonly base: number;
};

export const MOST_ITEMS = 50;
/** Removals that are remembered; an older one met again is as if the line had never been. */
const MOST_REMOVED = 200;

type Lines = Pick<Task, 'checklist' | 'removedItems'>;
type Met = {
  readonly from: string | null;
  readonly to: string | null;
  readonly lines: Lines;
  /** Null: written. */
  readonly conflict: {
    readonly yours: ItemValue | null;
    readonly theirs: ItemValue | null;
    readonly base: number;
  } | null;
};

/** A line's value as the history keeps it. */
export function itemText({ text, done, after }: ItemValue): string {
  return JSON.stringify({ text, done, after: after ?? null });
}

/** The same, read; null when there was none. */
export function readItem(kept: string | null): ItemValue | null {
  if (kept === null) return null;
  const { text, done, after }: { text?: unknown; done?: unknown; after?: unknown } = JSON.parse(kept);
  return { text: String(text ?? ''), done: done === true, after: typeof after === 'string' ? after : null };
}

/** A line as it stands, and the version to give when changing it; of a removed one the version of its removal. */
export function itemOf(
  { checklist, removedItems }: Lines,
  id: string,
): { readonly value: ItemValue | null; readonly version: number } {
  const index = checklist.findIndex((each) => each.id === id);
  const line = checklist[index];
  if (!line) return { value: null, version: removedItems.find((each) => each.id === id)?.version ?? 0 };
  return {
    value: { text: line.text, done: line.done, after: checklist[index - 1]?.id ?? null },
    version: line.version,
  };
}

/** Writes a line, or shows both values; null when it stands so already. */
export function mergeItem(lines: Lines, { item, value, base }: ChecklistChange, version: number): Met | null {
  const now = itemOf(lines, item);
  if (value === null && now.value === null) return null;
  const others = lines.checklist.filter((each) => each.id !== item);
  const yours = value && { ...value, after: placeOf(lines.checklist, others, item, value.after) };
  const from = now.value && itemText(now.value);
  const to = yours && itemText(yours);
  if (from === to) return null;
  const conflict = base === now.version ? null : { yours: value, theirs: now.value, base: now.version };
  if (yours === null) {
    const removedItems = [...lines.removedItems.filter(({ id }) => id !== item), { id: item, version }];
    return { from, to, conflict, lines: { checklist: others, removedItems: removedItems.slice(-MOST_REMOVED) } };
  }
  const line: ChecklistItem = { id: item, text: yours.text, done: yours.done, version };
  const at = yours.after === null ? 0 : others.findIndex(({ id }) => id === yours.after) + 1;
  const checklist = [...others.slice(0, at), line, ...others.slice(at)];
  return {
    from,
    to,
    conflict,
    lines: { checklist, removedItems: lines.removedItems.filter(({ id }) => id !== item) },
  };
}

/** The line that it comes to stand under. One that is gone, or itself, moves nothing. */
function placeOf(
  all: readonly ChecklistItem[],
  others: readonly ChecklistItem[],
  item: string,
  after: string | null | undefined,
): string | null {
  if (after === null || (after !== undefined && others.some(({ id }) => id === after))) return after;
  const index = all.findIndex(({ id }) => id === item);
  return (index < 0 ? others.at(-1)?.id : all[index - 1]?.id) ?? null;
}
