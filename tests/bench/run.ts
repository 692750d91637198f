import pg from 'pg';
import { startServer } from '../setup/postgres.ts';
import { runBench, type Size } from './rounds.ts';
import { jsonOf, tableOf } from './table.ts';

/*
 * `npm run bench` (some minutes), `npm run bench -- --quick` (under one), `--json` for machines,
 * `--profile FOLDER` to leave a CPU profile of each bot there.
 */
const loads = (one: number, ten: number, fifty: number) =>
  new Map([
    [1, one],
    [10, ten],
    [50, fifty],
  ]);
const full: Size = { rounds: 5, counts: loads(80, 250, 500), seconds: 270 };
const quick: Size = { rounds: 3, counts: loads(25, 80, 150), seconds: 45 };

const words = process.argv.slice(2);
const at = words.indexOf('--profile');
const server = await startServer({ durable: true });
try {
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  await admin.query('create database bench');
  await admin.end();
  const bench = await runBench({
    databaseUrl: Object.assign(new URL(server.url), { pathname: 'bench' }).href,
    size: words.includes('--quick') ? quick : full,
    profile: at < 0 ? null : (words[at + 1] ?? '.'),
    progress: (line) => process.stderr.write(`${line}\n`),
  });
  process.stdout.write(`${words.includes('--json') ? jsonOf(bench) : tableOf(bench)}\n`);
} finally {
  await server.stop();
}
