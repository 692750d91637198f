import pg from 'pg';
import { z } from 'zod';
import type { Changes, Heard } from '../../ports/changes.ts';
import type { Embedded } from './embedded.ts';

/** The triggers of migration 0002 notify here, at the commit. */
const CHANNEL = 'trygg_change';
const RECONNECT_MS = 2_000;
const shape = z.object({ noun: z.enum(['task', 'case']), id: z.string(), version: z.number() });

export type ChangeFeed = Changes & { close(): Promise<void> };

function hub() {
  const listeners = new Set<(heard: Heard) => void>();
  const tell = (heard: Heard) => {
    for (const listener of listeners) listener(heard);
  };
  return {
    tell,
    read: (payload: string) => tell(shape.parse(JSON.parse(payload))),
    subscribe(listener: (heard: Heard) => void) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

export async function embeddedChanges(embedded: Pick<Embedded, 'listen'>): Promise<ChangeFeed> {
  const { read, subscribe } = hub();
  const stop = await embedded.listen(CHANNEL, read);
  return { subscribe, close: stop };
}

/**
 * A connection of its own that listens, and comes back when it breaks; then everyone is told that something may
 * have been missed. Rejects when the first connection cannot be had. `onBreak` is for the log.
 */
export async function serverChanges(url: string, onBreak: (error: Error) => void): Promise<ChangeFeed> {
  const { tell, read, subscribe } = hub();
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | null = null;
  let closed = false;

  async function connect() {
    const fresh = new pg.Client({ connectionString: url, application_name: 'trygg-changes', keepAlive: true });
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
  await connect();
  return {
    subscribe,
    async close() {
      closed = true;
      if (timer) clearTimeout(timer);
      await client?.end();
    },
  };
}
