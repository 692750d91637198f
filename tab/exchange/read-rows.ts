import type { ImportCell, ImportField, ImportRow } from '../../bot/api/contract.ts';
import { type Heading, headingOf } from './columns.ts';
import { unguarded } from './guard.ts';

/** A cell as a file or the clipboard gives it. */
export type SheetCell = string | number | boolean | Date | null | undefined;
/** Why nothing can be read from it. */
export type Unread = 'empty' | 'noTitle';

export type SheetRead = {
  readonly rows: readonly { readonly line: number; readonly row: ImportRow }[];
  /** Headings that are none of ours. */
  readonly unknown: readonly string[];
};

/** Pasted rows without headings are read in this order; with a number first when one stands there. */
export const byPlace = ['title', 'administration', 'responsible', 'dueDate', 'status', 'description'] as const;

const NUMBER = /^U-\d{5,}$/i;
const told = ['arende', 'case', 'tillagd', 'added', 'andrad', 'changed', 'tillagd av', 'added by'];

/** Rows of a sheet as the API reads them. `pasted`: what has no headings is read by place. */
export function readRows(sheet: readonly (readonly SheetCell[])[], pasted: boolean): SheetRead | Unread {
  const lines = sheet
    .map((cells, at) => ({ line: at + 1, cells: cells.map(textOf) }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const [head, ...below] = lines;
  if (!head) return 'empty';
  const named = head.cells.map(headingOf);
  if (named.includes('title') || named.includes('number')) {
    if (below.length === 0) return 'empty';
    const rest = head.cells.filter((text, at) => text.trim() !== '' && named[at] === null && !isTold(text));
    return { rows: below.map(({ line, cells }) => ({ line, row: rowOf(cells, named) })), unknown: rest };
  }
  if (!pasted) return 'noTitle';
  const numbered = NUMBER.test(head.cells[0]?.trim() ?? '');
  const order = [...(numbered ? (['number'] as const) : []), ...byPlace];
  const row = (cells: readonly string[]) =>
    rowOf(
      cells,
      cells.map((_, at) => order[at] ?? null),
    );
  return { rows: lines.map(({ line, cells }) => ({ line, row: row(cells) })), unknown: [] };
}

/** Columns that an export tells and nobody writes. */
const isTold = (text: string) => told.includes(text.normalize('NFD').replaceAll(/\p{M}/gu, '').trim().toLowerCase());

function rowOf(cells: readonly string[], named: readonly (Heading | null)[]): ImportRow {
  const read: { [field in ImportField]?: ImportCell } = {};
  let number = '';
  let version = 0;
  for (const [at, heading] of named.entries()) {
    if (heading === null) continue;
    const text = cells[at] ?? '';
    if (heading === 'number') number = text.trim().toUpperCase();
    else if (heading === 'version') version = /^\d{1,9}$/.test(text.trim()) ? Number(text) : 0;
    // The first column of a name counts.
    else read[heading] ??= text;
  }
  return { ...(number === '' ? {} : { number }), ...(number !== '' && version > 0 ? { version } : {}), cells: read };
}

function textOf(cell: SheetCell): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  return unguarded(String(cell));
}
