import { type Browser, chromium } from 'playwright-core';
import { type BrowserBinary, findBrowser } from './browser-binary.ts';

const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
  '--lang=sv-SE',
];

/**
 * A headless browser that calls nobody but the pages under test; `args` are words of its own. Close it when done.
 * Throws with the remedy when this machine has none.
 */
export async function launchBrowser(given?: BrowserBinary, args: readonly string[] = []): Promise<Browser> {
  const binary = given ?? (await findBrowser());
  if (!binary) throw new Error('No browser for the tests. Install Chrome, Edge or Chromium and run `npm test` again.');
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({
    executablePath: binary.path,
    args: [...quiet, ...root, ...args],
    env: { ...process.env, ...binary.env },
  });
}
