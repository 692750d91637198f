import { type Kysely, type Selectable, sql } from 'kysely';
import type { Archived, ArchiveRecords } from '../../ports/store/archive.ts';
import type { Database } from './schema.ts';

function toArchived(row: Selectable<Database['archived']>): Archived {
  return { ...row };
}

export function archiveOf(db: Kysely<Database>): ArchiveRecords {
  const all = (noun: Archived['noun']) => db.selectFrom('archived').selectAll().where('noun', '=', noun);
  const one = async (query: ReturnType<typeof all>) => {
    const row = await query.forUpdate().executeTakeFirst();
    return row ? toArchived(row) : null;
  };
  return {
    async list(noun) {
      const row = await db.selectFrom('archive_list').selectAll().where('noun', '=', noun).executeTakeFirst();
      if (!row) return null;
      const { list_id, cursor, sweep, sweeping, subscription, subscribed_until } = row;
      return { listId: list_id, cursor, sweep, sweeping, subscription, subscribedUntil: subscribed_until };
    },
    async saveList(noun, { listId, subscribedUntil, ...rest }) {
      const now = { ...rest, list_id: listId, subscribed_until: subscribedUntil };
      await db
        .insertInto('archive_list')
        .values({ noun, ...now })
        .onConflict((on) => on.column('noun').doUpdateSet(now))
        .execute();
    },
    async forget(noun) {
      await db.deleteFrom('archived').where('noun', '=', noun).where('state', '<>', 'away').execute();
      await db
        .updateTable('archived')
        .set({ item: null, etag: null, mirror: null, writing: null })
        .where('noun', '=', noun)
        .execute();
    },
    async due(noun, limit) {
      // A row that someone is asked about waits for the answer; one that ended with its task comes back only with it.
      const { rows } = await (noun === 'task'
        ? sql<{ id: string }>`select t.id from task t left join archived a on a.noun = 'task' and a.id = t.id
            where a.id is null or (a.state = 'there' and (a.due or a.version < t.version))
              or (a.state = 'away' and t.status <> 'done' and not t.removed and a.version < t.version)
            order by t.id limit ${limit}`
        : sql<{ id: string }>`select c.id from "case" c left join archived a on a.noun = 'case' and a.id = c.id
            where a.id is null or a.due or a.version < c.version order by c.id limit ${limit}`
      ).execute(db);
      return rows.map((row) => row.id);
    },
    get: (noun, id) => one(all(noun).where('id', '=', id)),
    byItem: (noun, item) => one(all(noun).where('item', '=', item)),
    async save({ noun, id, mirror, writing, ...rest }) {
      const now = {
        ...rest,
        mirror: mirror === null ? null : JSON.stringify(mirror),
        writing: writing === null ? null : JSON.stringify(writing),
      };
      await db
        .insertInto('archived')
        .values({ noun, id, ...now })
        .onConflict((on) => on.columns(['noun', 'id']).doUpdateSet(now))
        .execute();
    },
    async tasksDue(of) {
      await db
        .updateTable('archived')
        .set({ due: true })
        .where('noun', '=', 'task')
        .where('id', 'in', (where) => where.selectFrom('task').select('id').where('case_id', '=', of))
        .execute();
    },
    async unseen(noun, sweep, limit) {
      const rows = await all(noun)
        .where('item', 'is not', null)
        .where('state', '=', 'there')
        .where('seen', '<', sweep)
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(toArchived);
    },
    async asked(ids) {
      if (ids.length === 0) return [];
      const rows = await db
        .selectFrom('archived')
        .select('id')
        .where('noun', '=', 'task')
        .where('state', '=', 'asked')
        .where('id', 'in', [...ids])
        .execute();
      return rows.map((row) => row.id);
    },
    async trouble(what, code, at) {
      await db
        .insertInto('trouble')
        .values({ what, code, since: at })
        .onConflict((on) => on.column('what').doUpdateSet({ code }))
        .execute();
    },
    async mended(what) {
      await db.deleteFrom('trouble').where('what', '=', what).execute();
    },
    troubles: () => db.selectFrom('trouble').selectAll().orderBy('since').orderBy('what').execute(),
  };
}
