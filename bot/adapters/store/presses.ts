import type { Kysely } from 'kysely';
import type { Presses } from '../../ports/store/presses.ts';
import type { Database } from './schema.ts';

export function pressesOf(db: Kysely<Database>): Presses {
  return {
    async claim(key, inputs, at) {
      // A twin in another transaction waits here, on the key's row, until the first commits or rolls back.
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('press')
        .values({ key, inputs, at })
        .onConflict((on) => on.doNothing())
        .executeTakeFirst();
      if (numInsertedOrUpdatedRows === 1n) return 'fresh';
      const before = await db.selectFrom('press').select('inputs').where('key', '=', key).executeTakeFirst();
      return before?.inputs === inputs ? 'same' : 'other';
    },
    async forget(before) {
      await db.deleteFrom('press').where('at', '<', before).execute();
    },
  };
}
