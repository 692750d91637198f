import type { PersonId, PlaceId, ViewId } from '../ids.ts';
import type { OriginKind, Priority, TaskStatus } from '../tasks/task.ts';

export const viewLayouts = ['list', 'board', 'calendar'] as const;
export type ViewLayout = (typeof viewLayouts)[number];

/** The list's own views, which a saved one begins from. */
export const baseViews = ['todo', 'mine', 'overdue', 'waiting', 'done', 'removed', 'all'] as const;
export const viewGroupings = ['administration', 'origin', 'responsible'] as const;
export const viewSorts = ['number', 'title', 'dueDate', 'status', 'priority', 'changedAt'] as const;

/** What a view narrows, groups and sorts the list by; an empty string is any. «Mine» is whoever looks. */
export type ViewQuery = {
  readonly view: (typeof baseViews)[number];
  readonly text: string;
  readonly administration: PlaceId | '';
  readonly responsible: PersonId | 'nobody' | '';
  readonly origin: OriginKind | '';
  readonly status: TaskStatus | '';
  readonly priority: Priority | '';
  readonly groupBy: (typeof viewGroupings)[number] | '';
  readonly sort: (typeof viewSorts)[number];
  readonly descending: boolean;
};

export type ViewFields = {
  readonly name: string;
  /** For all who see the list; else for its owner alone. */
  readonly shared: boolean;
  readonly layout: ViewLayout;
  readonly query: ViewQuery;
};

/** A way to look at the shared list, kept under a name. */
export type View = ViewFields & {
  readonly id: ViewId;
  readonly owner: PersonId;
  readonly changedBy: PersonId;
  readonly changedAt: Date;
  /** Counts every change. */
  readonly version: number;
};

/** In signs. */
export const longestName = 60;
/** Of one person; more would hide what they look for. */
export const mostViews = 100;
