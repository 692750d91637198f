import type { Kysely, Selectable } from 'kysely';
import type { Drafts, StoredDraft } from '../../ports/store/drafts.ts';
import type { Database } from './schema.ts';

function toDraft(row: Selectable<Database['draft']>): StoredDraft {
  return { id: row.id, author: row.author, content: row.content, version: row.version, changedAt: row.changed_at };
}

export function draftsOf(db: Kysely<Database>): Drafts {
  return {
    async create(draft) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('draft')
        .values({ id: draft.id, author: draft.author, content: draft.content, version: 1, changed_at: draft.changedAt })
        .onConflict((on) => on.column('author').doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },
    async lock(id) {
      const row = await db.selectFrom('draft').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
      return row ? toDraft(row) : null;
    },
    async ofAuthor(author) {
      const row = await db.selectFrom('draft').selectAll().where('author', '=', author).executeTakeFirst();
      return row ? toDraft(row) : null;
    },
    async save(id, content, at) {
      await db
        .updateTable('draft')
        .set((old) => ({ content, changed_at: at, version: old('version', '+', 1) }))
        .where('id', '=', id)
        .execute();
    },
    async delete(id) {
      await db.deleteFrom('draft').where('id', '=', id).execute();
    },
    async deleteUntouchedSince(since) {
      const old = db.selectFrom('pending').select('id').where('at', '<', since);
      await db.deleteFrom('photo').where('pending', 'in', old).execute();
      const held = await db.deleteFrom('pending').where('at', '<', since).returning('id').execute();
      const drafts = await db.deleteFrom('draft').where('changed_at', '<', since).returning('id').execute();
      return { drafts: drafts.map((row) => row.id), held: held.map((row) => row.id) };
    },

    async hold(pending) {
      await db.insertInto('pending').values(pending).execute();
    },
    async held(id) {
      return (await db.selectFrom('pending').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()) ?? null;
    },
    async rehold(id, content) {
      await db.updateTable('pending').set({ content }).where('id', '=', id).execute();
    },
    async touchHeld(ids, at) {
      if (ids.length === 0) return;
      await db.updateTable('pending').set({ at }).where('id', 'in', ids).execute();
    },
    async release(id) {
      await db.deleteFrom('pending').where('id', '=', id).execute();
    },
  };
}
