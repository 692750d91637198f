import type { FieldChange, Me, Named, TabWords, Task, TaskField } from '../../bot/api/contract.ts';
import { priorities, statuses } from '../tasks/choices.ts';
import { address, type Query } from '../tasks/query.ts';

/** What the columns of the board are. */
export const groupings = [
  'status',
  'responsible',
  'administration',
  'priority',
] as const satisfies readonly TaskField[];
export type Grouping = (typeof groupings)[number];

export type Column = {
  /** Of the column on the page. */
  readonly id: string;
  readonly name: string;
  /** What a card dropped here gets in the field that the board is grouped by. */
  readonly value: FieldChange['value'];
};

/** Null where the server says which columns there are. */
export function fixedColumns(by: Grouping, query: Query, words: TabWords): readonly Column[] | null {
  if (by === 'priority') return priorities.map((value) => ({ id: value, value, name: words.tasks.priorities[value] }));
  if (by !== 'status') return null;
  const only = query.status || (query.view === 'done' ? 'done' : '');
  return statuses
    .filter((value) => only === '' || value === only)
    .map((value) => ({ id: value, value, name: words.tasks.statuses[value] }));
}

/** Nobody and nowhere come first: those are to be given to someone. Then as the server has them, then those without a task. */
export function groupColumns(
  found: readonly { readonly id: string | null; readonly name: string }[],
  all: readonly Named[],
  none: string,
): Column[] {
  const named = found.flatMap(({ id, name }) => (id === null ? [] : [{ id, name, value: id }]));
  const rest = all.filter(({ id }) => !named.some((column) => column.id === id));
  return [{ id: 'none', name: none, value: null }, ...named, ...rest.map(({ id, name }) => ({ id, name, value: id }))];
}

/** Which column the task stands in. */
export function columnOf(task: Task, by: Grouping): string {
  if (by === 'status' || by === 'priority') return task[by];
  return task[by]?.id ?? 'none';
}

/** The question for one column's cards; a parameter of the page's own filter holds unless the column says otherwise. */
export function columnAddress(
  query: Query,
  by: Grouping,
  column: Column,
  me: Me,
  offset: number,
  limit: number,
): string {
  const [path = '', asked] = address(query, me, offset, limit).split('?');
  const parameters = new URLSearchParams(asked);
  for (const [name, value] of Object.entries(own(by, column, query))) parameters.set(name, value);
  parameters.delete('groupBy');
  return `${path}?${parameters}`;
}

/** The question for what columns there are. */
export function groupsAddress(query: Query, by: Grouping, me: Me): string {
  const parameters = new URLSearchParams(address(query, me, 0, 1).split('?')[1]);
  for (const name of ['offset', 'limit', 'sort', 'descending']) parameters.delete(name);
  parameters.set('groupBy', by);
  return `/api/tasks/groups?${parameters}`;
}

function own(by: Grouping, { value }: Column, query: Query): { readonly [name: string]: string } {
  switch (by) {
    case 'status':
      // What was done last stands first; the rest in the order that the page asks for.
      return value === 'done' ? { statuses: value, sort: 'changedAt', descending: '1' } : { statuses: value ?? '' };
    case 'responsible':
      return query.view === 'mine' ? {} : { responsible: value ?? 'nobody' };
    case 'administration':
      return { administrations: value ?? 'none' };
    default:
      return { priorities: value ?? '' };
  }
}
