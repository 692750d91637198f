import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { DirectoryCopy } from '../../ports/store/directory.ts';
import type { Database } from './schema.ts';

/** PostgreSQL takes 65,535 values in a statement. */
const MOST_ROWS = 1_000;
const numberOf = (rows: bigint | undefined) => Number(rows ?? 0n);

export function directoryOf(db: Kysely<Database>): DirectoryCopy {
  /** A change that other processes must hear of. */
  const changed = () => db.updateTable('directory_state').set({ version: sql`version + 1` }).execute();

  return {
    async state() {
      const row = await db.selectFrom('directory_state').selectAll().executeTakeFirstOrThrow();
      const failure = row.failure && row.failed_at ? { code: row.failure, at: row.failed_at } : null;
      return { version: row.version, groupsAt: row.groups_at, absenceAt: row.absence_at, failure };
    },
    async snapshot() {
      const people = await db
        .selectFrom('directory_person')
        .select(['person', 'name', 'title', 'place', 'manager', 'locale'])
        .where('fetched_at', 'is not', null)
        .where('unknown', '=', false)
        .orderBy('person')
        .execute();
      const groups = await db.selectFrom('directory_group').selectAll().orderBy('id').execute();
      const absences = await db.selectFrom('directory_absence').selectAll().execute();
      const state = await db.selectFrom('directory_state').select('groups_at').executeTakeFirstOrThrow();
      const said = groups.map(({ id, members }) => [id, [...members].sort()]);
      return {
        people,
        groups: new Map(groups.map(({ id, members }) => [id, members])),
        absences: absences.map(({ fetched_at, ...absence }) => ({ ...absence, fetchedAt: fetched_at })),
        answeredAt: state.groups_at,
        fingerprint: createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 8),
      };
    },
    async want(person) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('directory_person')
        .values({ person, name: '', title: '', place: null, manager: null, locale: null, fetched_at: null })
        .onConflict((on) => on.doNothing())
        .executeTakeFirst();
      return numberOf(numInsertedOrUpdatedRows) === 1;
    },
    async stale(before, limit) {
      const rows = await db
        .selectFrom('directory_person')
        .select('person')
        .where((where) => where.or([where('fetched_at', 'is', null), where('fetched_at', '<', before)]))
        .orderBy(sql`fetched_at nulls first`)
        .limit(limit)
        .execute();
      return rows.map(({ person }) => person);
    },
    async keepPeople(people, at) {
      if (people.length === 0) return;
      for (let from = 0; from < people.length; from += MOST_ROWS)
        await db
          .insertInto('directory_person')
          .values(
            people.slice(from, from + MOST_ROWS).map((profile) => ({ ...profile, fetched_at: at, unknown: false })),
          )
          .onConflict((on) =>
            on.column('person').doUpdateSet((set) => ({
              name: set.ref('excluded.name'),
              title: set.ref('excluded.title'),
              place: set.ref('excluded.place'),
              // Members of groups come without their manager: what is known stays known.
              manager: sql`coalesce(excluded.manager, directory_person.manager)`,
              locale: set.ref('excluded.locale'),
              fetched_at: set.ref('excluded.fetched_at'),
              unknown: set.ref('excluded.unknown'),
            })),
          )
          .execute();
      await changed();
    },
    async unknown(people, at) {
      if (people.length === 0) return;
      await db
        .updateTable('directory_person')
        .set({ name: '', title: '', place: null, manager: null, locale: null, fetched_at: at, unknown: true })
        .where('person', 'in', people)
        .execute();
      await changed();
    },
    async keepGroups(groups, at) {
      if (groups.size === 0) return;
      await db
        .insertInto('directory_group')
        .values([...groups].map(([id, members]) => ({ id, members: [...members], fetched_at: at })))
        .onConflict((on) =>
          on.column('id').doUpdateSet((set) => ({
            members: set.ref('excluded.members'),
            fetched_at: set.ref('excluded.fetched_at'),
          })),
        )
        .execute();
      await changed();
    },
    async keepAbsences(absences, sources, at) {
      if (sources.length === 0) return;
      await db.deleteFrom('directory_absence').where('source', 'in', sources).execute();
      const rows = absences.filter(({ source }) => sources.includes(source));
      if (rows.length > 0)
        await db
          .insertInto('directory_absence')
          .values(rows.map((absence) => ({ ...absence, fetched_at: at })))
          .execute();
      await changed();
    },
    async answered(what, at) {
      // What failed is over when the groups, on which routing rests, have been answered.
      const times = what === 'groups' ? { groups_at: at, failed_at: null, failure: null } : { absence_at: at };
      await db
        .updateTable('directory_state')
        .set({ ...times, version: sql`version + 1` })
        .execute();
    },
    async failed(code, at) {
      await db.updateTable('directory_state').set({ failed_at: at, failure: code }).execute();
    },
    async portrait(person) {
      const row = await db
        .selectFrom('directory_portrait')
        .select(['jpeg', 'fetched_at'])
        .where('person', '=', person)
        .executeTakeFirst();
      return row?.fetched_at ? { jpeg: row.jpeg, fetchedAt: row.fetched_at } : null;
    },
    async portraits(people) {
      if (people.length === 0) return [];
      const rows = await db
        .selectFrom('directory_portrait')
        .select(['person', 'fetched_at', sql<boolean>`jpeg is not null`.as('kept')])
        .where('person', 'in', people)
        .where('fetched_at', 'is not', null)
        .execute();
      return rows.flatMap(({ person, kept, fetched_at }) =>
        fetched_at === null ? [] : [{ person, kept, fetchedAt: fetched_at }],
      );
    },
    async wantPortrait(person) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('directory_portrait')
        .values({ person, jpeg: null, fetched_at: null })
        .onConflict((on) =>
          on.column('person').doUpdateSet({ wanted: true }).where('directory_portrait.wanted', '=', false),
        )
        .executeTakeFirst();
      return numberOf(numInsertedOrUpdatedRows) === 1;
    },
    async wantedPortraits(limit) {
      const rows = await db
        .selectFrom('directory_portrait')
        .select('person')
        .where('wanted', '=', true)
        .orderBy('person')
        .limit(limit)
        .execute();
      return rows.map(({ person }) => person);
    },
    async keepPortrait(person, jpeg, at) {
      await db
        .updateTable('directory_portrait')
        .set({ jpeg, fetched_at: at, wanted: false })
        .where('person', '=', person)
        .execute();
    },
  };
}
