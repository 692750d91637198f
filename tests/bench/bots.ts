import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Order } from './bot.ts';
import { type BenchTeams, createBenchTeams } from './teams.ts';
import { clockSince } from './time.ts';

export type Bot = { readonly port: number; readonly teams: BenchTeams; stop(): Promise<void> };

/** Starts a bot in a process of its own, with a Teams of its own. `profile`: a folder for V8's CPU profile. */
export async function startBot(
  order: Pick<Order, 'bot' | 'databaseUrl'>,
  began: number,
  profile: string | null,
): Promise<Bot> {
  const teams = await createBenchTeams(clockSince(began).now);
  const dataDir = await mkdtemp(join(tmpdir(), 'trygg-bench-'));
  const child = fork(fileURLToPath(new URL('bot.ts', import.meta.url)), [], {
    execArgv: profile === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`],
    // Its log goes the way of a log, only nobody reads it.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  child.send({ ...order, identity: teams.identity, dataDir, began } satisfies Order);
  const url = await Promise.race([once(child, 'message').then(([said]) => String(said)), ended.then(() => null)]);
  if (url === null) throw new Error(`the bot ${order.bot} ended before it listened`);
  return {
    port: Number(new URL(url).port),
    teams,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      teams.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
