/**
 * `node .config/setup.mjs start|test`: the step before `npm start` and `npm test`. Installs and builds what is missing
 * and leaves at once when nothing is. Runs on Node 20, before anything is installed, so it is plain JavaScript and
 * uses no package.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { node, npm, root, step } from './step.mjs';
import { buildTab } from './tab-build.mjs';

/** npm's own record of what it installed; written last, so an interrupted installation leaves none. */
const installedLock = join(root, 'node_modules', '.package-lock.json');

function packagesOf(lockFile) {
  return JSON.parse(readFileSync(lockFile, 'utf8')).packages;
}

function isInstalled() {
  if (!existsSync(installedLock) || !existsSync(node)) return false;
  const installed = packagesOf(installedLock);
  const wanted = Object.entries(packagesOf(join(root, 'package-lock.json')));
  // Optional packages are those of other platforms.
  return wanted.every(([path, { version, optional }]) => {
    const there = installed[path];
    return path === '' || (there ? there.version === version : optional);
  });
}

async function install() {
  const [command, ...words] = npm();
  const options = ['ci', '--loglevel=error', '--prefer-offline', '--no-audit', '--no-fund'];
  await step('Installing packages (once, a minute or so)', command, [...words, ...options]);
}

function requireNode24() {
  const said = existsSync(node) ? spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout : '';
  if (Number(/^v(\d+)/.exec(said ?? '')?.[1]) >= 24 || Number(process.versions.node.split('.')[0]) >= 24) return;
  throw new Error(
    'Trygg runs on Node 24, which npm should have brought (package `node`) and could not. ' +
      'Allow its install script (`npm config set ignore-scripts false`), delete node_modules and try again; ' +
      'or install Node 24 from https://nodejs.org and try again.',
  );
}

const goal = process.argv[2];
try {
  if (!isInstalled()) await install();
  requireNode24();
  if (goal === 'test') await step('Looking for PostgreSQL and a browser', node, [join('tests', 'setup', 'ready.ts')]);
  else await buildTab();
} catch (error) {
  console.error(`\n${error.message}`);
  if (goal === 'test') console.log('0 passed, 1 failed');
  process.exitCode = 1;
}
