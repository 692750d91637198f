import { type RawBuilder, type SelectQueryBuilder, sql } from 'kysely';
import type { PersonId } from '../../core/ids.ts';
import type { TaskFilter, TaskOrder, TaskSort, TaskView } from '../../ports/store/tasks.ts';
import type { Database } from './schema.ts';

type Query<O> = SelectQueryBuilder<Database, 'task', O>;
type Narrowing = Pick<TaskFilter, 'viewer'> & Partial<TaskFilter>;

/** Answers for it, or takes part in it. */
export function involving<O>(query: Query<O>, person: PersonId): Query<O> {
  return query.where((where) =>
    where.or([where('task.responsible', '=', person), sql<boolean>`task.participants @> ${[person]}::text[]`]),
  );
}

/** Narrows to what a filter asks for. A viewer never meets the tasks of a case in which they are in conflict. */
export function filtered<O>(query: Query<O>, filter: Narrowing): Query<O> {
  const { viewer, text, today = null, between } = filter;
  let narrowed = query.where((where) =>
    where.or([
      where('task.case_id', 'is', null),
      where.not(
        where.exists(
          where
            .selectFrom('case')
            .select(sql`1`.as('one'))
            .whereRef('case.id', '=', 'task.case_id')
            .where(sql<boolean>`${viewer} = any("case".conflicted)`),
        ),
      ),
    ]),
  );
  for (const condition of filter.view === undefined ? [] : views(today)[filter.view])
    narrowed = narrowed.where(condition);
  if (filter.ids) narrowed = narrowed.where(sql<boolean>`task.id = any(${[...filter.ids]}::uuid[])`);
  if (filter.givenTo) narrowed = involving(narrowed, filter.givenTo);
  if (filter.involving) narrowed = involving(narrowed, filter.involving);
  const { administrations } = filter;
  if (administrations)
    narrowed = narrowed.where((where) => {
      const places = administrations.filter((place) => place !== null);
      return where.or([
        ...(places.length > 0 ? [where('task.administration', 'in', places)] : []),
        ...(places.length < administrations.length ? [where('task.administration', 'is', null)] : []),
      ]);
    });
  if (filter.statuses) narrowed = narrowed.where('task.status', 'in', filter.statuses);
  if (filter.origins) narrowed = narrowed.where('task.origin', 'in', filter.origins);
  if (filter.priorities) narrowed = narrowed.where('task.priority', 'in', filter.priorities);
  if (filter.responsible === 'nobody') narrowed = narrowed.where('task.responsible', 'is', null);
  else if (filter.responsible) narrowed = narrowed.where('task.responsible', '=', filter.responsible);
  if (filter.overdue) narrowed = narrowed.where('task.status', '<>', 'done').where('task.due_date', '<', today);
  if (filter.recurring) narrowed = narrowed.where('task.recurrence', 'is not', null);
  if (between) {
    const { from, to } = between;
    narrowed = narrowed.where(
      sql<boolean>`(task.due_date between ${from}::date and ${to}::date
        or (task.status <> 'done' and task.follow_up_date between ${from}::date and ${to}::date))`,
    );
  }
  if (text) {
    const like = `%${text.part.replace(/[\\%_]/g, '\\$&')}%`;
    narrowed = narrowed.where((where) =>
      where.or([
        where('task.title', 'ilike', like),
        where('task.number', 'ilike', like),
        where('task.case_number', 'ilike', like),
        where('task.description', 'ilike', like),
        where(
          'task.id',
          'in',
          where
            .selectFrom('task_comment')
            .select('task_id')
            .where('text', 'ilike', like)
            .where('removed_at', 'is', null),
        ),
        ...(text.titles.length > 0 ? [where('task.neutral_title', 'in', text.titles)] : []),
      ]),
    );
  }
  return narrowed;
}

/** What is hidden until its day. What is done waits for nothing. */
function views(today: string | null): { readonly [view in TaskView]: readonly RawBuilder<boolean>[] } {
  const here = sql<boolean>`not task.removed`;
  const waits = sql`coalesce(task.follow_up_date > ${today}::date, false) and task.status <> 'done'`;
  return {
    current: [here, sql<boolean>`not (${waits})`],
    waiting: [here, sql<boolean>`(${waits})`],
    removed: [sql<boolean>`task.removed`],
    all: [here],
    any: [],
  };
}

const sorts = {
  // Ids are ordered as the numbers are, also past 99,999.
  number: sql`task.id`,
  title: sql`lower(coalesce(task.title, task.neutral_title))`,
  dueDate: sql`task.due_date`,
  status: sql`array_position(array['open', 'inProgress', 'done'], task.status)`,
  priority: sql`array_position(array['urgent', 'important', 'medium', 'low'], task.priority)`,
  changedAt: sql`task.changed_at`,
} satisfies { readonly [sort in TaskSort]: unknown };

/** Followed up today or to have been before: on top of the rest. */
const isOnTop = (today: string) => sql`(task.follow_up_date <= ${today}::date and task.status <> 'done')`;
export const onTop = <O>(query: Query<O>, today: string): Query<O> =>
  query.where(sql<boolean>`${isOnTop(today)} is true`);
export const below = <O>(query: Query<O>, today: string): Query<O> =>
  query.where(sql<boolean>`${isOnTop(today)} is not true`);

/** By due date, from the first: then what is followed up stands on top. */
export const putsOnTop = ({ sort }: Pick<TaskOrder, 'sort'>): boolean => sort.by === 'dueDate' && !sort.descending;

/** Sorted; what has no value comes last either way, and the id settles ties, so that pages never overlap. */
export function ordered<O>(query: Query<O>, { sort }: Pick<TaskOrder, 'sort'>): Query<O> {
  return query
    .orderBy(sorts[sort.by], (by) => {
      const direction = sort.descending ? by.desc() : by.asc();
      // Asked for only where there can be none: an index serves the others as it is.
      return sort.by === 'dueDate' ? direction.nullsLast() : direction;
    })
    .orderBy('task.id', sort.descending ? 'desc' : 'asc');
}

/** By the group first; what has none comes last. */
export function inGroups<O>(
  query: Query<O>,
  today: string,
  order: Pick<TaskOrder, 'sort'>,
  group: NonNullable<TaskOrder['group']>,
): Query<O> {
  const ranks = JSON.stringify(Object.fromEntries(group.order.map((id, rank) => [id, rank])));
  const rank = sql`(${ranks}::jsonb ->> ${sql.ref(`task.${group.by}`)})::int`;
  const grouped = query.orderBy(rank, (by) => by.asc().nullsLast());
  return ordered(putsOnTop(order) ? grouped.orderBy(sql`${isOnTop(today)} is true`, 'desc') : grouped, order);
}
