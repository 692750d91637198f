import { type Kysely, type Selectable, sql } from 'kysely';
import type { PersonId, TaskId } from '../../core/ids.ts';
import { asNew, firstVersions, type Origin, type Revision, type Task, type TaskTitle } from '../../core/tasks/task.ts';
import type { Change } from '../../ports/changes.ts';
import type { NewTask, Tasks } from '../../ports/store/tasks.ts';
import type { Database } from './schema.ts';
import type { TaskTable } from './schema-tasks.ts';
import { filtered, ordered } from './task-filter.ts';

export function columns(db: Kysely<Database>) {
  return db.selectFrom('task').selectAll().select(sql<string | null>`to_char(due_date, 'YYYY-MM-DD')`.as('due'));
}

export function toTask(row: Selectable<TaskTable> & { due: string | null }): Task {
  return {
    ...asNew,
    id: row.id,
    number: row.number,
    title: titleOf(row),
    description: row.description,
    administration: row.administration,
    responsible: row.responsible,
    dueDate: row.due,
    status: row.status,
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
function fieldsOf(task: Pick<Task, 'title' | 'description' | 'administration' | 'responsible' | 'dueDate'>) {
  return {
    neutral_title: task.title.kind === 'neutral' ? task.title.id : null,
    title: task.title.kind === 'own' ? task.title.text : null,
    description: task.description,
    administration: task.administration,
    responsible: task.responsible,
    due_date: task.dueDate,
  };
}

/** `changed` hears of each change, so that the commit can tell of it. */
export function tasksOf(db: Kysely<Database>, changed: (change: Change) => void): Tasks {
  const one = (id: TaskId, viewer: PersonId) => filtered(columns(db), { viewer }).where('task.id', '=', id);
  return {
    async create(fresh: NewTask) {
      const next = sql<string>`(select 'U-' || lpad(n::text, greatest(5, length(n::text)), '0') from nextval('task_number') as n)`;
      const { number } = await db
        .insertInto('task')
        .values({
          ...fieldsOf(fresh),
          id: fresh.id,
          number: next,
          status: 'open',
          origin: fresh.origin.kind,
          case_id: fresh.origin.kind === 'case' ? fresh.origin.case : null,
          case_number: fresh.origin.kind === 'case' ? fresh.origin.number : null,
          keeps_case_open: fresh.keepsCaseOpen,
          created_by: fresh.createdBy,
          created_at: fresh.createdAt,
          changed_at: fresh.createdAt,
          version: 1,
          field_versions: JSON.stringify(firstVersions),
          press: fresh.press,
        })
        .returning('number')
        .executeTakeFirstOrThrow();
      changed({ noun: 'task', id: fresh.id, version: 1 });
      const { press: _press, ...task } = fresh;
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
      const row = await one(id, viewer).forUpdate('task').executeTakeFirst();
      return row ? toTask(row) : null;
    },
    async get(id, viewer) {
      const row = await one(id, viewer).executeTakeFirst();
      return row ? toTask(row) : null;
    },
    async list(filter) {
      const rows = await ordered(filtered(columns(db), filter), filter.sort)
        .offset(filter.offset)
        .limit(filter.limit)
        .execute();
      const whole = filter.offset === 0 && rows.length < filter.limit;
      if (whole) return { tasks: rows.map(toTask), total: rows.length };
      const { total } = await filtered(
        db.selectFrom('task').select(sql<string>`count(*)`.as('total')),
        filter,
      ).executeTakeFirstOrThrow();
      return { tasks: rows.map(toTask), total: Number(total) };
    },
    async revise(task, revisions) {
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
          revisions.map(({ from, to, ...rest }) => ({ ...rest, task_id: task.id, old_value: from, new_value: to })),
        )
        .execute();
    },
    async revisions(id) {
      const rows = await db.selectFrom('task_revision').selectAll().where('task_id', '=', id).orderBy('id').execute();
      return rows.map(
        ({ field, old_value, new_value, by, at, version, applied }): Revision => ({
          field,
          from: old_value,
          to: new_value,
          by,
          at,
          version,
          applied,
        }),
      );
    },
    async addComment(id, comment) {
      await db
        .insertInto('task_comment')
        .values({ id: comment.id, by: comment.by, text: comment.text, at: comment.at, task_id: id })
        .execute();
    },
    async comments(id) {
      const rows = await db
        .selectFrom('task_comment')
        .select(['id', 'by', 'text', 'at'])
        .where('task_id', '=', id)
        .orderBy('at')
        .orderBy('id')
        .execute();
      return rows.map((row) => ({ ...row, mentions: [] }));
    },
    async ofCase(id) {
      return (await columns(db).where('case_id', '=', id).orderBy('number').execute()).map(toTask);
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
