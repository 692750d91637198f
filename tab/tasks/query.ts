import type { Me, TaskSortBy } from '../../bot/api/contract.ts';

export const views = ['todo', 'mine', 'overdue', 'done', 'all'] as const;
export type View = (typeof views)[number];

/** What the list shows, and in which order. An empty string is any. */
export type Query = {
  readonly view: View;
  readonly text: string;
  readonly administration: string;
  readonly responsible: string;
  readonly origin: string;
  readonly status: string;
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
  sort: 'dueDate',
  descending: false,
};

/** What the tab shows when it opens: of one förvaltning where it was set up so. */
export const opening = (search: string): Query => ({
  ...first,
  administration: new URLSearchParams(search).get('administration') ?? '',
});

export const isFiltered = (query: Query): boolean =>
  [query.text, query.administration, query.responsible, query.origin, query.status].some((each) => each !== '') ||
  query.view === 'overdue' ||
  query.view === 'mine';

const todo = 'open,inProgress';

/** The question to the API. */
export function address(query: Query, me: Me, offset: number, limit: number): string {
  const { view } = query;
  const statuses = query.status || (view === 'done' ? 'done' : view === 'all' ? '' : todo);
  const responsible = view === 'mine' ? me.id : query.responsible;
  const asked = {
    text: query.text.trim(),
    administrations: query.administration,
    responsible,
    origins: query.origin,
    statuses,
    overdue: view === 'overdue' ? '1' : '',
    sort: query.sort,
    descending: query.descending ? '1' : '',
    offset: String(offset),
    limit: String(limit),
  };
  return `/api/tasks?${new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== ''))}`;
}
