import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartupError } from '../../core/errors.ts';

/**
 * Holds a data folder for this process alone. Two writers on one embedded database lose data silently (measured).
 *
 * The lock is SQLite's exclusive lock on a small file: the operating system's own, so a killed process lets go of it
 * at once, nothing stale can remain, and two that start in the same instant cannot both have it.
 */
export async function lockFolder(folder: string): Promise<() => void> {
  await mkdir(folder, { recursive: true });
  const lock = new DatabaseSync(join(folder, 'lock'));
  try {
    lock.exec('pragma locking_mode = exclusive; begin exclusive');
  } catch {
    lock.close();
    throw new StartupError(
      `Another Trygg already uses the data folder ${folder}. Stop it, or set DATA_DIR to another folder, or DATABASE_URL to a PostgreSQL server that several can share.`,
    );
  }
  return () => lock.close();
}
