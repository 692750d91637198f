import type { ChecklistItem, ChecklistValue } from '../../bot/api/contract.ts';

/** A change of a line that the server has not answered yet. */
export type Expected = { readonly item: string; readonly value: ChecklistValue | null; readonly base: number };

/** Lines of a pasted text, without empty ones and the signs that lists are written with. */
export function linesOf(pasted: string): string[] {
  return pasted
    .split(/\r?\n/)
    .map((line) => line.replace(/^\s*(?:[-*•–]\s+)?(?:\[[ xX]?\]\s*)?(?:\d{1,3}[.)]\s+)?/, '').trim())
    .filter((line) => line !== '');
}

/** The checklist as it will be when what was pressed has come through. */
export function hopedLines(items: readonly ChecklistItem[], expected: readonly Expected[]): readonly ChecklistItem[] {
  return expected.reduce(withLine, items);
}

function withLine(items: readonly ChecklistItem[], { item, value }: Expected): readonly ChecklistItem[] {
  const there = items.find((each) => each.id === item);
  if (value === null) return items.filter((each) => each.id !== item);
  const next = { id: item, text: value.text, done: value.done, version: there?.version ?? 0 };
  if (value.after === undefined && there) return items.map((each) => (each.id === item ? next : each));
  const others = items.filter((each) => each.id !== item);
  const place = value.after === null ? 0 : others.findIndex((each) => each.id === value.after) + 1;
  const at = value.after !== null && place === 0 ? others.length : place;
  return [...others.slice(0, at), next, ...others.slice(at)];
}
