import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import pg from 'pg';
import { lockFolder } from './folder-lock.ts';

export type Embedded = {
  readonly pool: pg.Pool;
  close(): Promise<void>;
};

/**
 * PostgreSQL in this process (PGlite), for local mode only: it never syncs to disk, so it holds no one's real cases.
 * One connection: a transaction makes everyone else wait. `folder` null keeps it in memory.
 * Throws StartupError when another process has the folder.
 */
export async function openEmbedded(folder: string | null): Promise<Embedded> {
  const unlock = folder === null ? () => {} : await lockFolder(folder);
  const data = folder === null ? undefined : join(folder, 'postgres');
  if (data) {
    await mkdir(data, { recursive: true });
    // Left behind by a kill; PGlite would wait for a process that is gone.
    await rm(join(data, 'postmaster.pid'), { force: true });
  }
  const engine = await PGlite.create(data === undefined ? {} : { dataDir: data });
  const pool = new pg.Pool({ ...createPgConfig(engine), max: 1 });
  // Nothing checkpoints by itself in PGlite: without this its log grows for ever.
  const timer = setInterval(() => void pool.query('checkpoint').catch(() => {}), 180_000);
  timer.unref();
  return {
    pool,
    async close() {
      clearInterval(timer);
      await pool.end();
      await engine.close();
      unlock();
    },
  };
}
