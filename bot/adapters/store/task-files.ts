import { type Kysely, sql } from 'kysely';
import type { TaskFiles } from '../../ports/store/task-files.ts';
import type { Database } from './schema.ts';

const shown = [
  'task_file.id',
  'task_id as task',
  'name',
  'type',
  'size',
  'task_file.by',
  'task_file.at',
  'task_file.removed',
  'url',
] as const;

export function taskFilesOf(db: Kysely<Database>): TaskFiles {
  return {
    async add({ task, bytes, ...file }) {
      await db
        .insertInto('task_file')
        .values({ ...file, task_id: task, bytes: Buffer.from(bytes) })
        .execute();
    },
    of: (task) =>
      db.selectFrom('task_file').select(shown).where('task_id', '=', task).orderBy('at').orderBy('id').execute(),
    async bytes(file) {
      const row = await db.selectFrom('task_file').select('bytes').where('id', '=', file).executeTakeFirst();
      return row?.bytes ?? null;
    },
    async setRemoved(file, removed) {
      await db.updateTable('task_file').set({ removed }).where('id', '=', file).execute();
    },
    async note(file, step, by, at) {
      await db.insertInto('task_file_step').values({ file_id: file, step, by, at }).execute();
    },
    steps: (task) =>
      db
        .selectFrom('task_file_step')
        .innerJoin('task_file', 'task_file.id', 'task_file_step.file_id')
        .select(['file_id as file', 'name', 'step', 'task_file_step.by', 'task_file_step.at'])
        .where('task_id', '=', task)
        .orderBy('task_file_step.id')
        .execute(),
    due: (limit) =>
      db
        .selectFrom('task_file')
        .innerJoin('task', 'task.id', 'task_file.task_id')
        .select([...shown, 'task.number', 'item'])
        .where(sql<boolean>`task_file.removed = (task_file.item is not null)`)
        .orderBy('task_file.at')
        .orderBy('task_file.id')
        .limit(limit)
        .execute(),
    async stands(file, at) {
      await db
        .updateTable('task_file')
        .set({ item: at?.item ?? null, url: at?.url ?? null })
        .where('id', '=', file)
        .execute();
    },
  };
}
