/**
 * `npm test [-- path ...]`: types, lint, the tab's build and every test, one after the other; words after `--` go to
 * vitest. The last line is `N passed, N failed`. Types, lint and build count as one each; a run that crashed or
 * executed no test counts as a failure.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { node, root, step } from './step.mjs';
import { buildTab } from './tab-build.mjs';

const program = (...path) => join('node_modules', ...path);
let passed = 0;
let failed = 0;

async function check(work) {
  try {
    await work();
    passed++;
  } catch (error) {
    console.error(error.message);
    failed++;
  }
}

/** Resolves to what tests/setup/reporter.ts counted, or undefined when the run ended without a count. */
function vitest(words) {
  const config = join('tests', 'vitest.config.ts');
  const child = spawn(node, [program('vitest', 'vitest.mjs'), 'run', '--config', config, ...words], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  // On Ctrl-C vitest stops the servers that it started; wait for it.
  for (const name of ['SIGINT', 'SIGTERM']) process.on(name, () => child.kill(name));
  let counts;
  child.on('message', (message) => {
    if (message?.counts) counts = message.counts;
  });
  return new Promise((resolve) => {
    child.on('error', () => resolve({ counts, code: 1 }));
    child.on('close', (code) => resolve({ counts, code: code ?? 1 }));
  });
}

await check(() => step('Types', node, [program('typescript', 'bin', 'tsc'), '--noEmit', '--pretty', 'false']));
await check(() => step('Lint', node, [program('@biomejs', 'biome', 'bin', 'biome'), 'check', '--colors=off']));
await check(buildTab);

const { counts = { passed: 0, failed: 0 }, code } = await vitest(process.argv.slice(2));
if (counts.passed + counts.failed === 0) console.error('No test was executed.');
// A non-zero end with nothing counted as failed is a crash, or an error outside of any test.
const unexplained = (code !== 0 || counts.passed === 0) && counts.failed === 0 ? 1 : 0;
passed += counts.passed;
failed += counts.failed + unexplained;
process.exitCode = failed === 0 ? 0 : 1;
console.log(`${passed} passed, ${failed} failed`);
