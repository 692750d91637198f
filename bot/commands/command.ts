import { openRecords, type Records } from '../compose.ts';
import { readConfig } from '../config.ts';
import { createLog, describe } from '../log.ts';

/** Faults of the settings and of the start speak for themselves. */
const plain = ['ConfigError', 'StartupError'];

/** Runs a command over the database that the settings name, prints what it says, and ends with its code. */
export async function command(
  work: (records: Records, words: readonly string[]) => Promise<{ readonly said: string; readonly code: number }>,
): Promise<void> {
  try {
    const records = await openRecords(readConfig());
    try {
      const { said, code } = await work(records, process.argv.slice(2));
      process.stdout.write(`${said}\n`);
      process.exitCode = code;
    } finally {
      await records.close();
    }
  } catch (error) {
    if (error instanceof Error && plain.includes(error.name)) process.stderr.write(`${error.message}\n`);
    else createLog('error').error('command.failed', describe(error));
    process.exitCode = 1;
  }
}
