import fc from 'fast-check';
import type pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { openServer } from '../bot/adapters/store/server.ts';
import { createStore } from '../bot/adapters/store/store.ts';
import { systemIds } from '../bot/adapters/system/system.ts';
import { Retryable } from '../bot/core/errors.ts';
import type { Job, NewJob } from '../bot/ports/store/jobs.ts';
import type { Store } from '../bot/ports/store/store.ts';
import { createWorker, type Worker, type WorkerOptions } from '../bot/worker.ts';
import { type Database, freshDatabase } from './setup/database.ts';

/** A look by itself never comes in a test: what happens, happens because the worker was woken. */
const NEVER = 2 ** 31 - 1;
const start = Date.parse('2026-11-03T09:00:00Z');
const MINUTE = 60_000;

let database: Database;
let pool: pg.Pool;
let store: Store;
let workers: Worker[] = [];
let time = start;
const clock = { now: () => new Date(time) };

beforeAll(async () => {
  database = await freshDatabase();
  pool = openServer(database.url, () => {});
  store = createStore(pool, systemIds, () => {
    for (const worker of workers) worker.wake();
  });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});
beforeEach(async () => {
  time = start;
  await pool.query('delete from job');
});
afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(workers.map((worker) => worker.stop()));
  workers = [];
});

function working(part: Partial<WorkerOptions> = {}): { worker: Worker; failed: [Job, boolean][] } {
  const failed: [Job, boolean][] = [];
  const worker = createWorker({
    store,
    clock,
    run: async () => {},
    retryAfter: (error) => (error instanceof Retryable ? error.after : undefined),
    random: () => 0,
    heard: {
      failed: (job, _error, stuck) => failed.push([job, stuck]),
      broken: (error) => {
        throw error;
      },
    },
    name: systemIds.random(),
    atOnce: 4,
    lookEveryMs: NEVER,
    ...part,
  });
  workers.push(worker);
  worker.start();
  return { worker, failed };
}
const enqueue = (...jobs: Partial<NewJob>[]) =>
  store.transaction(({ jobs: kept }) => kept.enqueue(jobs.map((job) => ({ kind: 'try', payload: {}, ...job }))));
const jobs = <T>(work: (kept: Parameters<Parameters<Store['read']>[0]>[0]['jobs']) => Promise<T>) =>
  store.read((kept) => work(kept.jobs));
const counts = () => jobs((kept) => kept.counts());
const settled = (part: Partial<Awaited<ReturnType<typeof counts>>>) =>
  expect.poll(counts, { timeout: 10_000, interval: 10 }).toMatchObject({ running: 0, ...part });
/** Lets time pass, as for someone who waits; the worker looks then. */
const pass = (ms: number) => {
  time += ms;
  for (const worker of workers) worker.wake();
};

describe('the worker', () => {
  test('is handed a job by the commit that left it, without looking by itself', async () => {
    const seen: unknown[] = [];
    working({ run: async (job) => void seen.push(job.payload) });
    await settled({ ready: 0 });
    await enqueue({ payload: { card: 'x' } });
    await settled({ done: 1 });
    expect(seen).toEqual([{ card: 'x' }]);
  });

  test('carries out a job that others left before it started', async () => {
    await enqueue({}, {});
    working();
    await settled({ done: 2, ready: 0 });
  });

  test('does many at a time, and no more than it is told', async () => {
    let now = 0;
    let most = 0;
    const run = async () => {
      most = Math.max(most, ++now);
      await counts();
      now -= 1;
    };
    working({ run, atOnce: 3 });
    await enqueue(...Array.from({ length: 20 }, () => ({})));
    await settled({ done: 20 });
    expect(most).toBe(3);
  });

  test('waits as long as the other side asks', async () => {
    working({ run: () => Promise.reject(new Retryable('throttled', 120)) });
    await enqueue({});
    await expect.poll(() => jobs((kept) => kept.nextDue())).toEqual(new Date(start + 2 * MINUTE));
  });

  test.each([
    ['least', 0, [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300, 300]],
    ['most', 1, [2, 4, 8, 16, 32, 64, 128, 256, 512, 600, 600, 600, 600]],
  ])('tries 14 times what may pass, ever later, with a jitter: at the %s', async (_which, random, seconds) => {
    const { failed } = working({ run: () => Promise.reject(new Retryable('away')), random: () => random });
    await enqueue({});
    const waits: number[] = [];
    for (let n = 1; n <= 13; n++) {
      await expect.poll(() => failed.length).toBe(n);
      await settled({ ready: 1 });
      const due = (await jobs((kept) => kept.nextDue()))?.getTime() ?? 0;
      waits.push((due - time) / 1000);
      pass(due - time);
    }
    await settled({ ready: 0, stuck: 1 });
    expect(waits).toEqual(seconds);
    expect(failed.map(([job, stuck]) => [job.attempt, stuck])).toEqual(
      Array.from({ length: 14 }, (_each, n) => [n + 1, n === 13]),
    );
  });

  test('tries a fault of ours fewer times; then it is stuck, listed by its code alone, and done when driven again', async () => {
    let broken = true;
    const run = async () => {
      if (broken) throw Object.assign(new Error('what someone wrote'), { code: 'E_BROKEN' });
    };
    const { failed } = working({ run });
    await enqueue({ kind: 'card', payload: { card: 'x' } });
    for (let n = 1; n < 5; n++) {
      await expect.poll(() => failed.length).toBe(n);
      await settled({ ready: 1 });
      pass(10 * MINUTE);
    }
    await settled({ ready: 0, stuck: 1 });
    const [stuck] = await jobs((kept) => kept.stuck(10));
    expect(stuck).toMatchObject({ kind: 'card', payload: { card: 'x' }, attempt: 5, error: 'E_BROKEN' });
    expect(JSON.stringify(stuck)).not.toContain('wrote');
    broken = false;
    await jobs((kept) => kept.redrive(null, clock.now()));
    await settled({ done: 1, stuck: 0 });
  });

  test('resumes what a killed process was doing, when its claim has run out', async () => {
    await enqueue({ payload: { n: 1 }, lane: 'x' }, { payload: { n: 2 }, lane: 'x' });
    await store.transaction((kept) => kept.jobs.claim('killed', 1, 60, clock.now()));
    const seen: unknown[] = [];
    working({ run: async (job) => void seen.push([job.payload.n, job.attempt]) });
    await enqueue({ payload: { n: 3 } });
    await expect.poll(() => seen).toEqual([[3, 1]]);
    pass(MINUTE + 1);
    await settled({ done: 3 });
    expect(seen).toEqual([
      [3, 1],
      [1, 2],
      [2, 1],
    ]);
  });

  test('sets aside a job that process after process died of', async () => {
    await enqueue({});
    for (let n = 0; n < 14; n++) {
      await store.transaction((kept) => kept.jobs.claim(`killed ${n}`, 1, 60, clock.now()));
      time += MINUTE + 1;
    }
    const run = vi.fn(async () => {});
    working({ run });
    await settled({ stuck: 1 });
    expect(run).not.toHaveBeenCalled();
    expect(await jobs((kept) => kept.stuck(10))).toMatchObject([{ error: 'LeftTooOften' }]);
  });

  test('keeps its claim on a job that takes long', async () => {
    vi.useFakeTimers({ toFake: ['setInterval'] });
    const { promise, resolve } = Promise.withResolvers<void>();
    working({ run: () => promise });
    await enqueue({});
    await expect.poll(counts).toMatchObject({ running: 1 });
    const until = async () => (await pool.query('select until from job')).rows[0]?.until;
    for (let n = 1; n <= 4; n++) {
      time += 20_000;
      vi.advanceTimersByTime(20_000);
      await expect.poll(until).toEqual(new Date(time + MINUTE));
    }
    expect(await store.transaction((kept) => kept.jobs.claim('other', 9, 60, clock.now()))).toEqual([]);
    resolve();
    await settled({ done: 1 });
  });

  test('that stops finishes what it is doing, and takes no more', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const { worker } = working({ run: () => promise, atOnce: 2 });
    await enqueue({}, {}, {});
    await expect.poll(counts).toMatchObject({ running: 2, ready: 1 });
    const stopping = worker.stop();
    await enqueue({});
    expect(await counts()).toMatchObject({ running: 2, ready: 2, done: 0 });
    resolve();
    await stopping;
    expect(await counts()).toEqual({ ready: 2, running: 0, done: 2, stuck: 0 });
    expect(worker.alive()).toBe(false);
  });

  test('that stops gives back what will not end, for another to take at once', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const { worker } = working({ run: () => promise });
    await enqueue({});
    await expect.poll(counts).toMatchObject({ running: 1 });
    vi.useFakeTimers({ toFake: ['setTimeout', 'setImmediate'], shouldAdvanceTime: true });
    const stopping = worker.stop();
    await vi.advanceTimersByTimeAsync(15_000);
    await stopping;
    vi.useRealTimers();
    expect(await counts()).toEqual({ ready: 1, running: 0, done: 0, stuck: 0 });
    workers = [];
    working();
    await settled({ done: 1 });
    // The one that was given up on ends after all: what another has done stays done.
    resolve();
    expect(await counts()).toEqual({ ready: 0, running: 0, done: 1, stuck: 0 });
  });

  test('shares with another one: both do some, and each job is done once', async () => {
    const seen: Job['id'][] = [];
    const bothAreAt = Promise.withResolvers<void>();
    const names = new Set<string>();
    const run = (name: string) => async (job: Job) => {
      seen.push(job.id);
      names.add(name);
      // Neither goes on before both have something to do.
      if (names.size === 2) bothAreAt.resolve();
      await bothAreAt.promise;
    };
    for (const name of ['a', 'b']) working({ name, atOnce: 3, run: run(name) });
    await enqueue(...Array.from({ length: 60 }, () => ({})));
    await settled({ done: 60 });
    expect(seen).toHaveLength(60);
    expect(new Set(seen).size).toBe(60);
  });
});

/** What a job's doing comes to, try by try; after the last it succeeds. `kill`: the process dies in the middle. */
const fate = fc.array(fc.constantFrom('fault' as const, 'passing' as const, 'asked' as const, 'kill' as const), {
  maxLength: 7,
});

const BUSY = `
  select id from job j where (state = 'running' and (worker <> 'killed' or until < $1)) or (state = 'ready' and run_at <= $1
    and (lane is null or not exists (select from job e where e.lane = j.lane and e.id <> j.id
      and (e.state = 'running' or (e.state = 'ready' and e.id < j.id)))))`;

test('whatever becomes of the tries, every job ends as done or stuck, and none disappears', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ fate, lane: fc.constantFrom(null, 'x') }), { minLength: 1, maxLength: 6 }),
      async (given) => {
        await pool.query('delete from job');
        const tries = given.map(() => 0);
        const { worker } = working({
          run: async (job) => {
            const n = Number(job.payload.n);
            const next = given[n]?.fate[tries[n] ?? 0];
            tries[n] = (tries[n] ?? 0) + 1;
            if (next === 'fault') throw new Error('broken');
            if (next === 'passing') throw new Retryable('away');
            if (next === 'asked') throw new Retryable('throttled', 700);
            if (next === 'kill') await pool.query(`update job set worker = 'killed' where id = ${job.id}`);
          },
        });
        await enqueue(...given.map(({ lane }, n) => ({ payload: { n }, ...(lane ? { lane } : {}) })));
        const left = async () => {
          // Time stands still while something is done or could be: else a claim would run out under a living worker.
          const { rows } = await pool.query(BUSY, [clock.now()]);
          if (rows.length === 0) pass(11 * MINUTE + 1);
          const { ready, running } = await counts();
          return ready + running;
        };
        await expect.poll(left, { timeout: 20_000, interval: 5 }).toBe(0);
        await worker.stop();
        workers = [];
        const { done, stuck } = await counts();
        expect(done + stuck).toBe(given.length);
        // Only a fault on the fifth try or later can have set one aside.
        for (const { payload } of await jobs((kept) => kept.stuck(10)))
          expect(given[Number(payload.n)]?.fate.slice(4)).toContain('fault');
        expect(stuck).toBe(given.filter((each) => each.fate.slice(4).includes('fault')).length);
      },
    ),
    { numRuns: 15 },
  );
});
