import type { Kysely } from 'kysely';
import type { People } from '../../ports/store/people.ts';
import type { Database } from './schema.ts';

export function peopleOf(db: Kysely<Database>): People {
  return {
    async remember({ person, name, locale, account, reference }) {
      const now = {
        name,
        locale,
        account,
        conversation: reference.conversation,
        service_url: reference.serviceUrl,
        tenant: reference.tenant,
      };
      await db
        .insertInto('acquaintance')
        .values({ person, ...now })
        .onConflict((on) => on.column('person').doUpdateSet(now))
        .execute();
    },
    async get(person) {
      const row = await db.selectFrom('acquaintance').selectAll().where('person', '=', person).executeTakeFirst();
      if (!row) return null;
      const reference = { conversation: row.conversation, serviceUrl: row.service_url, tenant: row.tenant };
      return { person: row.person, name: row.name, locale: row.locale, account: row.account, reference };
    },
    async lastHeard() {
      const row = await db.selectFrom('acquaintance').select(['service_url', 'tenant']).limit(1).executeTakeFirst();
      return row ? { serviceUrl: row.service_url, tenant: row.tenant } : null;
    },
    async firstTime(fingerprint, at) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('inbound')
        .values({ fingerprint, at })
        .onConflict((on) => on.doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },
    async forgetInbound(before) {
      await db.deleteFrom('inbound').where('at', '<', before).execute();
    },
  };
}
