import type { Kysely, Selectable } from 'kysely';
import type { Template } from '../../core/templates/template.ts';
import type { Templates } from '../../ports/store/templates.ts';
import type { Database } from './schema.ts';
import type { TemplateTables } from './schema-templates.ts';

type Row = Selectable<TemplateTables['task_template']>;

const toTemplate = ({ due_in_days, changed_by, changed_at, ...row }: Row): Template => ({
  ...row,
  dueInDays: due_in_days,
  changedBy: changed_by,
  changedAt: changed_at,
});
const toRow = ({ dueInDays, changedBy, changedAt, checklist, ...template }: Template): Row => ({
  ...template,
  checklist: [...checklist],
  due_in_days: dueInDays,
  changed_by: changedBy,
  changed_at: changedAt,
});

export function templatesOf(db: Kysely<Database>): Templates {
  return {
    async create(template) {
      await db.insertInto('task_template').values(toRow(template)).execute();
    },
    async lock(id) {
      const row = await db.selectFrom('task_template').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
      return row ? toTemplate(row) : null;
    },
    async save(template) {
      const { id, ...values } = toRow(template);
      await db.updateTable('task_template').set(values).where('id', '=', id).execute();
    },
    async list() {
      return (await db.selectFrom('task_template').selectAll().orderBy('title').orderBy('id').execute()).map(
        toTemplate,
      );
    },
  };
}
