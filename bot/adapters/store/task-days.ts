import { type Kysely, sql } from 'kysely';
import type { TaskDay, TaskFilter } from '../../ports/store/tasks.ts';
import type { Database } from './schema.ts';
import { filtered } from './task-filter.ts';

/** How much is due and followed up on each day between the filter's dates; both ends are counted. */
export async function daysOf(db: Kysely<Database>, filter: TaskFilter): Promise<TaskDay[]> {
  const { between, today } = filter;
  if (!between) return [];
  const of = (column: 'due_date' | 'follow_up_date') =>
    sql<string>`to_char(${sql.ref(`task.${column}`)}, 'YYYY-MM-DD')`;
  const within = (column: 'due_date' | 'follow_up_date') =>
    sql<boolean>`${sql.ref(`task.${column}`)} between ${between.from}::date and ${between.to}::date`;
  const count = (condition: ReturnType<typeof sql<boolean>>) => sql<number>`count(*) filter (where ${condition})::int`;
  const due = await filtered(db.selectFrom('task'), filter)
    .where(within('due_date'))
    .select([
      of('due_date').as('date'),
      count(sql<boolean>`task.status = 'done'`).as('done'),
      count(sql<boolean>`task.status <> 'done' and task.due_date < ${today}::date`).as('late'),
      count(sql<boolean>`task.status <> 'done' and task.due_date >= ${today}::date`).as('todo'),
    ])
    .groupBy('task.due_date')
    .execute();
  const followed = await filtered(db.selectFrom('task'), filter)
    .where(within('follow_up_date'))
    .where('task.status', '<>', 'done')
    .where(sql<boolean>`task.follow_up_date is distinct from task.due_date`)
    .select([of('follow_up_date').as('date'), sql<number>`count(*)::int`.as('followUps')])
    .groupBy('task.follow_up_date')
    .execute();
  const days = new Map<string, TaskDay>();
  const none = { todo: 0, late: 0, done: 0, followUps: 0 };
  for (const day of due) days.set(day.date, { ...none, ...day });
  for (const day of followed) days.set(day.date, { ...none, ...days.get(day.date), ...day });
  return [...days.values()].sort((one, other) => (one.date < other.date ? -1 : 1));
}
