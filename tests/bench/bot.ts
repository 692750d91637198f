import { createServer } from '../../bot/adapters/http/server.ts';
import { localTenantId } from '../../bot/adapters/local/stage.ts';
import { createTeams } from '../../bot/adapters/teams/teams.ts';
import { type StandIn, standInBot } from '../../bot/compose/bot.ts';
import { compose } from '../../bot/compose.ts';
import { readConfig } from '../../bot/config.ts';
import { createLog } from '../../bot/log.ts';
import type { ChatDoor } from '../../bot/ports/chat.ts';
import type { Messenger } from '../../bot/ports/messenger.ts';
import { clockSince } from './time.ts';

/**
 * One bot to measure, in a process of its own: Trygg, or a bare echo behind the same server, authentication and SDK.
 * It logs as in production. Told what to be by its first message, tells its address by its own, ends at SIGTERM.
 */
export type Order = {
  readonly bot: 'echo' | 'trygg';
  readonly identity: StandIn;
  /** Null: the embedded engine. */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  /** When the benchmark began, ms since the epoch. */
  readonly began: number;
};

type Running = { readonly url: string; stop(): Promise<void> };

async function trygg({ identity, databaseUrl, dataDir, began }: Order): Promise<Running> {
  const config = readConfig({
    PORT: '0',
    DATA_DIR: dataDir,
    LOG_LEVEL: 'info',
    ...(databaseUrl === null ? {} : { DATABASE_URL: databaseUrl }),
  });
  const app = await compose(config, { clock: clockSince(began), identity });
  const { url } = await app.listen();
  return { url, stop: app.stop };
}

/** Answers a press with a card on the response, and a message with a card sent back. */
function echoing(messenger: Messenger): ChatDoor {
  return async (incoming) => {
    if (incoming.kind === 'press') return { kind: 'card', card: cardOf(JSON.stringify(incoming.data)) };
    if (incoming.kind === 'message')
      await messenger.send(incoming.who.reference, { card: cardOf(incoming.text), summary: 'Echo' });
    return { kind: 'nothing' };
  };
}

const cardOf = (text: string) =>
  ({ type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text, wrap: true }] }) as const;

async function echo({ identity, began }: Order): Promise<Running> {
  const log = createLog('info');
  const { now } = clockSince(began);
  const teams = createTeams({
    ...standInBot(identity, now),
    allowedTenants: [localTenantId],
    playground: false,
    channels: new Map(),
    service: async () => null,
    words: { onlyInPrivate: () => '', answered: () => '' },
    now,
    log,
  });
  const server = createServer({
    host: '127.0.0.1',
    port: 0,
    routes: [],
    messages: teams.door(echoing(teams.messenger)),
    dist: '',
    ready: async () => ({ database: true, migrations: true, worker: true }),
    local: true,
    log,
  });
  const { url } = await server.listen();
  return { url, stop: server.close };
}

process.once('message', async (order: Order) => {
  const running = order.bot === 'echo' ? await echo(order) : await trygg(order);
  process.once('SIGTERM', () => void running.stop().then(() => process.exit(0)));
  // Whoever measured is gone: so is the reason to run.
  process.once('disconnect', () => process.exit(0));
  process.send?.(running.url);
});
