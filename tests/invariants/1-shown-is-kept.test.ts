import { expect, test } from 'vitest';
import { killRounds } from '../processes/rounds.ts';
import { freshDatabase, startServer } from '../setup/database.ts';

/*
 * Invariant 1: a case whose number was shown is in the database after kill -9 of the bot, and of the database server.
 * People report while it is killed, three times over; any number of rounds by `npm run kill`.
 */
const ROUNDS = 3;
const patience = 480_000;

test(
  'kill -9 of the bot over a PostgreSQL server loses no number that was shown, and routes each case once',
  async () => {
    const database = await freshDatabase();
    try {
      const tally = await killRounds({ url: database.url, botLives: false, kill: (bot) => bot.kill9() }, ROUNDS);
      expect(tally).toMatchObject({ faults: [], rounds: ROUNDS, shown: tally.presses, cases: tally.presses });
    } finally {
      await database.drop();
    }
  },
  patience,
);

test(
  'kill -9 of the bot with the embedded database loses no number that was shown, and routes each case once',
  async () => {
    const tally = await killRounds({ url: null, botLives: false, kill: (bot) => bot.kill9() }, ROUNDS);
    expect(tally).toMatchObject({ faults: [], rounds: ROUNDS, shown: tally.presses, cases: tally.presses });
  },
  patience,
);

test(
  'kill -9 of the database server loses no number that was shown, and the bot goes on when it is back',
  async () => {
    const server = await startServer({ durable: true });
    const kill = async () => {
      await server.kill9();
      await server.restart();
    };
    try {
      const tally = await killRounds({ url: server.url, botLives: true, kill }, ROUNDS);
      expect(tally).toMatchObject({ faults: [], rounds: ROUNDS, shown: tally.presses, cases: tally.presses });
    } finally {
      await server.stop();
    }
  },
  patience,
);
