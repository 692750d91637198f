import { type Kysely, type Selectable, sql } from 'kysely';
import type { SinceLast } from '../../core/meetings/agenda.ts';
import type { Point, Proposal, Reason, Stay } from '../../core/meetings/meeting.ts';
import type { Change } from '../../ports/changes.ts';
import type { Meetings } from '../../ports/store/meetings.ts';
import type { Database } from './schema.ts';
import type { PointTable, ProposalTable } from './schema-meetings.ts';
import { columns, toTask } from './tasks.ts';

type Agendas = Pick<
  Meetings,
  | 'addPoints'
  | 'savePoint'
  | 'points'
  | 'propose'
  | 'proposal'
  | 'withdraw'
  | 'proposals'
  | 'take'
  | 'release'
  | 'sinceLast'
  | 'tasks'
  | 'hidden'
  | 'arrive'
  | 'leave'
  | 'stays'
>;

function toPoint(row: Selectable<PointTable>): Point {
  return {
    id: row.id,
    position: row.position,
    key: row.key,
    section: row.section,
    subject: row.subject,
    reasons: row.reasons,
    minutes: row.minutes,
    proposal: row.proposal_id,
    proposedBy: row.proposed_by,
    liftedFrom: row.lifted_from,
    paragraph: row.paragraph,
    openedAt: row.opened_at,
  };
}

function toProposal(row: Selectable<ProposalTable>): Proposal {
  const { id, forum, subject, minutes, by, at, from_meeting: from, lifted_from: liftedFrom } = row;
  return { id, forum, subject, minutes, by, at, from, liftedFrom };
}

/** Whose agendas someone may have before them; those further off are fetched when someone looks. */
const NEXT = 5;

export function agendasOf(db: Kysely<Database>, changed: (change: Change) => void): Agendas {
  const waiting = () =>
    db.selectFrom('meeting_proposal').selectAll().where('taken_in', 'is', null).where('withdrawn_at', 'is', null);
  /** The agendas of the forum's coming meetings are others from now on: their readers hear of the version that they have. */
  const tellNext = async (forum: Proposal['forum']) => {
    const next = await db
      .selectFrom('meeting')
      .select(['id', 'version'])
      .where('forum', '=', forum)
      .where('state', '=', 'planned')
      .orderBy('planned_at')
      .limit(NEXT)
      .execute();
    for (const each of next) changed({ noun: 'meeting', ...each });
  };
  return {
    async addPoints(id, points) {
      if (points.length === 0) return;
      const rows = points.map((point) => ({
        id: point.id,
        meeting_id: id,
        position: point.position,
        key: point.key,
        section: point.section,
        task_id: point.subject.kind === 'task' ? point.subject.task : null,
        subject: JSON.stringify(point.subject),
        reasons: [...point.reasons],
        minutes: point.minutes,
        proposal_id: point.proposal,
        proposed_by: point.proposedBy,
        lifted_from: point.liftedFrom,
        paragraph: point.paragraph,
        opened_at: point.openedAt,
      }));
      await db.insertInto('meeting_point').values(rows).execute();
    },
    async savePoint({ id, paragraph, openedAt }) {
      await db.updateTable('meeting_point').set({ paragraph, opened_at: openedAt }).where('id', '=', id).execute();
    },
    async points(id) {
      const rows = await db
        .selectFrom('meeting_point')
        .selectAll()
        .where('meeting_id', '=', id)
        .orderBy('position')
        .execute();
      return rows.map(toPoint);
    },
    async propose(proposal) {
      const { from, liftedFrom, subject, ...rest } = proposal;
      await db
        .insertInto('meeting_proposal')
        .values({
          ...rest,
          subject: JSON.stringify(subject),
          task_id: subject.kind === 'task' ? subject.task : null,
          from_meeting: from,
          lifted_from: liftedFrom,
          taken_in: null,
          withdrawn_at: null,
        })
        .onConflict((on) => on.doNothing())
        .execute();
      await tellNext(proposal.forum);
    },
    async proposal(id) {
      const row = await waiting().where('id', '=', id).executeTakeFirst();
      return row ? toProposal(row) : null;
    },
    async withdraw({ id, forum }, at) {
      await db.updateTable('meeting_proposal').set({ withdrawn_at: at }).where('id', '=', id).execute();
      await tellNext(forum);
    },
    async proposals(forum) {
      const rows = await waiting().where('forum', '=', forum).orderBy('at').orderBy('id').execute();
      return rows.map(toProposal);
    },
    async take(id, proposals) {
      if (proposals.length === 0) return;
      await db.updateTable('meeting_proposal').set({ taken_in: id }).where('id', 'in', proposals).execute();
    },
    async release(id, proposals) {
      if (proposals.length === 0) return;
      // A task that was proposed anew meanwhile waits already.
      await sql`
        update meeting_proposal as mine set taken_in = null
        where mine.taken_in = ${id} and mine.id = any(${[...proposals]}::uuid[])
          and not exists (select 1 from meeting_proposal other where other.forum = mine.forum
            and other.task_id = mine.task_id and other.taken_in is null and other.withdrawn_at is null)`.execute(db);
    },
    async sinceLast({ since, today, last, onlyOf, limit }) {
      const isNew = sql<boolean>`task.created_at > ${since}`;
      const overdue = sql<boolean>`coalesce(task.due_date < ${today}::date, false)`;
      const moves = sql`from task_revision moved where moved.task_id = task.id and moved.field = 'dueDate'
        and moved.applied and moved.new_value > moved.old_value`;
      const movedTwice = sql<boolean>`((select count(*) >= 2 ${moves}) and exists (select 1 ${moves} and moved.at > ${since}))`;
      const decided = sql<boolean>`exists (select 1 from meeting_decision d where d.task_id = task.id and d.meeting_id = ${last}::uuid)`;
      let query = columns(db)
        .select([isNew.as('is_new'), overdue.as('is_overdue'), movedTwice.as('is_moved'), decided.as('is_decided')])
        .where('task.status', '<>', 'done')
        .where('task.removed', '=', false)
        // What someone watches until a later day is on no list until then, unless it is late already.
        .where(sql<boolean>`(${overdue} or coalesce(task.follow_up_date <= ${today}::date, true))`);
      if (onlyOf === null) query = query.where(sql<boolean>`(${isNew} or ${overdue} or ${movedTwice} or ${decided})`);
      else
        query = query
          .where(sql<boolean>`(${overdue} or ${movedTwice} or ${decided})`)
          .where(sql<boolean>`exists (select 1 from meeting_decision d join meeting m on m.id = d.meeting_id
            where d.task_id = task.id and m.forum = ${onlyOf})`);
      const rows = await query
        .orderBy(sql`${overdue} desc`)
        .orderBy(sql`${decided} desc`)
        .orderBy(sql`${movedTwice} desc`)
        .orderBy(sql`task.due_date nulls last`)
        .orderBy('task.id')
        .limit(limit)
        .execute();
      return rows.map((row): SinceLast => {
        const why: [Reason, boolean][] = [
          ['overdue', row.is_overdue],
          ['decidedNotDone', row.is_decided],
          ['movedTwice', row.is_moved],
          ['new', row.is_new && onlyOf === null],
        ];
        return { task: toTask(row), reasons: why.flatMap(([reason, holds]) => (holds ? [reason] : [])) };
      });
    },
    async tasks(ids) {
      if (ids.length === 0) return [];
      return (await columns(db).where('task.id', 'in', ids).execute()).map(toTask);
    },
    async hidden(ids, { person, lookup }) {
      if (ids.length === 0) return [];
      const rows = await db
        .selectFrom('task')
        .innerJoin('case', 'case.id', 'task.case_id')
        .select('task.id')
        .where('task.id', 'in', ids)
        .where((where) =>
          where.or([
            sql<boolean>`${person} = any("case".conflicted)`,
            where('case.reporter', '=', person),
            where.exists(
              where
                .selectFrom('sealed')
                .select('sealed.id')
                .whereRef('sealed.handle', '=', 'case.reporter_handle')
                .where('sealed.lookup', '=', lookup),
            ),
          ]),
        )
        .execute();
      return rows.map(({ id }) => id);
    },
    async arrive(id, stay) {
      await db
        .insertInto('meeting_stay')
        .values({
          meeting_id: id,
          person: stay.person,
          arrived_at: stay.arrivedAt,
          left_at: stay.leftAt,
          after_paragraph: stay.afterParagraph,
          until_paragraph: stay.untilParagraph,
        })
        .execute();
    },
    async leave(id, { person, leftAt, afterParagraph, untilParagraph }) {
      if (afterParagraph === untilParagraph) {
        await db
          .deleteFrom('meeting_stay')
          .where('meeting_id', '=', id)
          .where('person', '=', person)
          .where('left_at', 'is', null)
          .execute();
        return;
      }
      await db
        .updateTable('meeting_stay')
        .set({ left_at: leftAt, until_paragraph: untilParagraph })
        .where('meeting_id', '=', id)
        .where('person', '=', person)
        .where('left_at', 'is', null)
        .execute();
    },
    async stays(id) {
      const rows = await db
        .selectFrom('meeting_stay')
        .selectAll()
        .where('meeting_id', '=', id)
        .orderBy(sql`meeting_stay.id`)
        .execute();
      return rows.map(
        (row): Stay => ({
          person: row.person,
          arrivedAt: row.arrived_at,
          leftAt: row.left_at,
          afterParagraph: row.after_paragraph,
          untilParagraph: row.until_paragraph,
        }),
      );
    },
  };
}
