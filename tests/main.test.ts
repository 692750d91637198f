import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, freshDatabase } from './setup/database.ts';

const settings = [
  'PORT',
  'HOST',
  'DATABASE_URL',
  'DATA_DIR',
  'NODE_ENV',
  'BOT_APP_ID',
  'PLAYGROUND',
  'LOG_LEVEL',
  'ORG_FILE',
];
let folder: string;
let database: Database;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trygg-main-'));
  database = await freshDatabase();
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

type Bot = {
  process: ChildProcess;
  said: { out: string; err: string };
  ended: Promise<number | null>;
  told: Promise<string>;
};

/** The real process, with these settings and none of the test's own. */
function start(environment: Record<string, string>): Bot {
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !settings.includes(name)));
  const env = { ...inherited, DATA_DIR: folder, ...environment };
  const child = spawn(process.execPath, ['bot/main.ts'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { out: '', err: '' };
  const told = Promise.withResolvers<string>();
  child.stdout.on('data', (data) => {
    said.out += data;
    const address = /^http:\S+$/m.exec(said.out)?.[0];
    if (address) told.resolve(address);
  });
  child.stderr.on('data', (data) => {
    said.err += data;
  });
  const ended = once(child, 'exit').then(([code]) => code);
  return { process: child, said, ended, told: told.promise };
}

test.each<[string, Record<string, string>, string]>([
  ['an open address in local mode', { HOST: '0.0.0.0' }, 'HOST'],
  ['production without its settings', { NODE_ENV: 'production' }, 'DATABASE_URL'],
  ['an organisation file that is not there', { ORG_FILE: '/nowhere/org.yaml' }, '/nowhere/org.yaml'],
])('%s stops the start with the remedy, without a stack', async (_what, environment, named) => {
  const bot = start(environment);
  expect(await bot.ended).toBe(1);
  expect(bot.said.err).toContain(named);
  expect(bot.said.err).not.toMatch(/^\s+at /m);
  expect(bot.said.out).toBe('');
});

test('it says where it is and what to try, a second one on its port says so, and SIGTERM ends it in order, once', async () => {
  const bot = start({ PORT: '0', DATABASE_URL: database.url });
  const address = await bot.told;
  expect(bot.said.out.trim().split('\n')).toHaveLength(2);
  expect((await fetch(`${address}/ready`)).status).toBe(200);

  const second = start({ PORT: new URL(address).port, DATABASE_URL: database.url });
  expect(await second.ended).toBe(1);
  expect(second.said.err).toBe('The port is taken. Stop what uses it, or set PORT to another.\n');

  bot.process.kill('SIGTERM');
  bot.process.kill('SIGINT');
  bot.process.kill('SIGTERM');
  expect(await bot.ended).toBe(0);
  expect(bot.said.err).toBe('');
}, 90_000);
