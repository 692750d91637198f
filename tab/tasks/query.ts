import type { Me, TaskGroupBy, TaskSortBy } from '../../bot/api/contract.ts';

export const views = ['todo', 'mine', 'overdue', 'waiting', 'done', 'removed', 'all'] as const;
export type View = (typeof views)[number];
export const groupings = ['administration', 'origin', 'responsible'] as const satisfies readonly TaskGroupBy[];

/** What the list shows, and in which order. An empty string is any. */
export type Query = {
  readonly view: View;
  readonly text: string;
  readonly administration: string;
  readonly responsible: string;
  readonly origin: string;
  readonly status: string;
  readonly priority: string;
  /** Empty: not grouped. */
  readonly groupBy: TaskGroupBy | '';
  readonly sort: TaskSortBy;
  readonly descending: boolean;
};

export const first: Query = {
  view: 'todo',
  text: '',
  administration: '',
  responsible: '',
  origin: '',
  status: '',
  priority: '',
  groupBy: '',
  sort: 'dueDate',
  descending: false,
};

/** What the tab shows when it opens: of one förvaltning where it was set up so. */
export const opening = (search: string): Query => ({
  ...first,
  administration: new URLSearchParams(search).get('administration') ?? '',
});

const filters = ['text', 'administration', 'responsible', 'origin', 'status', 'priority'] as const;

/** How many filters hold, not counting what is typed. */
export const filterCount = (query: Query): number =>
  filters.filter((field) => field !== 'text' && query[field] !== '').length;

export const isFiltered = (query: Query): boolean =>
  filters.some((field) => query[field] !== '') || query.view === 'overdue' || query.view === 'mine';

/** The same list without its filters; how it is grouped and sorted stays. */
export const unfiltered = (query: Query): Query => ({
  ...first,
  view: query.view === 'overdue' || query.view === 'mine' ? 'todo' : query.view,
  groupBy: query.groupBy,
  sort: query.sort,
  descending: query.descending,
});

export const isSame = (one: Query, other: Query): boolean =>
  Object.entries(first).every(([field]) => Reflect.get(one, field) === Reflect.get(other, field));

const statusesOf = (view: View): string => {
  if (view === 'done') return 'done';
  return view === 'all' || view === 'removed' ? '' : 'open,inProgress';
};

/** What the API is asked for, whichever way it is laid out. */
export function parameters(query: Query, me: Me): URLSearchParams {
  const { view } = query;
  const asked = {
    view: view === 'waiting' || view === 'removed' || view === 'all' ? view : '',
    text: query.text.trim(),
    administrations: query.administration,
    responsible: view === 'mine' ? me.id : query.responsible,
    origins: query.origin,
    priorities: query.priority,
    statuses: query.status || statusesOf(view),
    overdue: view === 'overdue' ? '1' : '',
    groupBy: query.groupBy,
    sort: query.sort,
    descending: query.descending ? '1' : '',
  };
  return new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== ''));
}

/** The question to the API for one page of the list. */
export function address(query: Query, me: Me, offset: number, limit: number): string {
  const asked = parameters(query, me);
  asked.set('offset', String(offset));
  asked.set('limit', String(limit));
  return `/api/tasks?${asked}`;
}

export const groupsAddress = (query: Query, me: Me): string => `/api/tasks/groups?${parameters(query, me)}`;
