import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import type { Pool } from 'pg';
import { StartupError } from '../../core/errors.ts';

const folder = new URL('./migrations/', import.meta.url);
/** One number for all processes that start at once on one database. */
const LOCK = 7_374_947_167;

/** `additive`: the version before runs on its result as well, so it may still be started. Said by the file's first line, `-- additive`. */
export type Migration = {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
  readonly additive: boolean;
};

/** The numbered migrations, in order. */
export async function migrations(): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_[a-z-]+\.sql$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(new URL(name, folder), 'utf8');
      const checksum = createHash('sha256').update(sql).digest('hex');
      return { name, sql, checksum, additive: sql.startsWith('-- additive\n') };
    }),
  );
}

/**
 * Brings the database to the newest migration, all in one transaction under a lock:
 * of two processes that start at once, one migrates and the other waits and finds it done.
 * Throws StartupError when an applied migration was changed afterwards, or the database is newer than the code
 * by a step that the code cannot run on.
 */
export async function migrate(pool: Pool, steps?: readonly Migration[]): Promise<void> {
  const wanted = steps ?? (await migrations());
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(`select pg_advisory_xact_lock(${LOCK})`);
    await client.query(
      'create table if not exists migration (name text primary key, checksum text not null, at timestamptz not null default now())',
    );
    await client.query('alter table migration add column if not exists additive boolean not null default false');
    const applied = await client.query<{ name: string; checksum: string; additive: boolean }>(
      'select name, checksum, additive from migration order by name',
    );
    const known = new Map(wanted.map((migration) => [migration.name, migration]));
    for (const row of applied.rows) {
      const same = known.get(row.name);
      if (!same && row.additive) continue;
      if (!same)
        throw new StartupError(
          `The database has migration ${row.name}, which this version cannot run on. Start the newer version, or restore an older backup.`,
        );
      if (same.checksum !== row.checksum)
        throw new StartupError(
          `Migration ${row.name} was changed after it was applied. Restore the file, and put the change in a new migration.`,
        );
    }
    const done = new Set(applied.rows.map((row) => row.name));
    for (const migration of wanted) {
      if (done.has(migration.name)) continue;
      await client.query(migration.sql);
      await client.query('insert into migration (name, checksum, additive) values ($1, $2, $3)', [
        migration.name,
        migration.checksum,
        migration.additive,
      ]);
    }
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

/** True when every migration of this version is applied. */
export async function isMigrated(pool: Pool): Promise<boolean> {
  const wanted = await migrations();
  const { rows } = await pool.query<{ count: string }>('select count(*) as count from migration');
  return Number(rows[0]?.count) >= wanted.length;
}
