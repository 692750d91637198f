import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { openEmbedded } from '../../bot/adapters/store/embedded.ts';
import { openServer } from '../../bot/adapters/store/server.ts';
import { createStore } from '../../bot/adapters/store/store.ts';
import { systemIds } from '../../bot/adapters/system/system.ts';
import { verifyChains } from '../../bot/core/cases/verify-chains.ts';
import { demo } from '../setup/trygg.ts';
import { type Bot, freePort, startBot } from './bot.ts';
import { report, type Sent, send } from './reporting.ts';
import { casesIn, faultsIn } from './whole.ts';

/** What is killed, and where the cases are. */
export type World = {
  /** DATABASE_URL of the bot; null: embedded in its folder. */
  readonly url: string | null;
  /** kill -9 of the bot, or of the database server, which then comes back. */
  kill(bot: Bot): Promise<void>;
  /** Of the database server: the bot must live on. */
  readonly botLives: boolean;
};

export type Tally = { rounds: number; presses: number; shown: number; resent: number; cases: number; faults: string[] };

const reporters = [1, 2, 3, 6, 7, 8, 9, 11].map(demo);

/**
 * Rounds of: people report, all at once and again and again; in the middle of it something is killed; then every
 * number that anyone was shown must be in the database, each case whole. Presses that got no answer are sent again,
 * as Teams does, and must make one case each.
 */
export async function killRounds(
  world: World,
  rounds: number,
  heard: (line: string) => void = () => {},
): Promise<Tally> {
  const folder = await mkdtemp(join(tmpdir(), 'trygg-kill-'));
  const settings = {
    PORT: await freePort(),
    DATA_DIR: folder,
    LOG_LEVEL: 'silent',
    ...(world.url ? { DATABASE_URL: world.url } : {}),
  };
  const tally: Tally = { rounds: 0, presses: 0, shown: 0, resent: 0, cases: 0, faults: [] };
  /** Every press that went out, and the number that its answer showed. */
  const presses = new Map<Sent, string | null>();
  const showed = (sent: Sent, number: string | null) => {
    const before = presses.get(sent);
    if (number === null) return;
    if (before && before !== number) tally.faults.push(`${before}: the same press was then answered ${number}`);
    presses.set(sent, number);
  };
  let told = 0;
  let bot = await startBot(settings);
  try {
    for (let round = 1; round <= rounds; round++) {
      await reportUntil(bot, 2 + Math.floor(Math.random() * 5), presses, showed, () => world.kill(bot));
      if (world.url === null) await inspect(world, folder, presses, tally);
      bot = await runningAgain(world, bot, settings, tally);
      if (world.url !== null) await inspect(world, folder, presses, tally);
      for (const [sent, number] of presses) {
        // Also some that were answered: Teams may have lost the answer.
        if (number !== null && Math.random() > 2 / presses.size) continue;
        tally.resent += 1;
        let again = await send(bot.url, sent);
        // A machine at its limits may take longer than Teams waits; Teams sends it again then.
        for (let more = 4; again === null && more > 0; more--) again = await send(bot.url, sent);
        if (again === null) tally.faults.push('a press that was sent again showed no number');
        showed(sent, again);
      }
      tally.rounds = round;
      heard(`round ${round}: ${presses.size} presses so far, ${tally.resent} sent again`);
      for (const fault of tally.faults.slice(told)) heard(fault);
      told = tally.faults.length;
    }
    const code = await bot.stop();
    if (code !== 0) tally.faults.push(`the bot ended with ${code}`);
    await inspect(world, folder, presses, tally);
    const numbers = new Set(presses.values());
    if (numbers.size !== presses.size) tally.faults.push(`${presses.size} presses showed ${numbers.size} numbers`);
    if (tally.cases !== presses.size) tally.faults.push(`${presses.size} presses made ${tally.cases} cases`);
  } finally {
    await bot.kill9();
    await rm(folder, { recursive: true, force: true });
  }
  tally.presses = presses.size;
  tally.shown = [...presses.values()].filter((number) => number !== null).length;
  return tally;
}

/** Everyone reports without a pause until `count` numbers have come; then the kill, at no moment in particular. */
async function reportUntil(
  bot: Bot,
  count: number,
  presses: Map<Sent, string | null>,
  showed: (sent: Sent, number: string | null) => void,
  kill: () => Promise<void>,
): Promise<void> {
  let numbers = 0;
  let dead = false;
  const { promise: enough, resolve } = Promise.withResolvers<void>();
  const one = async (person: string) => {
    while (!dead) {
      let sent: Sent | null = null;
      try {
        const sending = (press: Sent) => {
          sent = press;
          presses.set(press, null);
        };
        const number = await report(bot.url, person, sending, () => dead);
        if (sent) showed(sent, number);
        if (number !== null && ++numbers === count) resolve();
      } catch {
        // The connection broke, or the database was away: the press is sent again later.
        if (!dead) await pause(50);
      }
    }
  };
  const people = reporters.map(one);
  await enough;
  await pause(Math.random() * 40);
  const killed = kill();
  dead = true;
  await killed;
  await Promise.all(people);
}

async function runningAgain(world: World, bot: Bot, settings: Record<string, string>, tally: Tally): Promise<Bot> {
  const alive = await fetch(`${bot.url}/health`).catch(() => null);
  if ((alive !== null) !== world.botLives) tally.faults.push(`the bot ${alive ? 'lives' : `died: ${bot.said.err}`}`);
  if (alive === null) return startBot(settings);
  while ((await fetch(`${bot.url}/ready`)).status !== 200) await pause(100);
  return bot;
}

/** Looks into the database itself. */
async function inspect(world: World, folder: string, presses: Map<Sent, string | null>, tally: Tally): Promise<void> {
  const { pool, end } = await open(world, folder);
  try {
    const cases = await casesIn(pool);
    const kept = new Set(cases.map((each) => each.number));
    for (const number of presses.values())
      if (number !== null && !kept.has(number)) tally.faults.push(`${number}: was shown and is not in the database`);
    tally.faults.push(...(await faultsIn(pool)));
    const { broken } = await verifyChains(createStore(pool, systemIds, () => {}));
    tally.faults.push(...broken.map(({ stream, seq }) => `the chain ${stream} is broken at ${seq}`));
    tally.cases = cases.length;
  } finally {
    await end();
  }
}

async function open(world: World, folder: string): Promise<{ pool: pg.Pool; end(): Promise<void> }> {
  if (world.url === null) {
    const embedded = await openEmbedded(folder);
    return { pool: embedded.pool, end: () => embedded.close() };
  }
  const pool = openServer(world.url, () => {});
  return { pool, end: () => pool.end() };
}
