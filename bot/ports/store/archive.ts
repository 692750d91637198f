import type { TroubleCode } from '../../core/errors.ts';
import type { CaseId } from '../../core/ids.ts';
import type { TaskField } from '../../core/tasks/task.ts';
import type { ListNoun, Row } from '../archive.ts';

/** A row as it stands there, and which version of each of the task's fields that is. */
export type Mirror = { readonly row: Row; readonly versions: { readonly [field in TaskField]?: number } };

/** One case or task, and its row. */
export type Archived = {
  readonly noun: ListNoun;
  readonly id: string;
  readonly item: string | null;
  readonly etag: string | null;
  /** The version that stands there; 0: none. */
  readonly version: number;
  readonly due: boolean;
  readonly mirror: Mirror | null;
  /** A write that is under way, or whose answer never came. */
  readonly writing: Mirror | null;
  /** `asked`: its row was removed, and someone is asked what that means. `away`: the task ended with its row. */
  readonly state: 'there' | 'asked' | 'away';
  /** The reading of the whole list that saw it last. */
  readonly seen: number;
};

export type ListState = {
  readonly listId: string;
  readonly cursor: string | null;
  readonly sweep: number;
  readonly sweeping: boolean;
  readonly subscription: string | null;
  readonly subscribedUntil: Date | null;
};

export type Trouble = { readonly what: string; readonly code: TroubleCode; readonly since: Date };

/** What Trygg knows of the lists. */
export type ArchiveRecords = {
  list(noun: ListNoun): Promise<ListState | null>;
  saveList(noun: ListNoun, state: ListState): Promise<void>;
  /** Forgets all rows of a list that was made anew, so that they are made again. */
  forget(noun: ListNoun): Promise<void>;
  /** Ids of what stands otherwise there than here, or not at all; oldest first. */
  due(noun: ListNoun, limit: number): Promise<string[]>;
  /** Locks the row until the transaction ends. */
  get(noun: ListNoun, id: string): Promise<Archived | null>;
  byItem(noun: ListNoun, item: string): Promise<Archived | null>;
  save(record: Archived): Promise<void>;
  /** The tasks of a case are looked at again: what may be shown of the case has changed. */
  tasksDue(of: CaseId): Promise<void>;
  /** Rows that the reading of the whole list did not show. */
  unseen(noun: ListNoun, sweep: number, limit: number): Promise<Archived[]>;
  /** Tasks whose row was removed, of those given. */
  asked(ids: readonly string[]): Promise<string[]>;

  trouble(what: string, code: TroubleCode, at: Date): Promise<void>;
  mended(what: string): Promise<void>;
  troubles(): Promise<Trouble[]>;
};
