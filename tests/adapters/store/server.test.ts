import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Job } from '../../../bot/ports/store/jobs.ts';
import type { Repositories } from '../../../bot/ports/store/store.ts';
import { at, type Engine, run, serverEngine, someone } from '../../contracts/store/engine.ts';
import { storeContract } from '../../contracts/store/store.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await serverEngine();
});
afterAll(() => engine.end());

describe('the store on a PostgreSQL server keeps its promises:', () => {
  storeContract(() => engine);
});

describe('the store on a PostgreSQL server, where transactions overlap:', () => {
  /** A transaction that is held open after its work, until it is told to commit. */
  async function open<T>(work: (kept: Repositories) => Promise<T>) {
    const [reached, told] = [Promise.withResolvers<T>(), Promise.withResolvers<void>()];
    const ended = engine.store.transaction(async (kept) => {
      reached.resolve(await work(kept));
      await told.promise;
    });
    ended.catch(reached.reject);
    const result = await reached.promise;
    const commit = () => {
      told.resolve();
      return ended;
    };
    return { result, commit };
  }

  it('two claimers at the same moment never run two jobs of one lane, though the earlier was left later', async () => {
    await run(engine.pool, 'delete from job');
    const job = { kind: 'card', payload: { n: 1 }, lane: 'x' };
    const leavingEarlier = await open((kept) => kept.jobs.enqueue([job]));
    await engine.store.transaction((kept) => kept.jobs.enqueue([job]));
    const claiming = await open((kept) => kept.jobs.claim('a', 1, 60, at));
    await leavingEarlier.commit();
    const second = engine.store.transaction((kept) => kept.jobs.claim('b', 1, 60, at));
    const meanwhile = async (): Promise<Job[]> => {
      // Long enough for the second claimer to be handed a job, if anyone would.
      for (let n = 0; n < 30; n++) await engine.store.read((kept) => kept.jobs.counts());
      return [];
    };
    await Promise.race([second, meanwhile()]);
    await claiming.commit();
    expect(claiming.result).toHaveLength(1);
    expect(await second).toEqual([]);
  });

  it('events of one transaction never stand before those of another on the same chain', async () => {
    const event = (type: string) => ({ type, actor: { kind: 'system' }, at, data: {} }) as const;
    const first = await open((kept) => kept.events.append('overlap', [event('first')]));
    const second = engine.store.transaction((kept) => kept.events.append('overlap', [event('second')]));
    for (let n = 0; n < 10; n++) await engine.store.read((kept) => kept.jobs.counts());
    await first.commit();
    await second;
    const events = await engine.store.read((kept) => kept.events.of('overlap'));
    expect(events.map((each) => each.type)).toEqual(['first', 'second']);
    expect(await engine.store.read((kept) => kept.events.verify('overlap'))).toBeNull();
  });
});

describe('prepared statements', () => {
  it('outlive a migration by a newer process: one refusal, and all goes on', async () => {
    const own = await serverEngine();
    try {
      const read = () => own.store.read(({ people }) => people.get(someone()));
      expect(await read()).toBeNull();
      await run(own.pool, 'alter table acquaintance add column later text');
      await expect(read()).rejects.toThrow('cached plan');
      expect(await read()).toBeNull();
    } finally {
      await own.end();
    }
  });

  it('a connection that breaks in the middle of a transaction fails that one alone, and the process lives', async () => {
    // An error that nobody heard of would fail this run.
    const broken = engine.store.transaction(async (kept) => {
      await kept.jobs.counts();
      await engine.pool.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid() and state = 'idle in transaction'`,
      );
      await kept.jobs.counts();
    });
    await expect(broken).rejects.toThrow();
    expect(await engine.store.transaction((kept) => kept.jobs.counts())).toHaveProperty('ready');
  });
});
