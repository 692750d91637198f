/** Rows in and out of the list, and who is busy with which of them. Types only. */
import type { TaskField } from '../core/tasks/task.ts';
import type { FieldChange, Named } from './contract.ts';

/** What of a task someone is busy with; `task`: it is open before them. */
export type PresenceField = TaskField | 'participants' | 'checklist' | 'comment' | 'task';

/** POST /api/tasks/:id/presence, at least every 10 s for as long as it holds; null: no longer. Kept nowhere. */
export type PresenceBeat = { readonly field: PresenceField | null };

/** Told on GET /api/changes between the changes, to those who see the task. Who is not heard of for 25 s has gone. */
export type PresenceHeard = {
  readonly noun: 'presence';
  readonly id: string;
  readonly by: Named;
  readonly field: PresenceField | null;
};

/** What a sheet may say of a task. */
export type ImportField = Exclude<TaskField, 'removed'>;

/** A cell: text as it stood (Excel's own dates as YYYY-MM-DD), or someone or something chosen by its id. */
export type ImportCell = string | { readonly id: string };

export type ImportRow = {
  /** Of the task that it changes; absent: a new one. */
  readonly number?: string;
  /** The task's version that the row was made from; absent: the one that it has now. */
  readonly version?: number;
  /** A column that the sheet does not have is absent, and that field stays as it is. An empty text clears the field. */
  readonly cells: { readonly [field in ImportField]?: ImportCell };
  /** Fields where this row holds, whatever someone else wrote there since. */
  readonly over?: readonly ImportField[];
};

/**
 * POST /api/tasks/import: at most 1,000 rows, each held to the rules of a single add or edit. `dryRun` writes nothing and
 * answers what would become of each row. Otherwise all are written or none, unless `only` is `good`. With an
 * Idempotency-Key the same import has one effect.
 */
export type Import = {
  readonly rows: readonly ImportRow[];
  readonly dryRun: boolean;
  readonly only?: 'good';
};

export type ImportProblemCode =
  | 'title' // there is none
  | 'administration'
  | 'person'
  | 'people' // several have that name
  | 'date'
  | 'status'
  | 'priority'
  | 'recurrence'
  | 'origin'
  | 'originFixed'
  | 'number'
  | 'removed'
  | 'twice'
  | 'conflict'
  | 'refused'; // by a rule, in the rule's words

export type ImportProblem = {
  readonly code: ImportProblemCode;
  /** For the person. */
  readonly message: string;
  /** What may have been meant. */
  readonly choices?: readonly Named[];
  /** In a conflict: what stands there now, and who wrote it. */
  readonly theirs?: string;
  readonly by?: string;
};

/** `shown`: as it will stand; `was`: as it stands now, when that is something else. */
export type ImportedCell = {
  readonly shown: string;
  readonly was?: string;
  readonly problem?: ImportProblem;
};

export type ImportedRow = {
  readonly kind: 'new' | 'change' | 'same' | 'wrong';
  /** Of the task that it changes or, written, became. */
  readonly task: { readonly id: string; readonly number: string; readonly version: number } | null;
  readonly cells: { readonly [field in ImportField]?: ImportedCell };
  /** Of the row as a whole. */
  readonly problem?: ImportProblem;
  /** Written: the changes that take it back. */
  readonly undo?: readonly FieldChange[];
};

/** Rows in the order of the question. */
export type ImportAnswer = {
  readonly rows: readonly ImportedRow[];
  readonly written: boolean;
  readonly counts: { readonly [kind in ImportedRow['kind']]: number };
};
