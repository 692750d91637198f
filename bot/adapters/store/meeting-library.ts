import { type Kysely, sql } from 'kysely';
import type { MeetingId } from '../../core/ids.ts';
import type { Change } from '../../ports/changes.ts';
import type { Meetings } from '../../ports/store/meetings.ts';
import type { Database } from './schema.ts';

type Library = Pick<Meetings, 'inConflict' | 'libraryDue' | 'putInLibrary' | 'inLibrary'>;

/** Where the files of locked minutes stand, and which are to be put there. */
export function libraryOf(db: Kysely<Database>, changed: (change: Change) => void): Library {
  return {
    async inConflict(ids) {
      if (ids.length === 0) return [];
      const rows = await db
        .selectFrom('task')
        .innerJoin('case', 'case.id', 'task.case_id')
        .select('task.id')
        .where('task.id', 'in', ids)
        .where(sql<boolean>`cardinality("case".conflicted) > 0`)
        .execute();
      return rows.map(({ id }) => id);
    },
    async libraryDue(limit) {
      const { rows } = await sql<{ meeting: MeetingId; addenda: number; masked: number }>`
        select now.meeting, now.addenda, now.masked
        from (
          select m.meeting_id as meeting,
            (select count(*)::int from meeting_addendum a where a.meeting_id = m.meeting_id) as addenda,
            (select count(*)::int from task t join "case" c on c.id = t.case_id
              where cardinality(c.conflicted) > 0 and t.id in (
                select p.task_id from meeting_point p where p.meeting_id = m.meeting_id
                union select d.task_id from meeting_decision d where d.meeting_id = m.meeting_id)) as masked
          from meeting_minutes m
        ) now
        join meeting on meeting.id = now.meeting
        left join meeting_library l on l.meeting_id = now.meeting
        where l.meeting_id is null or (l.addenda, l.masked) is distinct from (now.addenda, now.masked)
        order by meeting.ended_at, meeting.id
        limit ${limit}`.execute(db);
      return rows;
    },
    async putInLibrary({ meeting, addenda, masked }, { docx, pdf }, at) {
      const row = { addenda, masked, docx, pdf, put_at: at };
      await db
        .insertInto('meeting_library')
        .values({ meeting_id: meeting, ...row })
        .onConflict((on) => on.column('meeting_id').doUpdateSet(row))
        .execute();
      const told = await db
        .selectFrom('meeting')
        .select(['id', 'version'])
        .where('id', '=', meeting)
        .executeTakeFirstOrThrow();
      changed({ noun: 'meeting', ...told });
    },
    async inLibrary(id) {
      const row = await db.selectFrom('meeting_library').selectAll().where('meeting_id', '=', id).executeTakeFirst();
      return row ? { docx: row.docx, pdf: row.pdf, addenda: row.addenda, at: row.put_at } : null;
    },
  };
}
