import { compose } from './compose.ts';
import { readConfig } from './config.ts';
import { createLog, describe } from './log.ts';

/** Faults of the settings and of start-up speak for themselves; a stack under them only hides the remedy. */
const plain = ['ConfigError', 'StartupError', 'OrganisationFileError'];

// Also for what nobody caught: Node would print its message, which may hold what a person wrote.
process.on('uncaughtException', fail);

try {
  const app = await compose(readConfig());
  const { url } = await app.listen();
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    app.stop().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  // Last: whoever reads the address may stop us at once, and in order.
  process.stdout.write(`${[url, app.greeting].filter(Boolean).join('\n')}\n`);
} catch (error) {
  fail(error);
}

function fail(error: unknown): never {
  if (error instanceof Error && plain.includes(error.name)) process.stderr.write(`${error.message}\n`);
  else if (isTaken(error)) process.stderr.write('The port is taken. Stop what uses it, or set PORT to another.\n');
  else createLog('error').error('start.failed', describe(error));
  process.exit(1);
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}
