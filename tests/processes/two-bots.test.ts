import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openServer } from '../../bot/adapters/store/server.ts';
import type { Order } from '../bench/bot.ts';
import { journeyOf } from '../bench/journey.ts';
import { type BenchTeams, createBenchTeams } from '../bench/teams.ts';
import { clockSince } from '../bench/time.ts';
import { type Database, freshDatabase } from '../setup/database.ts';
import { casesIn, faultsIn } from './whole.ts';

/* Two processes on one PostgreSQL, behind one Teams. */
const began = Date.now();
let database: Database;
let pool: pg.Pool;
let teams: BenchTeams;
let folder = '';
let bots: { port: number; child: ChildProcess; log: () => string }[] = [];

async function start() {
  const child = fork(fileURLToPath(new URL('../bench/bot.ts', import.meta.url)), [], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  let log = '';
  child.stdout?.on('data', (data) => {
    log += data;
  });
  child.send({
    bot: 'trygg',
    identity: teams.identity,
    databaseUrl: database.url,
    dataDir: folder,
    began,
  } satisfies Order);
  const [url] = await once(child, 'message');
  return { port: Number(new URL(String(url)).port), child, log: () => log };
}

beforeAll(async () => {
  database = await freshDatabase();
  pool = openServer(database.url, () => {});
  folder = await mkdtemp(join(tmpdir(), 'trygg-two-'));
  teams = await createBenchTeams(clockSince(began).now);
  // One key for both, made by the first.
  bots = [await start()];
  bots.push(await start());
}, 300_000);
afterAll(async () => {
  for (const { child } of bots) child.kill('SIGTERM');
  await Promise.all(bots.map(({ child }) => (child.exitCode === null ? once(child, 'exit') : null)));
  teams.close();
  await pool.end();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const clock = clockSince(began);
const dueJobs = async () => {
  const { rows } = await pool.query<{ due: number }>(
    "select count(*)::int as due from job where state = 'running' or (state = 'ready' and run_at <= $1)",
    [clock.now()],
  );
  return rows[0]?.due;
};
const doneBy = (log: string) => [...log.matchAll(/"job":"(\d+)".*"event":"job\.done"/g)].map(([, job]) => job);

test('two bots on one PostgreSQL share the work: people speak with either, both do jobs, and each job is done once', async () => {
  const journeys = bots.map(({ port }) => journeyOf({ port, teams, stop: async () => {} }));
  await Promise.all(
    journeys.map(async (journey) => {
      const { cases } = await journey.submit(await journey.reports(8), 8);
      expect(cases).toHaveLength(8);
    }),
  );
  await expect.poll(dueJobs, { timeout: 30_000 }).toBe(0);
  const [one, other] = bots.map(({ log }) => doneBy(log()));
  expect(one?.length).toBeGreaterThan(0);
  expect(other?.length).toBeGreaterThan(0);
  const all = [...(one ?? []), ...(other ?? [])];
  expect(new Set(all).size).toBe(all.length);
  const { rows } = await pool.query<{ id: string }>("select id from job where state = 'done'");
  expect(new Set(rows.map(({ id }) => id))).toEqual(new Set(all));
  expect(await casesIn(pool)).toHaveLength(16);
  expect(await faultsIn(pool)).toEqual([]);
}, 300_000);

test('the ladder of each case climbs each step once, though both bots race for it and its job is there twice', async () => {
  // Days go by, for the cases and for their ladders, and every job that climbs has a twin.
  await pool.query(
    `update "case" set received_at = received_at - interval '9 days', assigned_at = assigned_at - interval '9 days', promised_at = promised_at - interval '9 days'`,
  );
  await pool.query(
    `with twin as (insert into job (kind, payload, run_at) select kind, payload, 'epoch' from job where kind = 'climb' and state = 'ready')
     update job set run_at = 'epoch' where kind = 'climb' and state = 'ready'`,
  );
  await expect.poll(dueJobs, { timeout: 30_000 }).toBe(0);
  const { rows } = await pool.query<{ steps: number[] }>(
    `select array_agg((data ->> 'step')::int order by seq) as steps from event where type = 'reminded' group by stream`,
  );
  expect(rows).toHaveLength(16);
  for (const { steps } of rows) expect(steps).toEqual([0, 1]);
  expect(await faultsIn(pool)).toEqual([]);
}, 300_000);
