import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Database, emptyDatabase } from '../setup/database.ts';
import { acts, engines, type Row, runBench } from './rounds.ts';
import { tableOf } from './table.ts';

/** Small enough for any machine: what is shown is that it runs, never how fast. */
const size = {
  rounds: 1,
  warmUps: 1,
  counts: new Map([
    [1, 2],
    [3, 6],
  ]),
};

let database: Database;
let rows: readonly Row[];
beforeAll(async () => {
  database = await emptyDatabase();
  rows = await runBench({ databaseUrl: database.url, size });
}, 120_000);
afterAll(() => database.drop());

describe('the benchmark', () => {
  test('has a row for each act on each engine, and for both echoes, at each load', () => {
    const found = rows.map(({ bot, act, atOnce }) => `${bot} ${act} ${atOnce}`);
    const wanted = [...size.counts.keys()].flatMap((atOnce) => [
      `echo answer ${atOnce}`,
      `echo reply ${atOnce}`,
      ...engines.flatMap((engine) => acts.map((act) => `${engine} ${act} ${atOnce}`)),
    ]);
    expect(found.toSorted()).toEqual(wanted.toSorted());
  });

  test('gives each row numbers, and the echo itself the ratio 1', () => {
    for (const row of rows) {
      const numbers = [row.ratio.answer, row.ratio.reply, row.throughput ?? 1, row.p50, row.p99];
      for (const number of numbers) expect(number, `${row.bot} ${row.act}`).toBeGreaterThan(0);
      if (row.act === 'answer') expect(row.ratio.answer).toBe(1);
      if (row.act === 'reply') expect(row.ratio.reply).toBe(1);
    }
  });

  test('prints them all as a table', () => {
    const lines = tableOf(rows).split('\n');
    const numbered = lines.filter((line) => /\d+\.\d+ +\d+\.\d+$/.test(line));
    expect(numbered).toHaveLength(rows.length);
  });
});
