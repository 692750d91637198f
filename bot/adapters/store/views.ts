import type { Kysely, Selectable } from 'kysely';
import type { View } from '../../core/views/view.ts';
import type { Views } from '../../ports/store/views.ts';
import type { Database } from './schema.ts';
import type { ViewTables } from './schema-views.ts';

const toView = ({ changed_by, changed_at, ...row }: Selectable<ViewTables['task_view']>): View => ({
  ...row,
  changedBy: changed_by,
  changedAt: changed_at,
});
const toRow = ({ changedBy, changedAt, query, ...view }: View) => ({
  ...view,
  query: JSON.stringify(query),
  changed_by: changedBy,
  changed_at: changedAt,
});

export function viewsOf(db: Kysely<Database>): Views {
  return {
    async create(view) {
      await db.insertInto('task_view').values(toRow(view)).execute();
    },
    async lock(id) {
      const row = await db.selectFrom('task_view').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
      return row ? toView(row) : null;
    },
    async save(view) {
      const { id, ...values } = toRow(view);
      await db.updateTable('task_view').set(values).where('id', '=', id).execute();
    },
    async remove(id) {
      await db.deleteFrom('task_view').where('id', '=', id).execute();
    },
    async list(person) {
      const rows = await db
        .selectFrom('task_view')
        .leftJoin('task_view_opened', (join) =>
          join.onRef('task_view_opened.view', '=', 'task_view.id').on('task_view_opened.person', '=', person),
        )
        .selectAll('task_view')
        .select('task_view_opened.person as opener')
        .where((where) => where.or([where('owner', '=', person), where('shared', '=', true)]))
        .orderBy('name')
        .orderBy('id')
        .execute();
      return rows.map(({ opener, ...row }) => ({ view: toView(row), opens: opener !== null }));
    },
    async openWith(person, view) {
      if (view === null) await db.deleteFrom('task_view_opened').where('person', '=', person).execute();
      else
        await db
          .insertInto('task_view_opened')
          .values({ person, view })
          .onConflict((conflict) => conflict.column('person').doUpdateSet({ view }))
          .execute();
    },
  };
}
