import type pg from 'pg';
import { z } from 'zod';
import type { Change, Changes, Heard, Presence } from '../../ports/changes.ts';
import { connection, Impatient, type Password } from './server.ts';

/*
 * What a commit changed is told by the process that committed, right after it and a few at a time. Not inside the
 * transaction: PostgreSQL lets commits that notify wait for each other's disk, which held all of them to a third of
 * the others' pace (measured). A process that is killed in between tells nothing, so each start says `missed`.
 */
const CHANNEL = 'trygg_change';
const RECONNECT_MS = 2_000;
const shape = z.union([
  z.object({ noun: z.enum(['task', 'case', 'meeting']), id: z.string(), version: z.number() }),
  z.object({ noun: z.literal('presence'), id: z.string(), person: z.string(), field: z.string().nullable() }),
  z.object({ noun: z.literal('missed') }),
]);

export type ChangeFeed = Changes & {
  /** Tells every process on the database, this one included. */
  publish(changes: readonly Change[]): void;
  close(): Promise<void>;
};

function hub() {
  const listeners = new Set<(heard: Heard) => void>();
  const tell = (heard: Heard) => {
    for (const listener of listeners) listener(heard);
  };
  return {
    tell,
    subscribe(listener: (heard: Heard) => void) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

/** The embedded engine has this one process, so nobody else is to be told. */
export function embeddedChanges(): ChangeFeed {
  const { tell, subscribe } = hub();
  return { subscribe, publish: (changes) => changes.forEach(tell), tell, close: async () => {} };
}

/**
 * A connection of its own that listens, and comes back when it breaks; then everyone is told that something may
 * have been missed. Rejects when the first connection cannot be had. `onBreak` is for the log.
 * By `pool` the others are told.
 */
export async function serverChanges(
  url: string,
  pool: pg.Pool,
  onBreak: (error: Error) => void,
  password?: Password,
): Promise<ChangeFeed> {
  const { tell, subscribe } = hub();
  const read = (payload: string) => tell(shape.parse(JSON.parse(payload)));
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | null = null;
  let closed = false;

  async function connect() {
    const fresh = new Impatient({ ...connection(url, password), application_name: 'trygg-changes', keepAlive: true });
    let broken = false;
    const broke = (error: Error) => {
      if (broken || closed) return;
      broken = true;
      onBreak(error);
      void fresh.end().catch(() => {});
      timer = setTimeout(() => void again(), RECONNECT_MS);
    };
    fresh.on('notification', ({ payload }) => read(payload ?? ''));
    fresh.on('error', broke);
    fresh.on('end', () => broke(new Error('the connection that listens for changes ended')));
    client = fresh;
    await fresh.connect();
    await fresh.query(`listen ${CHANNEL}`);
  }
  async function again() {
    if (closed) return;
    try {
      await connect();
      tell({ noun: 'missed' });
    } catch {
      // The connection's own error event has set the next try, when it got that far; else here.
      if (timer) clearTimeout(timer);
      timer = setTimeout(() => void again(), RECONNECT_MS);
    }
  }
  const gathered: Heard[] = [];
  let telling = false;
  /** While one statement is under way the next changes gather: under load one tells of many. */
  async function tellOthers() {
    if (telling) return;
    telling = true;
    try {
      while (gathered.length > 0) {
        const payloads = gathered.splice(0).map((change) => JSON.stringify(change));
        await pool.query(`select pg_notify('${CHANNEL}', payload) from unnest($1::text[]) payload`, [payloads]);
      }
    } catch {
      // What cannot be told now is told as missed with the next change.
      gathered.push({ noun: 'missed' });
    } finally {
      telling = false;
    }
  }
  let told: Promise<void> = Promise.resolve();
  const say = (heard: readonly Heard[]) => {
    gathered.push(...heard);
    told = telling ? told : tellOthers();
  };
  // Before it listens itself: only the others can have missed what this process, killed, did not tell.
  await pool.query(`select pg_notify('${CHANNEL}', '{"noun":"missed"}')`);
  await connect();
  return {
    subscribe,
    publish: say,
    tell: (presence: Presence) => say([presence]),
    async close() {
      await told;
      closed = true;
      if (timer) clearTimeout(timer);
      await client?.end();
    },
  };
}
