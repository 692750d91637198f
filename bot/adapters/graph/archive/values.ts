import { z } from 'zod';
import { id, type PersonId } from '../../../core/ids.ts';
import type { Item, Row } from '../../../ports/archive.ts';

/** How a column's text travels: dates are kept as the local midnight of a Swedish site. */
export type ColumnKinds = ReadonlyMap<string, 'text' | 'choice' | 'person' | 'date' | 'instant'>;

const local = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', dateStyle: 'short' });

/** Noon in UTC is the same day in Sweden, winter and summer. */
export function writeRow(row: Row, kinds: ColumnKinds): { readonly [column: string]: string | null } {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      value !== null && kinds.get(column) === 'date' ? `${value}T12:00:00Z` : value,
    ]),
  );
}

function readValue(value: unknown, kind: string | undefined): string | null {
  if (value === null || value === undefined || value === '') return null;
  const text = String(value);
  if (kind !== 'date') return text;
  const at = Date.parse(text);
  return Number.isNaN(at) ? text : local.format(at);
}

const who = z.object({
  user: z.object({ id: z.string().optional() }).nullish(),
  application: z.object({ id: z.string().optional() }).nullish(),
});

export const itemShape = z.object({
  id: z.string(),
  eTag: z.string().optional(),
  deleted: z.unknown().optional(),
  createdBy: who.nullish(),
  lastModifiedBy: who.nullish(),
  fields: z.record(z.string(), z.unknown()).nullish(),
});
export type RawItem = z.infer<typeof itemShape>;

const personOf = (by: RawItem['createdBy']): PersonId | null => (by?.user?.id ? id<PersonId>(by.user.id) : null);

/** A list item as the rules read it. `columns`: those that Trygg knows; the rest is the organisation's own. */
export function readItem(raw: RawItem, key: string, kinds: ColumnKinds, appId: string): Item {
  const fields = raw.fields ?? {};
  const row: Row = Object.fromEntries(
    [...kinds].map(([column, kind]) => {
      const name = kind === 'person' ? `${column}LookupId` : column;
      return [name, readValue(fields[name], kind)];
    }),
  );
  const editor = personOf(raw.lastModifiedBy);
  return {
    item: raw.id,
    etag: raw.eTag ?? '',
    key: row[key] ?? null,
    row,
    author: personOf(raw.createdBy),
    editor,
    ours: editor === null && raw.lastModifiedBy?.application?.id === appId,
  };
}
