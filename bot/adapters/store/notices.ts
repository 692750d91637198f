import { type Kysely, sql } from 'kysely';
import { id, type PersonId } from '../../core/ids.ts';
import type { Work, WorkDays } from '../../core/notices/work.ts';
import type { Notices } from '../../ports/store/notices.ts';
import type { Database } from './schema.ts';

/** Open, in sight or soon to be, and of no case in which the one who has it is in conflict. */
const inHand = sql`
  from task left join "case" on "case".id = task.case_id
  where task.status <> 'done' and not task.removed and task.responsible is not null
    and ("case".id is null or not (task.responsible = any("case".conflicted)))`;

export function noticesOf(db: Kysely<Database>): Notices {
  return {
    async get(person) {
      const row = await db
        .selectFrom('notice_setting')
        .select(['weekly', 'due', 'given', 'mentioned'])
        .where('person', '=', person)
        .executeTakeFirst();
      return Object.fromEntries(Object.entries(row ?? {}).filter(([, on]) => on !== null));
    },
    async save(person, wanted) {
      await db
        .insertInto('notice_setting')
        .values({ person, weekly: null, due: null, given: null, mentioned: null, ...wanted })
        .onConflict((clash) => clash.column('person').doUpdateSet({ person, ...wanted }))
        .execute();
    },
    async workers({ next, weekEnds }) {
      const until = next > weekEnds ? next : weekEnds;
      const { rows } = await sql<{ person: string }>`
        select distinct task.responsible as person ${inHand}
          and (task.due_date <= ${until} or task.follow_up_date <= ${until}
            or exists (select from external_request as asked where asked.task_id = task.id and asked.state = 'sent'))
        order by person`.execute(db);
      return rows.map(({ person }) => id<PersonId>(person));
    },
    async work(person, days) {
      const { rows } = await workOf(person, days).execute(db);
      const [counts] = rows;
      if (!counts) throw new Error('a count without a row');
      return {
        open: Number(counts.open),
        overdue: Number(counts.overdue),
        lapsed: Number(counts.lapsed),
        today: Number(counts.today),
        next: Number(counts.next),
        week: Number(counts.week),
        followUps: Number(counts.followUps),
        requests: Number(counts.requests),
      };
    },
    async tell(person, kind, date) {
      const told = await db
        .insertInto('notice_told')
        .values({ person, kind, on_date: date })
        .onConflict((clash) => clash.doNothing())
        .returning('person')
        .executeTakeFirst();
      return told !== undefined;
    },
  };
}

/** What waits for its day is out of sight, and so not due. */
const workOf = (person: PersonId, { today, before, next, weekEnds }: WorkDays) => sql<{
  [count in keyof Work]: string;
}>`
  select
    count(*) filter (where seen) as open,
    count(*) filter (where seen and due < ${today}) as overdue,
    count(*) filter (where seen and due < ${today} and due >= ${before}) as lapsed,
    count(*) filter (where seen and due = ${today}) as today,
    count(*) filter (where seen and due > ${today} and due <= ${next}) as next,
    count(*) filter (where seen and due >= ${today} and due <= ${weekEnds}) as week,
    count(*) filter (where follow >= ${today} and follow <= ${weekEnds}) as "followUps",
    coalesce(sum(late), 0) as requests
  from (
    select
      to_char(task.due_date, 'YYYY-MM-DD') as due,
      to_char(task.follow_up_date, 'YYYY-MM-DD') as follow,
      task.follow_up_date is null or to_char(task.follow_up_date, 'YYYY-MM-DD') <= ${today} as seen,
      (select count(*) from external_request as asked
        where asked.task_id = task.id and asked.state = 'sent' and to_char(asked.due_date, 'YYYY-MM-DD') < ${today}) as late
    ${inHand} and task.responsible = ${person}
  ) as mine`;
