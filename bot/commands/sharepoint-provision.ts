/** `npm run sharepoint:provision [-- --apply] [--sign-in=code|browser|cli]`: makes the site what the archive needs, as an administrator. */
import { provisionSite, signIns } from '../compose.ts';
import { readConfig } from '../config.ts';
import { createLog, describe } from '../log.ts';

const usage = [
  'npm run sharepoint:provision             says what it would do',
  'npm run sharepoint:provision -- --apply  does it; safe to repeat',
  `  --sign-in=${signIns.join('|')}  how the administrator signs in (code)`,
].join('\n');

const words = process.argv.slice(2);
const asked = words.find((word) => word.startsWith('--sign-in='))?.slice('--sign-in='.length) ?? 'code';
const signIn = signIns.find((each) => each === asked);
const known = words.every((word) => word === '--apply' || word.startsWith('--sign-in='));

try {
  if (!signIn || !known) throw Object.assign(new Error(usage), { name: 'StartupError' });
  const say = (line: string) => process.stdout.write(`${line}\n`);
  say(await provisionSite(readConfig(), { apply: words.includes('--apply'), signIn, say }));
} catch (error) {
  // Faults of the settings and of the start speak for themselves.
  if (error instanceof Error && ['ConfigError', 'StartupError'].includes(error.name))
    process.stderr.write(`${error.message}\n`);
  else createLog('error').error('command.failed', describe(error));
  process.exitCode = 1;
}
