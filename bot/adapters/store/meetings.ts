import type { Insertable, Kysely, Selectable } from 'kysely';
import type { Meeting } from '../../core/meetings/meeting.ts';
import type { Change } from '../../ports/changes.ts';
import type { Meetings } from '../../ports/store/meetings.ts';
import { agendasOf } from './meeting-agendas.ts';
import { decisionsOf } from './meeting-decisions.ts';
import { libraryOf } from './meeting-library.ts';
import type { Database } from './schema.ts';
import type { MeetingTable } from './schema-meetings.ts';

function toMeeting(row: Selectable<MeetingTable>): Meeting {
  const { leader, lead_taken_at: takenAt, lead_beat_at: beatAt, cancelled_by: by, cancelled_at: cancelledAt } = row;
  return {
    id: row.id,
    forum: row.forum,
    series: row.series,
    plannedAt: row.planned_at,
    state: row.state,
    year: row.year,
    number: row.number,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    endedBy: row.ended_by,
    cancelled: by !== null && cancelledAt ? { by, at: cancelledAt } : null,
    lead: leader !== null && takenAt && beatAt ? { person: leader, takenAt, beatAt } : null,
    term: row.term,
    leaders: row.leaders,
    current: row.current_point,
    prepared: row.prepared,
    registryNumber: row.registry_number,
    approvers: row.approvers,
    approvals: row.approvals.map((approval) => ({ ...approval, at: new Date(approval.at) })),
    createdBy: row.created_by,
    changedAt: row.changed_at,
    version: row.version,
  };
}

function toRow(meeting: Meeting): Insertable<MeetingTable> {
  return {
    id: meeting.id,
    forum: meeting.forum,
    series: meeting.series,
    planned_at: meeting.plannedAt,
    state: meeting.state,
    year: meeting.year,
    number: meeting.number,
    started_at: meeting.startedAt,
    ended_at: meeting.endedAt,
    ended_by: meeting.endedBy,
    cancelled_by: meeting.cancelled?.by ?? null,
    cancelled_at: meeting.cancelled?.at ?? null,
    leader: meeting.lead?.person ?? null,
    lead_taken_at: meeting.lead?.takenAt ?? null,
    lead_beat_at: meeting.lead?.beatAt ?? null,
    term: meeting.term,
    leaders: [...meeting.leaders],
    current_point: meeting.current,
    prepared: JSON.stringify(meeting.prepared),
    registry_number: meeting.registryNumber,
    approvers: [...meeting.approvers],
    approvals: JSON.stringify(meeting.approvals),
    created_by: meeting.createdBy,
    changed_at: meeting.changedAt,
    version: meeting.version,
  };
}

/** `changed` hears of each change, so that the commit can tell of it. */
export function meetingsOf(db: Kysely<Database>, changed: (change: Change) => void): Meetings {
  const rows = () => db.selectFrom('meeting').selectAll();
  const tell = ({ id, version }: Meeting) => changed({ noun: 'meeting', id, version });
  return {
    ...agendasOf(db, changed),
    ...decisionsOf(db),
    ...libraryOf(db, changed),
    async create(fresh) {
      await db.insertInto('meeting').values(fresh.map(toRow)).execute();
      fresh.forEach(tell);
    },
    async lock(id) {
      const row = await rows().where('id', '=', id).forUpdate().executeTakeFirst();
      return row ? toMeeting(row) : null;
    },
    async get(id) {
      const row = await rows().where('id', '=', id).executeTakeFirst();
      return row ? toMeeting(row) : null;
    },
    async list({ forums, states, before, after, soonestFirst, limit }) {
      if (forums.length === 0) return [];
      let query = rows().where('forum', 'in', forums);
      if (states) query = query.where('state', 'in', states);
      if (before) query = query.where('planned_at', '<', before);
      if (after) query = query.where('planned_at', '>', after);
      const found = await query
        .orderBy('planned_at', soonestFirst ? 'asc' : 'desc')
        .orderBy('id')
        .limit(limit)
        .execute();
      return found.map(toMeeting);
    },
    async save(meeting) {
      await db.updateTable('meeting').set(toRow(meeting)).where('id', '=', meeting.id).execute();
      tell(meeting);
    },
    async beat(id, term, at) {
      const { numUpdatedRows } = await db
        .updateTable('meeting')
        .set({ lead_beat_at: at })
        .where('id', '=', id)
        .where('term', '=', term)
        .where('state', '=', 'running')
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
    async lastEnded(forum) {
      const row = await rows()
        .where('forum', '=', forum)
        .where('state', 'in', ['ended', 'locked'])
        .orderBy('ended_at', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row ? toMeeting(row) : null;
    },
    async leftOpen(since) {
      const found = await db
        .selectFrom('meeting')
        .select('id')
        .where('state', '=', 'running')
        .where('changed_at', '<', since)
        .where('lead_beat_at', '<', since)
        .orderBy('id')
        .execute();
      return found.map(({ id }) => id);
    },
    async nextNumber(forum, year) {
      // The row is held until the transaction ends, so numbers are given one after another and none is lost.
      const { number } = await db
        .insertInto('forum_year')
        .values({ forum, year, number: 1 })
        .onConflict((on) =>
          on
            .columns(['forum', 'year'])
            .doUpdateSet(({ eb, ref }) => ({ number: eb(ref('forum_year.number'), '+', 1) })),
        )
        .returning('number')
        .executeTakeFirstOrThrow();
      return number;
    },
  };
}
