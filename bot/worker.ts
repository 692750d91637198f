import type { Clock } from './ports/clock.ts';
import type { Job } from './ports/store/jobs.ts';
import type { Store } from './ports/store/store.ts';

/*
 * Runs the outbox's jobs. A job is claimed for a while; the claim is renewed while it runs, so a killed process's
 * jobs are claimed by another when theirs runs out. Done is recorded after the work: what a kill interrupts runs again.
 * A failure is retried with back-off and jitter, or when the other side says so; after the last try it is stuck:
 * listed, logged, and driven again by command. The worker wakes at once when a commit leaves jobs, and looks by
 * itself now and then for those that other processes left.
 */

export type WorkerOptions = {
  readonly store: Store;
  readonly clock: Clock;
  /** Carries out a job; throws to fail. */
  readonly run: (job: Job) => Promise<void>;
  /** Seconds to wait as the error says: a number or null when it says nothing; `undefined` when it is not of the passing kind. */
  readonly retryAfter: (error: unknown) => number | null | undefined;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly heard: { failed(job: Job, error: unknown, stuck: boolean): void; broken(error: unknown): void };
  /** Name of this process among those that share a database. */
  readonly name: string;
  readonly atOnce: number;
  /** How often it looks for jobs that others left, in milliseconds; absent: a second. */
  readonly lookEveryMs?: number;
};

export type Worker = {
  start(): void;
  wake(): void;
  /** Has it looked for jobs lately, without failing? */
  alive(): boolean;
  stop(): Promise<void>;
};

const CLAIM_SECONDS = 60;
const LOOK_MS = 1_000;
const STOP_MS = 15_000;
const TRIES = { passing: 14, fault: 5 } as const;
const LONGEST_WAIT_SECONDS = 600;

class LeftTooOften extends Error {
  override readonly name = 'LeftTooOften';
}

export function createWorker(options: WorkerOptions): Worker {
  const { store, clock, name, lookEveryMs = LOOK_MS } = options;
  const running = new Map<string, Promise<void>>();
  /** Ids of jobs that are carried out, and not recorded as done yet. */
  const finished: string[] = [];
  let stopped = false;
  let looking: Promise<void> | null = null;
  let again = false;
  let lastLook = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let keeper: ReturnType<typeof setInterval> | undefined;

  async function settle(job: Job, error: unknown): Promise<void> {
    const said = options.retryAfter(error);
    const tries = said === undefined ? TRIES.fault : TRIES.passing;
    const stuck = job.attempt >= tries;
    options.heard.failed(job, error, stuck);
    const code =
      error instanceof Error && 'code' in error && typeof error.code === 'string'
        ? error.code
        : error instanceof Error
          ? error.name
          : 'unknown';
    const backOff = Math.min(2 ** job.attempt, LONGEST_WAIT_SECONDS) * (0.5 + options.random() / 2);
    const wait = Math.max(said ?? 0, backOff);
    const now = clock.now();
    await store.read(({ jobs }) =>
      stuck
        ? jobs.stick(name, job.id, code, now)
        : jobs.retry(name, job.id, new Date(now.getTime() + wait * 1000), code),
    );
  }

  async function carryOut(job: Job): Promise<void> {
    try {
      // Failures are counted below, so this many claims were left by processes that died: it may be what kills them.
      if (job.attempt > TRIES.passing) throw new LeftTooOften();
      await options.run(job);
    } catch (error) {
      return settle(job, error);
    }
    finished.push(job.id);
  }

  /** Records what is finished and claims what is due, in one commit: under load one look serves many jobs. */
  async function settleAndClaim(free: number): Promise<readonly Job[]> {
    const done = finished.splice(0);
    const now = clock.now();
    try {
      return await store.transaction(async ({ jobs }) => {
        await jobs.done(name, done, now);
        return free > 0 ? jobs.claim(name, free, CLAIM_SECONDS, now) : [];
      });
    } catch (error) {
      finished.push(...done);
      throw error;
    }
  }

  async function look(): Promise<void> {
    do {
      again = false;
      const free = options.atOnce - running.size;
      if (free <= 0 || stopped) break;
      const claimed = await settleAndClaim(free);
      for (const job of claimed) {
        // A settlement that fails leaves the claim to run out: the job is claimed again, never lost.
        const done = carryOut(job)
          .catch((error: unknown) => options.heard.broken(error))
          .finally(() => {
            running.delete(job.id);
            wake();
          });
        running.set(job.id, done);
      }
      if (claimed.length === free) again = true;
    } while (again && !stopped);
    lastLook = clock.now().getTime();
  }

  function wake(): void {
    if (stopped || keeper === undefined) return;
    if (looking) {
      again = true;
      return;
    }
    clearTimeout(timer);
    looking = look()
      .catch((error: unknown) => options.heard.broken(error))
      .finally(() => {
        looking = null;
        if (stopped) return;
        // Woken after the last look began to end.
        if (again) wake();
        else timer = setTimeout(wake, lookEveryMs);
      });
  }

  return {
    start() {
      keeper = setInterval(
        () => {
          store
            .read(({ jobs }) => jobs.keep(name, [...running.keys(), ...finished], CLAIM_SECONDS, clock.now()))
            .catch((error: unknown) => options.heard.broken(error));
        },
        (CLAIM_SECONDS * 1000) / 3,
      );
      wake();
    },
    wake,
    alive: () => !stopped && clock.now().getTime() - lastLook < 10 * LOOK_MS,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await looking;
      let late: ReturnType<typeof setTimeout> | undefined;
      await Promise.race([
        Promise.allSettled(running.values()),
        new Promise((resolve) => {
          late = setTimeout(resolve, STOP_MS);
        }),
      ]);
      clearTimeout(late);
      clearInterval(keeper);
      await settleAndClaim(0);
      await store.read(({ jobs }) => jobs.release(name));
    },
  };
}
