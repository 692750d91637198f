import type { CaseId, PersonId, PlaceId, TaskId } from '../ids.ts';
import type { NeutralTitle } from './neutral-titles.ts';

export const taskStatuses = ['open', 'inProgress', 'done'] as const;
export type TaskStatus = (typeof taskStatuses)[number];

/** Where a task came from. Source: domain words. */
export const manualOrigins = [
  'manual',
  'rsa',
  'selfInspection',
  'inspectionRemark',
  'goal',
  'meeting',
  'externalRequest',
] as const;
export const origins = ['case', ...manualOrigins] as const;
export type OriginKind = (typeof origins)[number];
export type Origin =
  /** The case's number is a pointer; nothing else of the case stands on a task. */
  | { readonly kind: 'case'; readonly case: CaseId; readonly number: string }
  | { readonly kind: (typeof manualOrigins)[number] };

/** A case-born task has a title of the fixed list, never typed. */
export type TaskTitle =
  | { readonly kind: 'neutral'; readonly id: NeutralTitle }
  | { readonly kind: 'own'; readonly text: string };

/** How urgent, in Planner's words. */
export const priorities = ['urgent', 'important', 'medium', 'low'] as const;
export type Priority = (typeof priorities)[number];

/** How long until the next one, as ISO 8601 writes a duration. */
export const recurrences = ['P1W', 'P2W', 'P1M', 'P3M', 'P6M', 'P1Y'] as const;
export type Recurrence = (typeof recurrences)[number];

/** The value of `dueDate` that says: without a date, by choice. */
export const UNDATED = 'none';

/** What people edit, each on its own. Dates are local, YYYY-MM-DD. */
export type TaskFields = {
  readonly title: string;
  readonly description: string;
  /** A place of level administration (förvaltning). */
  readonly administration: PlaceId | null;
  readonly responsible: PersonId | null;
  /** A date, UNDATED, or nothing said yet. */
  readonly dueDate: string | null;
  readonly status: TaskStatus;
  readonly priority: Priority;
  /** Bevakning: hidden until that day, then on top until someone changes or clears it. */
  readonly followUpDate: string | null;
  readonly recurrence: Recurrence | null;
  /** That of a case-born task is given, and cannot be chosen. */
  readonly origin: (typeof manualOrigins)[number];
  /** Where what the task came of stands: an https address, or a place in the tab (`#/meetings/<id>`). */
  readonly link: string | null;
  /** Out of every view but the one of what was removed. */
  readonly removed: 'yes' | null;
};
export const taskFields = [
  'title',
  'description',
  'administration',
  'responsible',
  'dueDate',
  'status',
  'priority',
  'followUpDate',
  'recurrence',
  'origin',
  'link',
  'removed',
] as const satisfies readonly (keyof TaskFields)[];
export type TaskField = (typeof taskFields)[number];

/** One line of a task's checklist. `version`: the task's version at which it last changed. */
export type ChecklistItem = {
  readonly id: string;
  readonly text: string;
  readonly done: boolean;
  readonly version: number;
};

/** One row of the shared list. */
export type Task = Omit<TaskFields, 'title' | 'origin' | 'removed'> & {
  /** Without a date by choice; `dueDate` is null then. */
  readonly undated: boolean;
  readonly removed: boolean;
  /** Who takes part beside the responsible, in the order they were added. */
  readonly participants: readonly PersonId[];
  /** The day of the month that a series keeps to, also where a month is too short for it; null: none has begun. */
  readonly seriesDay: number | null;
  readonly checklist: readonly ChecklistItem[];
  /** Lines that were removed, and when: so that who edits one meets that, and who takes the removal back can. */
  readonly removedItems: readonly { readonly id: string; readonly version: number }[];
  /** How many stand. */
  readonly comments: number;
  readonly files: number;
  readonly id: TaskId;
  /** What people read, for example U-00012. */
  readonly number: string;
  readonly title: TaskTitle;
  readonly origin: Origin;
  /** The case that it came of cannot be closed until it is done or moved. False for every other task. */
  readonly keepsCaseOpen: boolean;
  readonly createdBy: PersonId;
  readonly createdAt: Date;
  readonly changedAt: Date;
  /** Counts every change. */
  readonly version: number;
  /** The task's version at which each field last changed. */
  readonly fieldVersions: { readonly [field in TaskField]: number };
};

/** A field's value before and after, as the history keeps it. `applied` false: refused because someone else had changed it; kept so that nothing written is lost. */
export type Revision = {
  readonly field: TaskField | 'participants' | 'checklist';
  /** The line of the checklist; its values are kept as text (checklist.ts). */
  readonly item?: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly by: PersonId;
  readonly at: Date;
  /** The task's version after it, or, when refused, the one it met. */
  readonly version: number;
  readonly applied: boolean;
};

export type Comment = {
  readonly id: string;
  readonly by: PersonId;
  readonly text: string;
  /** People named in the text. */
  readonly mentions: readonly PersonId[];
  readonly at: Date;
  /** When its author took it back; null: it stands. What it said is kept, and shown to nobody. */
  readonly removedAt: Date | null;
};

export const longest = { link: 500, title: 200, description: 4_000, comment: 4_000, checklist: 200 } as const;
export const MOST_PARTICIPANTS = 50;

/** A field's value as the history and the merge compare it; a neutral title by its id. */
export function fieldValue(task: Task, field: TaskField): string | null {
  if (field === 'dueDate') return task.undated ? UNDATED : task.dueDate;
  if (field === 'removed') return task.removed ? 'yes' : null;
  if (field === 'origin') return task.origin.kind;
  if (field !== 'title') return task[field];
  return task.title.kind === 'own' ? task.title.text : task.title.id;
}

/** Where a task's bevakning stands on a local date. */
export function followUpOf(task: Task, today: string): 'none' | 'waiting' | 'due' {
  if (task.followUpDate === null || task.status === 'done') return 'none';
  return task.followUpDate > today ? 'waiting' : 'due';
}

/** A real calendar date, YYYY-MM-DD. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}
