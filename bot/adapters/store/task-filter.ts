import { type SelectQueryBuilder, sql } from 'kysely';
import type { TaskFilter, TaskSort } from '../../ports/store/tasks.ts';
import type { Database } from './schema.ts';

type Query<O> = SelectQueryBuilder<Database, 'task', O>;

/** Narrows to what a filter asks for. A viewer never meets the tasks of a case in which they are in conflict. */
export function filtered<O>(query: Query<O>, filter: Pick<TaskFilter, 'viewer'> & Partial<TaskFilter>): Query<O> {
  let narrowed = query.where((where) =>
    where.not(
      where.exists(
        where
          .selectFrom('case')
          .select(sql`1`.as('one'))
          .whereRef('case.id', '=', 'task.case_id')
          .where(sql<boolean>`${filter.viewer} = any("case".conflicted)`),
      ),
    ),
  );
  const { text, overdueOn } = filter;
  if (filter.givenTo) narrowed = narrowed.where('task.responsible', '=', filter.givenTo);
  if (filter.administrations) narrowed = narrowed.where('task.administration', 'in', filter.administrations);
  if (filter.statuses) narrowed = narrowed.where('task.status', 'in', filter.statuses);
  if (filter.origins) narrowed = narrowed.where('task.origin', 'in', filter.origins);
  if (filter.responsible === 'nobody') narrowed = narrowed.where('task.responsible', 'is', null);
  else if (filter.responsible) narrowed = narrowed.where('task.responsible', '=', filter.responsible);
  if (overdueOn) narrowed = narrowed.where('task.status', '<>', 'done').where('task.due_date', '<', overdueOn);
  if (text) {
    const like = `%${text.part.replace(/[\\%_]/g, '\\$&')}%`;
    narrowed = narrowed.where((where) =>
      where.or([
        where('task.title', 'ilike', like),
        where('task.number', 'ilike', like),
        where('task.case_number', 'ilike', like),
        ...(text.titles.length > 0 ? [where('task.neutral_title', 'in', text.titles)] : []),
      ]),
    );
  }
  return narrowed;
}

const sorts = {
  // Ids are ordered as the numbers are, also past 99,999.
  number: sql`task.id`,
  title: sql`lower(coalesce(task.title, task.neutral_title))`,
  dueDate: sql`task.due_date`,
  status: sql`array_position(array['open', 'inProgress', 'done'], task.status)`,
  changedAt: sql`task.changed_at`,
} satisfies { readonly [sort in TaskSort]: unknown };

/** Sorted; what has no value comes last either way, and the id settles ties, so that pages never overlap. */
export function ordered<O>(query: Query<O>, sort: TaskFilter['sort']): Query<O> {
  return query
    .orderBy(sorts[sort.by], (by) => {
      const ordered = sort.descending ? by.desc() : by.asc();
      // Asked for only where there can be none: an index serves the others as it is.
      return sort.by === 'dueDate' ? ordered.nullsLast() : ordered;
    })
    .orderBy('task.id', sort.descending ? 'desc' : 'asc');
}
