import type { CaseId, PersonId, PlaceId, TaskId } from '../../core/ids.ts';
import type { NeutralTitle } from '../../core/tasks/neutral-titles.ts';
import type { Comment, OriginKind, Revision, Task, TaskStatus } from '../../core/tasks/task.ts';

/** A task before the store has numbered it. */
export type NewTask = Pick<
  Task,
  | 'id'
  | 'title'
  | 'description'
  | 'administration'
  | 'responsible'
  | 'dueDate'
  | 'origin'
  | 'keepsCaseOpen'
  | 'createdBy'
  | 'createdAt'
> & {
  /** The creator's own key for the press that added it, or null. */
  readonly press: string | null;
};

export const taskSorts = ['number', 'title', 'dueDate', 'status', 'changedAt'] as const;
export type TaskSort = (typeof taskSorts)[number];

/** Which tasks. Null: any. */
export type TaskFilter = {
  /** Tasks of cases in which this person is in conflict are left out. */
  readonly viewer: PersonId;
  /** Only what this person answers for. */
  readonly givenTo: PersonId | null;
  /** Part of number, case number or typed title; or one of these neutral titles. */
  readonly text: { readonly part: string; readonly titles: readonly NeutralTitle[] } | null;
  readonly administrations: readonly PlaceId[] | null;
  readonly statuses: readonly TaskStatus[] | null;
  readonly responsible: PersonId | 'nobody' | null;
  readonly origins: readonly OriginKind[] | null;
  /** Not done and due before this local date. */
  readonly overdueOn: string | null;
  readonly sort: { readonly by: TaskSort; readonly descending: boolean };
  readonly offset: number;
  readonly limit: number;
};

export type TaskPage = { readonly tasks: readonly Task[]; readonly total: number };

/** The shared list. */
export type Tasks = {
  create(fresh: NewTask): Promise<Task>;
  byPress(creator: PersonId, press: string): Promise<Task | null>;
  /** Locks the row until the transaction ends. Null also when the viewer is in conflict in its case. */
  lock(id: TaskId, viewer: PersonId): Promise<Task | null>;
  get(id: TaskId, viewer: PersonId): Promise<Task | null>;
  list(filter: TaskFilter): Promise<TaskPage>;
  /** Saves a locked task with the revisions that explain its fields' change. */
  revise(task: Task, revisions: readonly Revision[]): Promise<void>;
  revisions(id: TaskId): Promise<Revision[]>;
  addComment(id: TaskId, comment: Comment): Promise<void>;
  comments(id: TaskId): Promise<Comment[]>;
  ofCase(id: CaseId): Promise<Task[]>;
  /** Tasks that keep a case from being closed. */
  openOfCase(id: CaseId): Promise<TaskId[]>;
};
