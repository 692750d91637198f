import { randomUUID } from 'node:crypto';
import type { PostgresPool } from 'kysely';
import type pg from 'pg';
import { openEmbedded } from '../../../bot/adapters/store/embedded.ts';
import { migrate } from '../../../bot/adapters/store/migrate.ts';
import { prepared } from '../../../bot/adapters/store/prepared.ts';
import { openServer } from '../../../bot/adapters/store/server.ts';
import { createStore } from '../../../bot/adapters/store/store.ts';
import { systemIds } from '../../../bot/adapters/system/system.ts';
import { type CaseId, type FunctionId, id, type PersonId, type PlaceId } from '../../../bot/core/ids.ts';
import type { NewCase } from '../../../bot/ports/store/cases.ts';
import type { Repositories, Store } from '../../../bot/ports/store/store.ts';
import { freshDatabase } from '../../setup/database.ts';

/** The store over one of its two engines, and the engine itself for what only SQL can try. */
export type Engine = {
  readonly store: Store;
  readonly pool: pg.Pool;
  /** How often a commit said that it left jobs. */
  jobsHeard(): number;
  end(): Promise<void>;
};

export async function embeddedEngine(): Promise<Engine> {
  const embedded = await openEmbedded(null);
  await migrate(embedded.pool);
  return engineOver(embedded.pool, embedded.pool, () => embedded.close());
}

export async function serverEngine(): Promise<Engine> {
  const database = await freshDatabase();
  const pool = openServer(database.url, () => {});
  return engineOver(pool, prepared(pool), async () => {
    await pool.end();
    await database.drop();
  });
}

function engineOver(pool: pg.Pool, over: PostgresPool, end: Engine['end']): Engine {
  let heard = 0;
  const store = createStore(over, systemIds, () => {
    heard += 1;
  });
  return { store, pool, jobsHeard: () => heard, end };
}

/** Runs statements on one connection and rolls back; resolves with the error's code, or null when none was refused. */
export async function refusal(pool: pg.Pool, ...statements: string[]): Promise<string | null> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    for (const statement of statements) await client.query(statement);
    return null;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  } finally {
    await client.query('rollback');
    client.release();
  }
}

/** All in one, committed. */
export async function run(pool: pg.Pool, ...statements: string[]): Promise<void> {
  const client = await pool.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    client.release();
  }
}

export const at = new Date('2026-11-03T09:00:00.123Z');
export const later = (ms: number): Date => new Date(at.getTime() + ms);
export const someone = (): PersonId => id<PersonId>(randomUUID());

/** A case not yet numbered; `part` in the place of its own. */
export function newCase(part: Partial<NewCase> = {}): NewCase {
  const partners = id<FunctionId>('partners');
  const ward = id<PlaceId>('ward');
  return {
    id: id<CaseId>(randomUUID()),
    prefix: 'T-2026-',
    kinds: ['threat', 'violence'],
    unit: ward,
    site: null,
    occurredAt: later(-60_000),
    occurredApproximately: true,
    ongoing: 'mayRepeat',
    forColleague: false,
    reporter: { kind: 'open', person: someone() },
    urgency: 'high',
    routing: {
      function: partners,
      via: 'rule',
      rule: 'all',
      version: '1',
      facts: { place: ward, kinds: ['threat'], at: at.toISOString() },
      waitsUntil: null,
    },
    receivedAt: at,
    promisedAt: later(900_000),
    ladderDone: 1,
    submission: randomUUID(),
    ...part,
  };
}

export const received = {
  type: 'received',
  kinds: ['threat'],
  ongoing: 'over',
  urgency: 'high',
  actor: { kind: 'reporter' },
  at,
} as const;

export const makeCase = (store: Store, part: Partial<NewCase> = {}) =>
  store.transaction((kept) => kept.cases.create(newCase(part), [received]));

/** Reads of one repository, each statement on its own. */
export const read = <T>(engine: Engine, work: (kept: Repositories) => Promise<T>): Promise<T> =>
  engine.store.read(work);
