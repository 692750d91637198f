import type { CaseId, PersonId, PlaceId, TaskId } from '../ids.ts';
import type { NeutralTitle } from './neutral-titles.ts';

export const taskStatuses = ['open', 'inProgress', 'done'] as const;
export type TaskStatus = (typeof taskStatuses)[number];

/** Where a task came from. Source: domain words. */
export const manualOrigins = ['manual', 'rsa', 'selfInspection', 'inspectionRemark', 'goal', 'meeting'] as const;
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

/** What people edit, each on its own. `dueDate` is a local date, YYYY-MM-DD. */
export type TaskFields = {
  readonly title: string;
  readonly description: string;
  /** A place of level administration (förvaltning). */
  readonly administration: PlaceId | null;
  readonly responsible: PersonId | null;
  readonly dueDate: string | null;
  readonly status: TaskStatus;
};
export const taskFields = [
  'title',
  'description',
  'administration',
  'responsible',
  'dueDate',
  'status',
] as const satisfies readonly (keyof TaskFields)[];
export type TaskField = (typeof taskFields)[number];

/** One row of the shared list. */
export type Task = Omit<TaskFields, 'title'> & {
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
  readonly field: TaskField;
  readonly from: string | null;
  readonly to: string | null;
  readonly by: PersonId;
  readonly at: Date;
  /** The task's version after it, or, when refused, the one it met. */
  readonly version: number;
  readonly applied: boolean;
};

export type Comment = { readonly id: string; readonly by: PersonId; readonly text: string; readonly at: Date };

export const longest = { title: 200, description: 4_000, comment: 4_000 } as const;

/** A field's value as the history and the merge compare it; a neutral title by its id. */
export function fieldValue(task: Task, field: TaskField): string | null {
  if (field !== 'title') return task[field];
  return task.title.kind === 'own' ? task.title.text : task.title.id;
}

/** A real calendar date, YYYY-MM-DD. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}
