import type { Ids } from '../../ports/clock.ts';
import type { Store } from '../../ports/store/store.ts';
import { type ChangeFeed, embeddedChanges, serverChanges } from './changes.ts';
import { openEmbedded } from './embedded.ts';
import { isMigrated, migrate } from './migrate.ts';
import { prepared } from './prepared.ts';
import { openServer, type Password } from './server.ts';
import { createStore } from './store.ts';

export type Opened = {
  readonly store: Store;
  readonly changes: ChangeFeed;
  ready(): Promise<{ readonly database: boolean; readonly migrations: boolean }>;
  /** Of this process now. */
  connections(): { readonly open: number; readonly idle: number; readonly waiting: number };
  close(): Promise<void>;
};

export type Heard = {
  /** A commit left jobs to do. */
  readonly jobs: () => void;
  /** A connection broke; it is replaced. */
  readonly broken: (error: Error) => void;
  /** What is under way, to be kept with the jobs that it leaves; absent: nothing is measured. */
  readonly trace?: () => string | null;
};

/** Opens the database, a server's where `url` is given and else the embedded one in `folder`, and migrates it. */
export async function openStore(
  at: { readonly url: string | null; readonly folder: string; readonly password?: Password | undefined },
  ids: Ids,
  heard: Heard,
): Promise<Opened> {
  const { pool, changes, close } =
    at.url === null ? await embedded(at.folder) : await server(at.url, heard, at.password);
  return {
    store: createStore(at.url === null ? pool : prepared(pool), ids, heard.jobs, changes.publish, heard.trace),
    changes,
    async ready() {
      const migrations = await isMigrated(pool).catch(() => null);
      return { database: migrations !== null, migrations: migrations === true };
    },
    connections: () => ({ open: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    close,
  };
}

async function embedded(folder: string) {
  const engine = await openEmbedded(folder);
  await migrate(engine.pool);
  const changes = embeddedChanges();
  const close = async () => {
    await changes.close();
    await engine.close();
  };
  return { pool: engine.pool, changes, close };
}

async function server(url: string, heard: Heard, password: Password | undefined) {
  const pool = openServer(url, heard.broken, password);
  await migrate(pool);
  const changes = await serverChanges(url, pool, heard.broken, password);
  const close = async () => {
    await changes.close();
    await pool.end();
  };
  return { pool, changes, close };
}
