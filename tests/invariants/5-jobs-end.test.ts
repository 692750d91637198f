import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openServer } from '../../bot/adapters/store/server.ts';
import { freePort, program, startBot } from '../processes/bot.ts';
import { report } from '../processes/reporting.ts';
import { faultsIn } from '../processes/whole.ts';
import { freshDatabase } from '../setup/database.ts';
import { demo } from '../setup/trygg.ts';

/*
 * Invariant 5: every enqueued job ends as done or stuck; none disappears; a kill in the middle resumes. Here with a real
 * process that is killed at its work; try by try, with back-off and what is stuck, in tests/worker.test.ts.
 */
test('what a killed bot had begun, and what it had not, is done by the next; what is stuck is driven again by command', async () => {
  const database = await freshDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'trygg-jobs-'));
  const pool = openServer(database.url, () => {});
  const settings = { DATABASE_URL: database.url, DATA_DIR: folder, PORT: await freePort(), LOG_LEVEL: 'silent' };
  const states = async () => {
    const { rows } = await pool.query<{ id: string; state: string; due: boolean }>(
      'select id, state, run_at <= now() as due from job',
    );
    return rows;
  };
  const ended = async () => (await states()).every(({ state, due }) => state === 'done' || (state === 'ready' && !due));
  try {
    const first = await startBot(settings);
    onTestFinished(() => first.kill9());
    const people = [1, 2, 3, 6, 7, 8].map((n) => report(first.url, demo(n), () => {}).catch(() => null));
    // The moment in which someone has a number is one in which the jobs have just begun.
    await Promise.race(people);
    await first.kill9();
    await Promise.all(people);
    const before = await states();
    expect(before.some(({ state }) => state !== 'done')).toBe(true);
    // One had been set aside, and one was under way when it was killed; its claim runs out.
    await pool.query(`update job set state = 'stuck', error = 'Gone', worker = null, settled_at = now()
      where id = (select id from job where state in ('ready', 'running') and kind = 'card' order by id limit 1)`);
    await pool.query(`update job set until = now() - interval '1 second' where state = 'running'`);

    const next = await startBot(settings);
    onTestFinished(() => next.kill9());
    const list = program('bot/commands/jobs.ts', ['list'], settings);
    expect(await list.ended).toBe(0);
    expect(list.said.out).toMatch(
      /^#\d+ {2}card {2}\{"card":"[0-9a-f-]{36}"\} {2}\d tries {2}Gone {2}since .*\n1 stuck, /,
    );
    const redrive = program('bot/commands/jobs.ts', ['redrive'], settings);
    expect(await redrive.ended).toBe(0);
    expect(redrive.said.out).toMatch(/^1 due again;/);
    await expect.poll(ended, { timeout: 60_000, interval: 100 }).toBe(true);
    expect(await next.stop()).toBe(0);

    const after = new Map((await states()).map(({ id, state }) => [id, state]));
    for (const { id } of before) expect(after.has(id), `job ${id} is there`).toBe(true);
    expect(await faultsIn(pool)).toEqual([]);
    const unposted = await pool.query('select face from card where activity is null');
    expect(unposted.rows).toEqual([]);
  } finally {
    await pool.end();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  }
}, 300_000);
