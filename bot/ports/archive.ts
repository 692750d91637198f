import type { PersonId } from '../core/ids.ts';

/** A row's columns by their internal names, as text: dates as `2026-11-22` or instants in ISO; null when empty. */
export type Row = { readonly [column: string]: string | null };

/** The two lists: cases (one way) and tasks (two ways). */
export type ListNoun = 'case' | 'task';

/** A row as it stands in the list. */
export type Item = {
  readonly item: string;
  readonly etag: string;
  /** The value of the indexed key column: our id, or null in a row that someone else added. */
  readonly key: string | null;
  readonly row: Row;
  /** Who made it, and who changed it last. Null: an app, such as we. */
  readonly author: PersonId | null;
  readonly editor: PersonId | null;
  /** The editor is this app. */
  readonly ours: boolean;
};

/** One page of what changed. `next` is the cursor to go on from; `more`: it leads to another page at once. */
export type Pull =
  | {
      readonly kind: 'page';
      readonly items: readonly Item[];
      readonly removed: readonly string[];
      readonly next: string;
      readonly more: boolean;
    }
  /** The cursor is too old: read the list from its start. */
  | { readonly kind: 'resync' };

/** A row to write. Without an item it is made; `looked`: an earlier try may have made it, so look for the key first. */
export type Write = {
  readonly key: string;
  readonly item: string | null;
  readonly etag: string | null;
  readonly looked: boolean;
  readonly row: Row;
};

export type Written =
  | { readonly kind: 'written'; readonly item: string; readonly etag: string }
  /** It was there already, made by an earlier try. */
  | { readonly kind: 'found'; readonly found: Item }
  /** Someone changed it since: read it first. */
  | { readonly kind: 'stale' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'passing'; readonly code: string; readonly after: number | null }
  /** The list will not have this row; an administrator must look. */
  | { readonly kind: 'refused'; readonly code: string };

/** A file of the library. `url`: where a person opens it. */
export type StoredFile = { readonly id: string; readonly url: string };

/**
 * SharePoint, where the organisation sees its cases and tasks. Throws `Retryable` for what passes and `Trouble` for what an
 * administrator must mend.
 */
export type Archive = {
  /** The list's own id: `known` while it is there. Another one means that the list was made anew. */
  list(noun: ListNoun, known: string | null): Promise<string>;
  /** From a cursor, or from the start. */
  pull(noun: ListNoun, cursor: string | null): Promise<Pull>;
  /** The row as it is now; null when it is gone. */
  see(noun: ListNoun, item: string): Promise<Item | null>;
  /** Writes up to 20 rows; each outcome stands for itself, in their order. */
  write(noun: ListNoun, writes: readonly Write[]): Promise<Written[]>;
  /** Takes a row away, if nobody changed it since. */
  remove(noun: ListNoun, item: string, etag: string): Promise<void>;
  /** A person's number in the site's user list, for a person column; null when they are not in it. */
  lookupOf(person: PersonId): Promise<string | null>;
  personOf(lookup: string): Promise<PersonId | null>;
  /** Asks to be told of changes, or renews that; null where notifications cannot be had. */
  subscribe(noun: ListNoun, known: string | null): Promise<{ readonly id: string; readonly until: Date } | null>;
  /** Puts a file into the library; the same folder and name again is the same file, in a new version. */
  putFile(folder: string, name: string, bytes: Uint8Array, contentType: string): Promise<StoredFile>;
  /** Takes a file away, to the site's recycle bin. Gone already is well. */
  removeFile(file: string): Promise<void>;
};
