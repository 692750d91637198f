/** Long steps: run a program and show that it is under way. Plain JavaScript, as setup.mjs runs on Node 20. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

const brought = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
/** Node 24: the one that npm brought. */
export const node = brought;

/** The npm that runs us, or the one on the path: a command and its first words. */
export function npm() {
  const path = process.env.npm_execpath;
  return path?.endsWith('.js') ? [process.env.npm_node_execpath ?? process.execPath, path] : ['npm'];
}

const seconds = (since) => Math.round((Date.now() - since) / 1000);

/**
 * Runs `command` in the project's folder, or in `cwd`. What it says is shown when it fails, or as it comes with `live`.
 * `env` goes before the environment. Rejects with the title when it does not end with 0.
 */
export async function step(title, command, words, { live = false, cwd = root, env = {} } = {}) {
  const started = Date.now();
  const stop = live ? announce(title) : spin(title, started);
  const child = spawn(command, words, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', live ? 'inherit' : 'pipe', live ? 'inherit' : 'pipe'],
    shell: process.platform === 'win32' && !existsSync(command),
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => {
      said += text;
    });
  }
  const [code, problem] = await new Promise((resolve) => {
    child.on('error', (error) => resolve([1, error.message]));
    child.on('close', (status) => resolve([status ?? 1, '']));
  });
  stop(code === 0, seconds(started));
  if (code === 0) return;
  if (said) process.stderr.write(said.endsWith('\n') ? said : `${said}\n`);
  throw new Error(`${title}: failed${problem && ` (${problem})`}.`);
}

function announce(title) {
  console.log(title);
  return () => {};
}

/** A turning line on a terminal; elsewhere a line at the start, every 15 seconds and at the end. */
function spin(title, started) {
  const terminal = process.stdout.isTTY;
  if (!terminal) console.log(`${title} ...`);
  let turn = 0;
  const draw = () => {
    const sign = '|/-\\'[turn++ % 4];
    if (terminal) process.stdout.write(`\r${sign} ${title} ${seconds(started)} s `);
    else console.log(`  ... ${seconds(started)} s`);
  };
  const timer = setInterval(draw, terminal ? 200 : 15_000);
  return (ok, took) => {
    clearInterval(timer);
    const line = `${title}: ${ok ? 'done' : 'failed'}, ${took} s`;
    if (terminal) process.stdout.write(`\r\x1b[2K${line}\n`);
    else if (took >= 1 || !ok) console.log(line);
  };
}
