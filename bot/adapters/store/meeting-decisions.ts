import type { Kysely, Selectable } from 'kysely';
import type { Decision } from '../../core/meetings/decision.ts';
import type { Meetings } from '../../ports/store/meetings.ts';
import type { Database } from './schema.ts';
import type { DecisionTable } from './schema-meetings.ts';

type Decisions = Pick<
  Meetings,
  'decide' | 'decisions' | 'decisionOf' | 'lockMinutes' | 'minutes' | 'addAddendum' | 'addenda'
>;

function toDecision(row: Selectable<DecisionTable>): Decision {
  const { id, number, point_id: point, paragraph, act, by, at, body } = row;
  return { ...body, id, number, point, paragraph, act, by, at };
}

/** Decisions and minutes: rows that are written once. */
export function decisionsOf(db: Kysely<Database>): Decisions {
  return {
    async decide(meeting, decision, press) {
      const { id, number, point, paragraph, act, by, at, ...body } = decision;
      await db
        .insertInto('meeting_decision')
        .values({
          id,
          meeting_id: meeting,
          number,
          point_id: point,
          paragraph,
          act,
          by,
          at,
          task_id: body.subject.kind === 'task' ? body.subject.task : null,
          body: JSON.stringify(body),
          press,
        })
        .execute();
    },
    async decisions(meeting) {
      const rows = await db
        .selectFrom('meeting_decision')
        .selectAll()
        .where('meeting_id', '=', meeting)
        .orderBy('number')
        .execute();
      return rows.map(toDecision);
    },
    async decisionOf(meeting, press) {
      const row = await db
        .selectFrom('meeting_decision')
        .selectAll()
        .where('meeting_id', '=', meeting)
        .where('press', '=', press)
        .executeTakeFirst();
      return row ? toDecision(row) : null;
    },
    async lockMinutes(meeting, minutes, hash) {
      await db
        .insertInto('meeting_minutes')
        .values({ meeting_id: meeting, minutes: JSON.stringify(minutes), hash })
        .execute();
    },
    async minutes(meeting) {
      const row = await db
        .selectFrom('meeting_minutes')
        .select(['minutes', 'hash'])
        .where('meeting_id', '=', meeting)
        .executeTakeFirst();
      return row ?? null;
    },
    async addAddendum(meeting, addendum) {
      await db
        .insertInto('meeting_addendum')
        .values({ meeting_id: meeting, number: addendum.number, addendum: JSON.stringify(addendum) })
        .execute();
    },
    async addenda(meeting) {
      const rows = await db
        .selectFrom('meeting_addendum')
        .select('addendum')
        .where('meeting_id', '=', meeting)
        .orderBy('number')
        .execute();
      return rows.map(({ addendum }) => addendum);
    },
  };
}
