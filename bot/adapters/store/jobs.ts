import { type Kysely, sql } from 'kysely';
import type { Job, Jobs, StuckJob } from '../../ports/store/jobs.ts';
import type { Database } from './schema.ts';

/** One number for all processes that claim jobs of one database. */
const CLAIMING = 7_374_947_168;

/**
 * `enqueued` hears of jobs that are due at once, so that the commit can wake the worker. `trace` names what is under
 * way, when it is measured.
 */
export function jobsOf(db: Kysely<Database>, enqueued: () => void, trace: () => string | null = () => null): Jobs {
  const mine = (worker: string, ids: readonly string[]) =>
    db.updateTable('job').where('id', 'in', ids).where('worker', '=', worker).where('state', '=', 'running');

  return {
    async enqueue(jobs) {
      if (jobs.length === 0) return;
      await db
        .insertInto('job')
        .values(
          jobs.map((job) => ({
            kind: job.kind,
            payload: JSON.stringify(job.payload),
            lane: job.lane ?? null,
            once: job.once ?? null,
            run_at: job.runAt ?? new Date(0),
            worker: null,
            until: null,
            error: null,
            settled_at: null,
            trace: trace(),
          })),
        )
        .onConflict((on) => on.column('once').doNothing())
        .execute();
      enqueued();
    },

    async claim(worker, limit, seconds, now) {
      const until = new Date(now.getTime() + seconds * 1000);
      // One claimer at a time: two that look at the same moment, each at a job of one lane, would not see each other.
      // Nor does it wait for the disk: claims that a crash of the server forgets are claims of jobs that come again.
      await sql`select pg_advisory_xact_lock(${CLAIMING}), set_config('synchronous_commit', 'off', true)`.execute(db);
      // A job whose lane has an earlier job unsettled waits; one whose claim ran out may be claimed again.
      const first = sql`(j.lane is null or not exists (
        select 1 from job e where e.lane = j.lane and e.id <> j.id
          and ((e.state = 'ready' and e.id < j.id) or e.state = 'running'))) order by j.run_at, j.id limit ${limit}`;
      // Two reads, each along an index of its own, so that a claim costs the same however many wait.
      const { rows } = await sql<Job>`
        update job set state = 'running', worker = ${worker}, until = ${until}, attempt = attempt + 1
        where id = any(array(
          select id from (
            (select j.id, j.run_at from job j where j.state = 'ready' and j.run_at <= ${now} and ${first})
            union all
            (select j.id, j.run_at from job j where j.state = 'running' and j.until < ${now} and ${first})
          ) due order by run_at, id limit ${limit}))
          -- Its owner may be settling it this moment.
          and (state = 'ready' or until < ${now})
        returning id, kind, payload, attempt, trace`.execute(db);
      return rows.sort((a, b) => Number(a.id) - Number(b.id));
    },
    async keep(worker, ids, seconds, now) {
      if (ids.length === 0) return;
      await db
        .updateTable('job')
        .set({ until: new Date(now.getTime() + seconds * 1000) })
        .where('id', 'in', ids)
        .where('worker', '=', worker)
        .where('state', '=', 'running')
        .execute();
    },
    async done(worker, ids, now) {
      if (ids.length === 0) return;
      await mine(worker, ids).set({ state: 'done', worker: null, until: null, error: null, settled_at: now }).execute();
    },
    async retry(worker, id, at, error) {
      await mine(worker, [id]).set({ state: 'ready', worker: null, until: null, run_at: at, error }).execute();
    },
    async stick(worker, id, error, now) {
      await mine(worker, [id]).set({ state: 'stuck', worker: null, until: null, error, settled_at: now }).execute();
    },
    async release(worker) {
      await db
        .updateTable('job')
        .set({ state: 'ready', worker: null, until: null })
        .where('worker', '=', worker)
        .where('state', '=', 'running')
        .execute();
    },

    async stuck(limit) {
      const rows = await db
        .selectFrom('job')
        .select(['id', 'kind', 'payload', 'attempt', 'error', 'settled_at'])
        .where('state', '=', 'stuck')
        .orderBy('settled_at')
        .limit(limit)
        .execute();
      return rows.map(
        (row): StuckJob => ({
          id: row.id,
          kind: row.kind,
          payload: row.payload,
          attempt: row.attempt,
          error: row.error ?? '',
          stuckAt: row.settled_at ?? new Date(0),
        }),
      );
    },
    async redrive(ids, now) {
      let stuck = db
        .updateTable('job')
        .set({ state: 'ready', run_at: now, attempt: 0, settled_at: null })
        .where('state', '=', 'stuck');
      if (ids) stuck = stuck.where('id', 'in', [...ids, '0']);
      const { numUpdatedRows } = await stuck.executeTakeFirst();
      if (numUpdatedRows > 0n) enqueued();
      return Number(numUpdatedRows);
    },
    async nextDue() {
      const row = await db
        .selectFrom('job')
        .select((select) => select.fn.min('run_at').as('at'))
        .where('state', '=', 'ready')
        .executeTakeFirst();
      return row?.at ?? null;
    },
    async waitingSince(now) {
      const row = await db
        .selectFrom('job')
        .select(sql<Date | null>`min(greatest(run_at, left_at))`.as('since'))
        .where('state', '=', 'ready')
        .where('run_at', '<=', now)
        .executeTakeFirst();
      return row?.since ?? null;
    },
    async forgetDone(before) {
      const { numDeletedRows } = await db
        .deleteFrom('job')
        .where('state', '=', 'done')
        .where('settled_at', '<', before)
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
    async counts() {
      const rows = await db
        .selectFrom('job')
        .select(['state', (select) => select.fn.countAll<string>().as('count')])
        .groupBy('state')
        .execute();
      const count = (state: string) => Number(rows.find((row) => row.state === state)?.count ?? 0);
      return { ready: count('ready'), running: count('running'), done: count('done'), stuck: count('stuck') };
    },
  };
}
