import pg from 'pg';
import { startServer } from '../setup/postgres.ts';
import { runBench, type Size } from './rounds.ts';
import { machine, tableOf } from './table.ts';

/*
 * `npm run bench` (some minutes), `npm run bench -- --quick` (under one), `--json` for machines,
 * `--profile FOLDER` to leave a CPU profile of each bot there.
 */
const full: Size = {
  rounds: 5,
  warmUps: 1,
  counts: new Map([
    [1, 80],
    [10, 250],
    [50, 500],
  ]),
};
const quick: Size = {
  rounds: 3,
  warmUps: 1,
  counts: new Map([
    [1, 25],
    [10, 80],
    [50, 150],
  ]),
};

const words = process.argv.slice(2);
const at = words.indexOf('--profile');
const server = await startServer({ durable: true });
try {
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  await admin.query('create database bench');
  await admin.end();
  const rows = await runBench({
    databaseUrl: Object.assign(new URL(server.url), { pathname: 'bench' }).href,
    size: words.includes('--quick') ? quick : full,
    profile: at < 0 ? null : (words[at + 1] ?? '.'),
    progress: (line) => process.stderr.write(`${line}\n`),
  });
  process.stdout.write(
    `${words.includes('--json') ? JSON.stringify({ machine: machine(), rows }, null, 2) : tableOf(rows)}\n`,
  );
} finally {
  await server.stop();
}
