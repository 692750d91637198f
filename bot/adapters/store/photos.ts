import type { Kysely } from 'kysely';
import type { Photos } from '../../ports/store/photos.ts';
import type { Database } from './schema.ts';

export function photosOf(db: Kysely<Database>): Photos {
  return {
    async hold(photo) {
      await db
        .insertInto('photo')
        .values({ ...photo, case_id: null, size: photo.bytes.byteLength })
        // A job that runs again after a kill finds its photo kept.
        .onConflict((on) => on.column('id').doNothing())
        .execute();
    },
    async attach(pending, to) {
      const rows = await db
        .updateTable('photo')
        .set({ case_id: to, pending: null, author: null })
        .where('pending', '=', pending)
        .returning('id')
        .execute();
      return rows.map((row) => row.id);
    },
    async discard(pending) {
      await db.deleteFrom('photo').where('pending', '=', pending).execute();
    },
    async waiting(pending) {
      const rows = await db.selectFrom('photo').select('id').where('pending', '=', pending).execute();
      return rows.map((row) => row.id);
    },
    async of(of) {
      const rows = await db
        .selectFrom('photo')
        .select(['id', 'type', 'size', 'at'])
        .where('case_id', '=', of)
        .orderBy('at')
        .orderBy('id')
        .execute();
      return rows.map((row) => ({ ...row, case: of }));
    },
    async content(photo) {
      const row = await db
        .selectFrom('photo')
        .selectAll()
        .where('id', '=', photo)
        .where('case_id', 'is not', null)
        .executeTakeFirst();
      if (!row?.case_id) return null;
      return { id: row.id, case: row.case_id, type: row.type, size: row.size, at: row.at, bytes: row.bytes };
    },
  };
}
