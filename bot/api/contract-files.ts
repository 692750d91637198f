import type { TaskFileType } from '../core/tasks/task-file.ts';
import type { Named } from './contract.ts';

export type { TaskFileType };

export type TaskFile = {
  readonly id: string;
  readonly name: string;
  readonly type: TaskFileType;
  /** Bytes. */
  readonly size: number;
  readonly by: Named;
  readonly at: string;
  /** Where it stands in SharePoint; null: not there, or not yet. */
  readonly url: string | null;
  /** This caller may remove it. */
  readonly remove: boolean;
};

/**
 * GET /api/tasks/:id/files. POST to the same with the file as body and its name percent-encoded in the header
 * `trygg-name` answers 201 TaskFile. GET …/files/:file are its bytes. PATCH …/files/:file { removed } hides it or puts it
 * back, and answers {}.
 */
export type TaskFiles = {
  readonly files: readonly TaskFile[];
  /** Null: none may be added. */
  readonly add: {
    /** Bytes. */
    readonly largest: number;
    /** Endings without the dot. */
    readonly endings: readonly string[];
  } | null;
  /** Who did what, oldest first. */
  readonly steps: readonly {
    readonly name: string;
    readonly step: 'added' | 'removed' | 'restored';
    readonly by: Named;
    readonly at: string;
  }[];
};
