/**
 * Makes sure that PostgreSQL and a browser can be had, before any test runs. What is missing is installed where that
 * needs nobody's leave (Debian as root); what cannot be had is said in one line on standard error, with exit code 1.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { launchBrowser } from './browser.ts';
import { type BrowserBinary, findBrowser, missingLibraries } from './browser-binary.ts';
import { findBinaries } from './postgres-binaries.ts';

const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

function install(...packages: string[]): boolean {
  if (!mayInstall) return false;
  console.log(`Installing ${packages.join(' ')} with apt-get`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...words: string[]) => spawnSync('apt-get', [...words], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  if (apt('update', '-qq').status !== 0) return false;
  return apt('install', '-y', '-qq', '--no-install-recommends', ...packages).status === 0;
}

function readyPostgres() {
  try {
    findBinaries();
  } catch (error) {
    if (!install('postgresql')) throw error;
    findBinaries();
  }
}

async function readyBrowser() {
  const binary = await findBrowser();
  if (binary && missingLibraries(binary).length > 0) install('libnss3', 'libnspr4');
  const failure = await launchFailure(binary);
  if (!failure) return;
  if (install('chromium') && !(await launchFailure(await findBrowser()))) return;
  throw new Error(
    `No browser for the tests (${failure}). ` +
      'Install Chrome, Edge or Chromium (Debian: apt-get install chromium) and run `npm test` again.',
  );
}

async function launchFailure(binary: BrowserBinary | undefined): Promise<string | undefined> {
  if (!binary) return 'none is installed';
  try {
    await (await launchBrowser(binary)).close();
    return undefined;
  } catch (error) {
    return String(error).split('\n')[0];
  }
}

try {
  readyPostgres();
  await readyBrowser();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
