import type pg from 'pg';

/*
 * What must be so of a database at any moment, whatever was killed in the middle of what. Plain SQL over the tables,
 * apart from the code that writes them.
 */

export type Case = { readonly id: string; readonly number: string };

/** Every fault found, a line each; none when all is whole. */
export async function faultsIn(pool: pg.Pool): Promise<string[]> {
  const faults: string[] = [];
  for (const [what, sql] of Object.entries(checks)) {
    const { rows } = await pool.query<{ number: string; found: string }>(sql);
    faults.push(...rows.map((row) => `${row.number}: ${what} (${row.found})`));
  }
  return faults;
}

export async function casesIn(pool: pg.Pool): Promise<Case[]> {
  return (await pool.query<Case>('select id, number from "case" order by number')).rows;
}

const events = (type: string, more = '') =>
  `(select count(*) from event e where e.stream = c.id::text and e.type = '${type}'${more})`;
const climbs = `(select count(*) from job j where j.kind = 'climb' and j.state in ('ready', 'running')
  and j.payload ->> 'case' = c.id::text and (j.payload ->> 'assignment')::int = c.assignment
  and (j.payload ->> 'done')::int = c.ladder_done and j.payload ->> 'hurry' = '0')`;

const checks = {
  'is received other than once': `select number, ${events('received')} as found from "case" c where ${events('received')} <> 1`,
  'is routed at first other than once': `select number, ${events('routed', " and e.data ->> 'assignment' = '1'")} as found
    from "case" c where ${events('routed', " and e.data ->> 'assignment' = '1'")} <> 1`,
  'waits without a live step of the ladder, or with several': `select number, ${climbs} as found from "case" c
    where status = 'received' and ${climbs} <> 1`,
  'has told someone of one step twice': `select c.number, count(*) as found from card k join "case" c on c.id = k.case_id
    where k.face = 'triage' group by c.number, c.assignment, k.addressee, k.subject having count(*) > c.assignment`,
  'has told nobody': `select number, 0 as found from "case" c
    where not exists (select from card k where k.case_id = c.id and k.face = 'triage')`,
  'has a step of the ladder twice': `select number, count(*) as found from "case" c join event e on e.stream = c.id::text
    where e.type = 'reminded' group by number, e.data ->> 'assignment', e.data ->> 'step' having count(*) > 1`,
  'has other events than its row says': `select number, (select count(*) from event e where e.stream = c.id::text) as found
    from "case" c where event_count <> (select count(*) from event e where e.stream = c.id::text)`,
  'has a card that is not posted and that no job posts': `select coalesce(c.number, '-') as number, k.face as found
    from card k left join "case" c on c.id = k.case_id
    where k.activity is null
      and not exists (select from job j where j.payload ->> 'card' = k.id::text and j.state <> 'done')
      and not exists (select from delivery d where d.card_id = k.id and d.outcome <> 'sent')
      and not (k.face = 'receipt' and exists (select from card o where o.case_id = k.case_id and o.face = 'receipt' and o.activity is not null))`,
  'has a job that is neither to do nor done nor stuck': `select '-' as number, state as found from job where state not in ('ready', 'running', 'done', 'stuck')`,
};
