/**
 * `npm run kill -- [--rounds 50] [--engine server|embedded] [--kill bot|database]`: people report while the bot, or
 * the database server, is killed again and again. Says what came of it; ends with 1 when anything was lost.
 */
import { parseArgs } from 'node:util';
import { startServer } from '../setup/postgres.ts';
import { killRounds } from './rounds.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '50' },
    engine: { type: 'string', default: 'server' },
    kill: { type: 'string', default: 'bot' },
  },
});
const rounds = Number(values.rounds);
const known = ['server bot', 'server database', 'embedded bot'].includes(`${values.engine} ${values.kill}`);
if (!known || !Number.isInteger(rounds) || rounds < 1) {
  process.stderr.write(
    'npm run kill -- [--rounds N] [--engine server|embedded] [--kill bot|database]\nThe embedded engine has no server to kill.\n',
  );
  process.exit(1);
}

// So that what was started ends with this, however it is ended.
for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => process.exit(1));

const server = values.engine === 'server' ? await startServer({ durable: true }) : null;
try {
  const tally = await killRounds(
    {
      url: server?.url ?? null,
      botLives: values.kill === 'database',
      kill: async (bot) => {
        if (values.kill === 'bot' || !server) return bot.kill9();
        await server.kill9();
        await server.restart();
      },
    },
    rounds,
    (line) => process.stdout.write(`${line}\n`),
  );
  const { faults, ...counts } = tally;
  process.stdout.write(`${JSON.stringify({ ...counts, faults: faults.length })}\n`);
  process.exitCode = faults.length === 0 ? 0 : 1;
} finally {
  await server?.stop();
}
