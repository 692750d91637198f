import { type Kysely, type Selectable, sql } from 'kysely';
import type { PersonId, TaskId } from '../../core/ids.ts';
import type { Origin, Revision, Task, TaskTitle } from '../../core/tasks/task.ts';
import type { Change } from '../../ports/changes.ts';
import type { NewTask, TaskFilter, TaskOrder, Tasks } from '../../ports/store/tasks.ts';
import type { Database } from './schema.ts';
import type { TaskTable } from './schema-tasks.ts';
import { daysOf } from './task-days.ts';
import { asNew, firstVersions } from './task-defaults.ts';
import { below, filtered, inGroups, involving, onTop, ordered, putsOnTop } from './task-filter.ts';

export function columns(db: Kysely<Database>) {
  return db
    .selectFrom('task')
    .selectAll('task')
    .select([
      sql<string | null>`to_char(task.due_date, 'YYYY-MM-DD')`.as('due'),
      sql<string | null>`to_char(task.follow_up_date, 'YYYY-MM-DD')`.as('follow_up'),
      sql<number>`(select count(*)::int from task_comment c where c.task_id = task.id and c.removed_at is null)`.as(
        'comments',
      ),
      sql<number>`(select count(*)::int from task_file f where f.task_id = task.id and not f.removed)`.as('files'),
    ]);
}

type Row = Selectable<TaskTable> & {
  readonly due: string | null;
  readonly follow_up: string | null;
  readonly comments: number;
  readonly files: number;
};

export function toTask(row: Row): Task {
  return {
    id: row.id,
    number: row.number,
    title: titleOf(row),
    description: row.description,
    administration: row.administration,
    responsible: row.responsible,
    dueDate: row.due,
    undated: row.undated,
    status: row.status,
    priority: row.priority,
    followUpDate: row.follow_up,
    recurrence: row.recurrence,
    link: row.link,
    seriesDay: row.series_day,
    removed: row.removed,
    participants: row.participants,
    checklist: row.checklist,
    removedItems: row.removed_items,
    comments: row.comments,
    files: row.files,
    origin: originOf(row),
    keepsCaseOpen: row.keeps_case_open,
    createdBy: row.created_by,
    createdAt: row.created_at,
    changedAt: row.changed_at,
    version: row.version,
    fieldVersions: { ...firstVersions, ...row.field_versions },
  };
}

function titleOf(row: Selectable<TaskTable>): TaskTitle {
  return row.neutral_title === null
    ? { kind: 'own', text: row.title ?? '' }
    : { kind: 'neutral', id: row.neutral_title };
}

function originOf(row: Selectable<TaskTable>): Origin {
  if (row.origin === 'case') {
    if (row.case_id === null || row.case_number === null) throw new Error('a case-born task without its case');
    return { kind: 'case', case: row.case_id, number: row.case_number };
  }
  return { kind: row.origin };
}

/** What people edit, as columns. */
function fieldsOf(task: Omit<Task, 'number' | 'status' | 'changedAt' | 'version' | 'fieldVersions'>) {
  return {
    neutral_title: task.title.kind === 'neutral' ? task.title.id : null,
    title: task.title.kind === 'own' ? task.title.text : null,
    description: task.description,
    origin: task.origin.kind,
    administration: task.administration,
    responsible: task.responsible,
    due_date: task.dueDate,
    undated: task.undated,
    priority: task.priority,
    follow_up_date: task.followUpDate,
    recurrence: task.recurrence,
    link: task.link,
    series_day: task.seriesDay,
    removed: task.removed,
    participants: [...task.participants],
    checklist: JSON.stringify(task.checklist),
    removed_items: JSON.stringify(task.removedItems),
  };
}

function toRevision(row: Selectable<Database['task_revision']>): Revision {
  const { field, item, old_value: from, new_value: to, by, at, version, applied } = row;
  return { field, ...(item === null ? {} : { item }), from, to, by, at, version, applied };
}

/** What is followed up and the rest are read one after the other, each along an index. */
async function pageOf(db: Kysely<Database>, filter: TaskFilter, order: TaskOrder): Promise<Row[]> {
  const { group, offset, limit } = order;
  const { today } = filter;
  const all = filtered(columns(db), filter);
  if (group) return inGroups(all, today, order, group).offset(offset).limit(limit).execute();
  if (!putsOnTop(order)) return ordered(all, order).offset(offset).limit(limit).execute();
  const counting = filtered(db.selectFrom('task').select(sql<string>`count(*)`.as('total')), filter);
  const top = Number((await onTop(counting, today).executeTakeFirstOrThrow()).total);
  const first = offset < top ? await ordered(onTop(all, today), order).offset(offset).limit(limit).execute() : [];
  if (first.length === limit) return first;
  const rest = ordered(below(all, today), order).offset(Math.max(0, offset - top));
  return [...first, ...(await rest.limit(limit - first.length).execute())];
}

/** `changed` hears of each change, so that the commit can tell of it. */
export function tasksOf(db: Kysely<Database>, changed: (change: Change) => void): Tasks {
  const revised = (id: TaskId) => db.selectFrom('task_revision').selectAll().where('task_id', '=', id).orderBy('id');
  const one = (id: TaskId, viewer: PersonId) => filtered(columns(db), { viewer }).where('task.id', '=', id);
  /** Read after the lock is had: what the locking statement counts of other tables is as it was before it waited. */
  const locked = async (id: TaskId) => toTask(await columns(db).where('task.id', '=', id).executeTakeFirstOrThrow());
  return {
    async create(fresh: NewTask) {
      const next = sql<string>`(select 'U-' || lpad(n::text, greatest(5, length(n::text)), '0') from nextval('task_number') as n)`;
      const { number } = await db
        .insertInto('task')
        .values({
          ...fieldsOf({ ...asNew, ...fresh }),
          id: fresh.id,
          number: next,
          status: 'open',
          case_id: fresh.origin.kind === 'case' ? fresh.origin.case : null,
          case_number: fresh.origin.kind === 'case' ? fresh.origin.number : null,
          keeps_case_open: fresh.keepsCaseOpen,
          created_by: fresh.createdBy,
          created_at: fresh.createdAt,
          changed_at: fresh.createdAt,
          version: 1,
          field_versions: JSON.stringify(firstVersions),
          press: fresh.press,
          follows: fresh.follows ?? null,
        })
        .returning('number')
        .executeTakeFirstOrThrow();
      changed({ noun: 'task', id: fresh.id, version: 1 });
      const { press: _press, follows: _follows, ...task } = fresh;
      return {
        ...asNew,
        ...task,
        number,
        status: 'open',
        changedAt: fresh.createdAt,
        version: 1,
        fieldVersions: firstVersions,
      };
    },
    async byPress(creator, press) {
      const row = await columns(db).where('created_by', '=', creator).where('press', '=', press).executeTakeFirst();
      return row ? toTask(row) : null;
    },
    async lock(id, viewer) {
      const seen = filtered(db.selectFrom('task').select('task.id'), { viewer }).where('task.id', '=', id);
      return (await seen.forUpdate().executeTakeFirst()) ? locked(id) : null;
    },
    async get(id, viewer) {
      const row = await one(id, viewer).executeTakeFirst();
      return row ? toTask(row) : null;
    },
    async numbered(numbers, viewer) {
      if (numbers.length === 0) return [];
      const rows = await filtered(columns(db), { viewer }).where('task.number', 'in', numbers).execute();
      return rows.map(toTask);
    },
    async list(filter, order) {
      const { offset, limit } = order;
      const rows = await pageOf(db, filter, order);
      const whole = offset === 0 && rows.length < limit;
      if (whole) return { tasks: rows.map(toTask), total: rows.length };
      const { total } = await filtered(
        db.selectFrom('task').select(sql<string>`count(*)`.as('total')),
        filter,
      ).executeTakeFirstOrThrow();
      return { tasks: rows.map(toTask), total: Number(total) };
    },
    async groups(filter, by) {
      const rows = await filtered(db.selectFrom('task'), filter)
        .select([`task.${by} as id`, sql<number>`count(*)::int`.as('count')])
        .groupBy(`task.${by}`)
        .execute();
      return rows.map(({ id, count }) => ({ id, count }));
    },
    days: (filter) => daysOf(db, filter),
    async revise(task, revisions, mark = null) {
      await db
        .updateTable('task')
        .set({
          ...fieldsOf(task),
          status: task.status,
          keeps_case_open: task.keepsCaseOpen,
          changed_at: task.changedAt,
          version: task.version,
          field_versions: JSON.stringify(task.fieldVersions),
        })
        .where('id', '=', task.id)
        .execute();
      changed({ noun: 'task', id: task.id, version: task.version });
      if (revisions.length === 0) return;
      await db
        .insertInto('task_revision')
        .values(
          revisions.map(({ from, to, item = null, ...rest }) => ({
            ...rest,
            item,
            task_id: task.id,
            old_value: from,
            new_value: to,
            press: mark,
          })),
        )
        .execute();
    },
    async revisions(id) {
      return (await revised(id).execute()).map(toRevision);
    },
    async lostBy(id, mark) {
      const rows = await revised(id).where('press', '=', mark).where('applied', '=', false).execute();
      return rows.map(toRevision);
    },
    async following(id) {
      const next = db.selectFrom('task').select('id').where('follows', '=', id);
      const found = await next.forUpdate().executeTakeFirst();
      return found ? locked(found.id) : null;
    },
    async addComment(id, { mentions, removedAt, ...rest }) {
      await db
        .insertInto('task_comment')
        .values({ ...rest, mentions: [...mentions], removed_at: removedAt, task_id: id })
        .execute();
    },
    async setCommentRemoved(comment, removedAt) {
      await db.updateTable('task_comment').set({ removed_at: removedAt }).where('id', '=', comment).execute();
    },
    async comments(id) {
      return db
        .selectFrom('task_comment')
        .select(['id', 'by', 'text', 'mentions', 'at', 'removed_at as removedAt'])
        .where('task_id', '=', id)
        .orderBy('at')
        .orderBy('id')
        .execute();
    },
    async ofCase(id) {
      return (await columns(db).where('case_id', '=', id).orderBy('number').execute()).map(toTask);
    },
    async idsOf(person) {
      const rows = await involving(db.selectFrom('task').select('id'), person).execute();
      return rows.map((row) => row.id);
    },
    async openOfCase(id) {
      const rows = await db
        .selectFrom('task')
        .select('id')
        .where('case_id', '=', id)
        .where('keeps_case_open', '=', true)
        .where('status', '<>', 'done')
        .execute();
      return rows.map((row) => row.id);
    },
  };
}
