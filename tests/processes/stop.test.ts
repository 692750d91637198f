import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { freshDatabase } from '../setup/database.ts';
import { demo } from '../setup/trygg.ts';
import { startBot } from './bot.ts';
import { report } from './reporting.ts';
import { casesIn, faultsIn } from './whole.ts';

test('SIGTERM while people report ends in order: no job is half done, nothing that was shown is lost', async () => {
  const database = await freshDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'trygg-stop-'));
  const pool = new pg.Pool({ connectionString: database.url });
  pool.on('error', () => {});
  try {
    const bot = await startBot({ DATABASE_URL: database.url, DATA_DIR: folder, LOG_LEVEL: 'silent' });
    onTestFinished(() => bot.kill9());
    const shown: string[] = [];
    let over = false;
    const enough = Promise.withResolvers<void>();
    const people = [1, 2, 3, 6, 7].map(async (n) => {
      while (!over) {
        const number = await report(
          bot.url,
          demo(n),
          () => {},
          () => over,
        ).catch(() => null);
        if (number === null) continue;
        shown.push(number);
        if (shown.length === 6) enough.resolve();
      }
    });
    await enough.promise;
    const ending = bot.stop();
    expect(await ending).toBe(0);
    over = true;
    await Promise.all(people);
    expect(bot.said.err).toBe('');
    const { rows } = await pool.query("select count(*)::int as running from job where state = 'running'");
    expect(rows).toEqual([{ running: 0 }]);
    expect(await faultsIn(pool)).toEqual([]);
    expect((await casesIn(pool)).map((each) => each.number)).toEqual(expect.arrayContaining(shown));
  } finally {
    await pool.end();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  }
}, 300_000);
