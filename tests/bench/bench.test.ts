import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Database, emptyDatabase } from '../setup/database.ts';
import { acts, type Bench, engines, runBench } from './rounds.ts';
import { jsonOf, tableOf } from './table.ts';

/** Small enough for any machine: what is shown is that it runs, never how fast. */
const size = {
  rounds: 1,
  seconds: 60,
  counts: new Map([
    [1, 2],
    [3, 6],
  ]),
};

let database: Database;
let bench: Bench;
beforeAll(async () => {
  database = await emptyDatabase();
  bench = await runBench({ databaseUrl: database.url, size });
}, 300_000);
afterAll(() => database.drop());

describe('the benchmark', () => {
  test('has a row for each act on each engine, and for both echoes, at each load', () => {
    const found = bench.rows.map(({ bot, act, atOnce }) => `${bot} ${act} ${atOnce}`);
    const wanted = [...size.counts.keys()].flatMap((atOnce) => [
      `echo answer ${atOnce}`,
      `echo reply ${atOnce}`,
      ...engines.flatMap((engine) => acts.map((act) => `${engine} ${act} ${atOnce}`)),
    ]);
    expect(found.toSorted()).toEqual(wanted.toSorted());
  });

  test('gives each row numbers, and the echo itself the ratio 1', () => {
    for (const row of bench.rows) {
      const numbers = [row.ratio.answer, row.ratio.reply, row.throughput ?? 1, row.p50, row.p99];
      for (const number of numbers) expect(number, `${row.bot} ${row.act}`).toBeGreaterThan(0);
      if (row.act === 'answer') expect(row.ratio.answer).toBe(1);
      if (row.act === 'reply') expect(row.ratio.reply).toBe(1);
    }
  });

  test('prints them all as a table, and as JSON', () => {
    const lines = tableOf(bench).split('\n');
    const numbered = lines.filter((line) => /\d+\.\d+ +\d+\.\d+$/.test(line));
    expect(numbered).toHaveLength(bench.rows.length);
    expect(JSON.parse(jsonOf(bench))).toMatchObject({ rounds: 1, requests: { 1: 2, 3: 6 }, rows: bench.rows });
  });
});
