import type { ListNoun } from '../../ports/archive.ts';
import type { Archived } from '../../ports/store/archive.ts';
import { id, type PersonId } from '../ids.ts';

/** The archive looks at tasks as nobody in particular: no one of this id is in conflict anywhere. */
export const nobody = id<PersonId>('');

export const unwritten = (noun: ListNoun, of: string, seen: number): Archived => ({
  noun,
  id: of,
  item: null,
  etag: null,
  version: 0,
  due: false,
  mirror: null,
  writing: null,
  state: 'there',
  seen,
});

/** The version that an etag of SharePoint's (`"guid,3"`) counts, or null in another form. */
function counted(etag: string): number | null {
  const found = /,(\d+)"?$/.exec(etag)?.[1];
  return found === undefined ? null : Number(found);
}

/** Whether a row was read before what we know of it: after a write SharePoint may still show the old one. */
export function isOld(etag: string, known: string | null): boolean {
  if (known === null) return false;
  if (etag === known) return true;
  const [theirs, ours] = [counted(etag), counted(known)];
  return theirs !== null && ours !== null && theirs <= ours;
}
