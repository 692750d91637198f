import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { canonical } from '../../core/canonical.ts';
import type { Actor, CaseEvent, StoredEvent } from '../../core/cases/events.ts';
import { type CaseId, id, type PersonId } from '../../core/ids.ts';
import type { Ids } from '../../ports/clock.ts';
import type { Events, StreamEvent } from '../../ports/store/events.ts';
import type { Database } from './schema.ts';

/** What a chain starts from. */
export const GENESIS = '0'.repeat(64);

type Data = { readonly [key: string]: unknown };

export function hashEvent(event: Omit<StoredEvent, 'hash'>): string {
  const { stream, seq, type, actor, at, data, previous } = event;
  return createHash('sha256')
    .update(canonical({ stream, seq, type, actor, at: at.toISOString(), data, previous }))
    .digest('hex');
}

async function referenceOf(db: Kysely<Database>, ids: Ids, person: PersonId): Promise<string> {
  const find = () => db.selectFrom('actor').select('reference').where('person', '=', person);
  const known = await find().executeTakeFirst();
  if (known) return known.reference;
  await db
    .insertInto('actor')
    .values({ reference: ids.random(), person })
    .onConflict((on) => on.column('person').doNothing())
    .execute();
  return (await find().executeTakeFirstOrThrow()).reference;
}

async function nameActor(db: Kysely<Database>, ids: Ids, actor: Actor): Promise<string> {
  return actor.kind === 'person' ? referenceOf(db, ids, actor.person) : actor.kind;
}

/** Appends to a chain and returns its new head. The caller holds the lock on that head. */
export async function appendTo(
  db: Kysely<Database>,
  ids: Ids,
  stream: string,
  head: { readonly count: number; readonly head: string },
  events: readonly { readonly type: string; readonly actor: Actor; readonly at: Date; readonly data: Data }[],
): Promise<{ count: number; head: string }> {
  let { count, head: previous } = head;
  const rows: StoredEvent[] = [];
  for (const event of events) {
    count += 1;
    const open = {
      stream,
      seq: count,
      type: event.type,
      actor: await nameActor(db, ids, event.actor),
      at: event.at,
      data: event.data,
      previous,
    };
    const hash = hashEvent(open);
    rows.push({ ...open, hash });
    previous = hash;
  }
  await db
    .insertInto('event')
    .values(rows.map((row) => ({ ...row, data: JSON.stringify(row.data) })))
    .execute();
  return { count, head: previous };
}

/** A case event's data, its people written as references. */
export async function caseData(db: Kysely<Database>, ids: Ids, event: CaseEvent): Promise<Data> {
  const { type: _type, actor: _actor, at: _at, ...data } = event;
  return 'person' in data ? { ...data, person: await referenceOf(db, ids, data.person) } : data;
}

export function eventsOf(db: Kysely<Database>, ids: Ids): Events {
  const read = (stream: string): Promise<StoredEvent[]> =>
    db.selectFrom('event').selectAll().where('stream', '=', stream).orderBy('seq').execute();
  return {
    async append(stream, events: readonly StreamEvent[]) {
      await db
        .insertInto('stream_head')
        .values({ stream, seq: 0, hash: GENESIS })
        .onConflict((on) => on.column('stream').doNothing())
        .execute();
      const head = await db
        .selectFrom('stream_head')
        .selectAll()
        .where('stream', '=', stream)
        .forUpdate()
        .executeTakeFirstOrThrow();
      const next = await appendTo(db, ids, stream, { count: head.seq, head: head.hash }, events);
      await db
        .updateTable('stream_head')
        .set({ seq: next.count, hash: next.head })
        .where('stream', '=', stream)
        .execute();
    },
    of: read,
    async person(reference) {
      if (!/^[0-9a-f-]{36}$/.test(reference)) return null;
      const row = await db.selectFrom('actor').select('person').where('reference', '=', reference).executeTakeFirst();
      return row?.person ?? null;
    },
    async heads(since) {
      return db
        .selectFrom('event')
        .distinctOn('stream')
        .select(['stream', 'seq', 'hash'])
        .where('at', '>=', since)
        .where('stream', '!=', 'digest')
        .orderBy('stream')
        .orderBy('seq', 'desc')
        .execute();
    },
    async verify(stream, noted) {
      let previous = GENESIS;
      let seq = 0;
      for (const event of await read(stream)) {
        seq += 1;
        if (event.seq !== seq || event.previous !== previous || event.hash !== hashEvent(event)) return seq;
        if (noted?.seq === seq && noted.hash !== event.hash) return seq;
        previous = event.hash;
      }
      if (noted && noted.seq > seq) return seq + 1;
      const head =
        (await db.selectFrom('stream_head').select(['seq', 'hash']).where('stream', '=', stream).executeTakeFirst()) ??
        (/^[0-9a-f-]{36}$/.test(stream)
          ? await db
              .selectFrom('case')
              .select(['event_count as seq', 'event_head as hash'])
              .where('id', '=', id<CaseId>(stream))
              .executeTakeFirst()
          : undefined);
      const fits = head ? head.seq === seq && head.hash === previous : seq === 0;
      return fits ? null : seq + 1;
    },
    async streams(after, limit) {
      // Also those that should have events and have none: a chain that is gone is found by its head.
      const { rows } = await sql<{ stream: string }>`
        (select distinct stream from event where stream > ${after} order by stream limit ${limit})
        union (select stream from stream_head where stream > ${after} order by stream limit ${limit})
        union (select id::text from "case" where id::text > ${after} order by id::text limit ${limit})
        order by stream limit ${limit}`.execute(db);
      return rows.map((row) => row.stream);
    },
  };
}
