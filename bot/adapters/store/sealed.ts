import type { Kysely } from 'kysely';
import type { Sealed } from '../../ports/store/sealed.ts';
import type { Database } from './schema.ts';

export function sealedOf(db: Kysely<Database>): Sealed {
  return {
    async keep(record) {
      await db.insertInto('sealed').values(record).execute();
    },
    of: (handle) =>
      db.selectFrom('sealed').selectAll().where('handle', '=', handle).orderBy('at').orderBy('id').execute(),
    async handleOf(of) {
      const own = await db.selectFrom('case').select('reporter_handle').where('id', '=', of).executeTakeFirst();
      if (own?.reporter_handle) return own.reporter_handle;
      const row = await db.selectFrom('sealed_of_case').select('handle').where('case_id', '=', of).executeTakeFirst();
      return row?.handle ?? null;
    },
    async setHandle(of, handle) {
      await db.insertInto('sealed_of_case').values({ case_id: of, handle }).execute();
    },
  };
}
