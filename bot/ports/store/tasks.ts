import type { CaseId, PersonId, PlaceId, TaskId } from '../../core/ids.ts';
import type { NeutralTitle } from '../../core/tasks/neutral-titles.ts';
import type { Comment, OriginKind, Priority, Revision, Task, TaskStatus } from '../../core/tasks/task.ts';

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
> &
  Partial<
    Pick<
      Task,
      'undated' | 'priority' | 'followUpDate' | 'recurrence' | 'link' | 'seriesDay' | 'participants' | 'checklist'
    >
  > & {
    /** The one of the same series that was done before it. */
    readonly follows?: TaskId;
    /** The creator's own key for the press that added it, or null. */
    readonly press: string | null;
  };

export type TaskSort = 'number' | 'title' | 'dueDate' | 'status' | 'priority' | 'changedAt';
export type TaskGrouping = 'administration' | 'origin' | 'responsible';
/** `current`: neither what waits for its day nor what was removed; `waiting`, `removed`: only those; `all`: all but removed; `any`: all. */
export type TaskView = 'current' | 'waiting' | 'removed' | 'all' | 'any';

/** Which tasks. Null: any. */
export type TaskFilter = {
  /** Tasks of cases in which this person is in conflict are left out. */
  readonly viewer: PersonId;
  /** Only what this person answers for or takes part in. */
  readonly givenTo: PersonId | null;
  readonly view: TaskView;
  /** Local date, by which it is known what waits and what is followed up. */
  readonly today: string;
  readonly ids: readonly TaskId[] | null;
  /** Part of number, case number, typed title, description or a comment that stands; or one of these neutral titles. */
  readonly text: { readonly part: string; readonly titles: readonly NeutralTitle[] } | null;
  /** Null among them: of no administration. */
  readonly administrations: readonly (PlaceId | null)[] | null;
  readonly statuses: readonly TaskStatus[] | null;
  readonly responsible: PersonId | 'nobody' | null;
  /** Answers for it, or takes part in it. */
  readonly involving: PersonId | null;
  readonly origins: readonly OriginKind[] | null;
  readonly priorities: readonly Priority[] | null;
  /** Not done and due before today. */
  readonly overdue: boolean;
  /** Due, or followed up and not done, on these local dates and between them. */
  readonly between: { readonly from: string; readonly to: string } | null;
  /** Only what comes back. */
  readonly recurring: boolean;
};

/** A local date, how many are due then by how it goes for them, and how many are followed up then, and not due. */
export type TaskDay = {
  readonly date: string;
  readonly todo: number;
  readonly late: number;
  readonly done: number;
  readonly followUps: number;
};

export type TaskOrder = {
  readonly sort: { readonly by: TaskSort; readonly descending: boolean };
  /** By the group first, in this order; what has none comes last. */
  readonly group: { readonly by: TaskGrouping; readonly order: readonly string[] } | null;
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
  /** By what people call them; removed ones too, and none of a case in which the viewer is in conflict. */
  numbered(numbers: readonly string[], viewer: PersonId): Promise<Task[]>;
  list(filter: TaskFilter, order: TaskOrder): Promise<TaskPage>;
  /** How many of them are in each group. */
  groups(filter: TaskFilter, by: TaskGrouping): Promise<{ readonly id: string | null; readonly count: number }[]>;
  /** How many of them are on each day between the filter's dates that has any, the first day first. */
  days(filter: TaskFilter): Promise<TaskDay[]>;
  /**
   * Saves a locked task with the revisions that explain its fields' change. `mark`: the writer's own mark of the press.
   * Counts of comments and files are no part of it.
   */
  revise(task: Task, revisions: readonly Revision[], mark?: string | null): Promise<void>;
  /** What that press lost to someone else's changes. */
  lostBy(id: TaskId, mark: string): Promise<Revision[]>;
  /** The one made when this one was done, locked until the transaction ends. */
  following(id: TaskId): Promise<Task | null>;
  revisions(id: TaskId): Promise<Revision[]>;
  addComment(id: TaskId, comment: Comment): Promise<void>;
  /** Null puts it back. */
  setCommentRemoved(comment: string, removedAt: Date | null): Promise<void>;
  /** Oldest first, those that were taken back among them. */
  comments(id: TaskId): Promise<Comment[]>;
  ofCase(id: CaseId): Promise<Task[]>;
  /** Tasks that a person answers for or takes part in. */
  idsOf(person: PersonId): Promise<TaskId[]>;
  /** Tasks that keep a case from being closed. */
  openOfCase(id: CaseId): Promise<TaskId[]>;
};
