import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { compose } from '../../bot/compose.ts';
import { readConfig } from '../../bot/config.ts';
import { createLog } from '../../bot/log.ts';
import type { Clock } from '../../bot/ports/clock.ts';
import { type Chat, chatAs } from './chat.ts';
import { type Database, freshDatabase } from './database.ts';

/** Trygg in local mode in this process, over HTTP, on a real PostgreSQL of its own. */
export type Trygg = {
  readonly url: string;
  readonly database: Database;
  readonly pool: pg.Pool;
  /** Every line that was logged. */
  readonly log: string[];
  readonly clock: Clock & { advance(ms: number): void };
  chat(person: string, options?: Parameters<typeof chatAs>[2]): Chat;
  /** A token of the tab, as someone. */
  token(person: string): Promise<string>;
  /** Waits until every job that is due by now is done. */
  settled(): Promise<void>;
  restart(): Promise<Trygg>;
  stop(): Promise<void>;
};

/** Time that passes, and can be moved on. */
function movableClock(): Trygg['clock'] {
  let ahead = 0;
  return {
    now: () => new Date(Date.now() + ahead),
    advance: (ms) => {
      ahead += ms;
    },
  };
}

/** People of the shipped organisation, by the short name they have in its file. */
export const demo = (last: number): string => `7a000001-de30-4000-8000-${String(last).padStart(12, '0')}`;

export async function startTrygg(
  environment: Record<string, string> = {},
  kept: Partial<Pick<Trygg, 'database' | 'clock'>> & { dataDir?: string } = {},
): Promise<Trygg> {
  const database = kept.database ?? (await freshDatabase());
  const dataDir = kept.dataDir ?? (await mkdtemp(join(tmpdir(), 'trygg-test-')));
  const clock = kept.clock ?? movableClock();
  const log: string[] = [];
  const config = readConfig({ PORT: '0', DATABASE_URL: database.url, DATA_DIR: dataDir, ...environment });
  const app = await compose(config, { clock, log: createLog('debug', (line) => log.push(line)) });
  const { url } = await app.listen();
  const pool = new pg.Pool({ connectionString: database.url, max: 2 });
  // A dropped database ends what is still open.
  pool.on('error', () => {});
  return {
    url,
    database,
    pool,
    log,
    clock,
    chat: (person, options) => chatAs(url, person, options),
    async token(person) {
      const answer = await fetch(`${url}/local/token`, { method: 'POST', body: JSON.stringify({ person }) });
      const { token } = await answer.json();
      return token;
    },
    async settled() {
      const due = "select from job where state = 'running' or (state = 'ready' and run_at <= $1)";
      const until = Date.now() + 60_000;
      while ((await pool.query(due, [clock.now()])).rowCount !== 0) {
        if (Date.now() > until) throw new Error('there are still jobs to do');
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
    },
    async restart() {
      await app.stop();
      await pool.end();
      return startTrygg(environment, { database, clock, dataDir });
    },
    async stop() {
      await app.stop();
      await pool.end();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
