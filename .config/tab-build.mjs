/** Builds what browsers load (the tab and the stage's page), unless what stands in dist/ came from the same files. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { node, root, step } from './step.mjs';

const config = join('tab', 'vite.config.ts');
const sources = [
  'tab',
  join('bot', 'adapters', 'local', 'page'),
  join('bot', 'words'),
  'package-lock.json',
  'tsconfig.json',
];
const stamp = join(root, 'dist', '.built-from');

function* filesUnder(path) {
  const full = join(root, path);
  if (!existsSync(full)) return;
  if (!statSync(full).isDirectory()) yield path;
  else for (const name of readdirSync(full).sort()) yield* filesUnder(join(path, name));
}

function fingerprint() {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const file of filesUnder(source))
      hash
        .update(`${file}\0`)
        .update(readFileSync(join(root, file)))
        .update('\0');
  }
  return hash.digest('hex');
}

/** Rejects when the build fails; the earlier dist/ is then never taken for the new one. */
export async function buildTab() {
  if (!existsSync(join(root, config))) return;
  const wanted = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  rmSync(stamp, { force: true });
  const vite = join('node_modules', 'vite', 'bin', 'vite.js');
  // Else a test that builds, and says so in its environment, leaves React's development build for everyone.
  const env = { NODE_ENV: 'production' };
  await step('Building the tab', node, [vite, 'build', '--config', config, '--logLevel', 'warn'], { env });
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stamp, wanted);
}
