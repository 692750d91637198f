/**
 * A real PostgreSQL server of one's own: a free loopback port, a temporary folder, a random password.
 *
 * A server is running, killed (kill9) or stopped. It never outlives the process that started it: `stop` ends it,
 * an exit handler ends it when nobody called `stop`, and a detached watchdog ends it when the process was killed.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { chmod, cp } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { findBinaries, type RunAs, reachable, runAs } from './postgres-binaries.ts';

export type Server = {
  /** Superuser URL of database `postgres`. */
  url: string;
  /** SIGKILL to the server and all its processes, as the out-of-memory killer would. */
  kill9(): Promise<void>;
  /** Starts on the same folder and port again; crash recovery is over when it resolves. */
  restart(): Promise<void>;
  /** Ends the server and removes its folder. */
  stop(): Promise<void>;
};

const run = promisify(execFile);
const started = 30_000;

/** `durable: false` trades power-loss safety (fsync) for speed; a killed process loses nothing either way. */
export async function startServer(options: { durable: boolean }): Promise<Server> {
  const user = runAs();
  const folder = mkdtempSync(join(tmpdir(), 'trygg-postgres-'));
  const watchdog = watch(folder);
  const clean = () => rmSync(folder, { recursive: true, force: true });
  let child: ChildProcess | undefined;
  const onExit = () => {
    child?.kill('SIGQUIT');
    clean();
  };
  process.once('exit', onExit);

  const password = randomBytes(18).toString('hex');
  const { home, version } = findBinaries();
  const binaries = reachable(home, user) ? home : await copyOut(home, folder, user);
  const data = join(folder, 'data');
  await initialise(binaries, version, data, password, folder, user);
  let port = await freePort();
  const start = async () => {
    child = launch(binaries, data, port, options.durable, folder, user);
    await answering(urlOf(port, password), child, folder);
  };
  try {
    await start();
  } catch (error) {
    if (!readLog(folder).includes('could not bind')) throw error;
    port = await freePort();
    await start();
  }

  return {
    url: urlOf(port, password),
    async kill9() {
      if (!child?.pid) return;
      child.ref();
      const gone = once(child, 'exit');
      for (const pid of [child.pid, ...childrenOf(child.pid)]) signal(pid, 'SIGKILL');
      await gone;
    },
    restart: start,
    async stop() {
      if (child && child.exitCode === null && child.signalCode === null) {
        // A script with nothing else to do waits for it too.
        child.ref();
        const gone = once(child, 'exit');
        child.kill('SIGINT');
        await gone;
      }
      process.off('exit', onExit);
      clean();
      watchdog.kill();
    },
  };
}

function urlOf(port: number, password: string) {
  return `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
}

async function copyOut(home: string, folder: string, user: RunAs): Promise<string> {
  const copy = join(folder, 'postgresql');
  await cp(home, copy, { recursive: true, verbatimSymlinks: true });
  await chmod(folder, 0o711);
  if (!reachable(copy, user))
    throw new Error(`PostgreSQL cannot be run from ${tmpdir()}. Set TMPDIR to another folder.`);
  return copy;
}

async function initialise(home: string, version: string, data: string, password: string, folder: string, user: RunAs) {
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  mkdirSync(data, { mode: 0o700 });
  if (user) for (const path of [folder, data, passwordFile]) chownSync(path, user.uid, user.gid);
  // The built-in C.UTF-8 knows å ä ö on every platform, but came with PostgreSQL 17.
  const locale = Number(version) >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : [];
  const libc = Number(version) >= 17 ? '--locale=C' : '--locale=C.UTF-8';
  const options = [
    '-D',
    data,
    '-U',
    'postgres',
    '-A',
    'password',
    `--pwfile=${passwordFile}`,
    '-E',
    'UTF8',
    '--no-sync',
  ];
  await run(join(home, 'bin', 'initdb'), [...options, ...locale, libc], { cwd: folder, ...user });
}

function launch(home: string, data: string, port: number, durable: boolean, folder: string, user: RunAs) {
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=400'];
  if (!durable) settings.push('fsync=off', 'full_page_writes=off');
  const log = openSync(join(folder, 'server.log'), 'a');
  // Detached: Ctrl-C in the terminal reaches the tests, which then stop the server in order.
  const child = spawn(
    join(home, 'bin', 'postgres'),
    ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    { cwd: folder, stdio: ['ignore', log, log], detached: true, windowsHide: true, ...user },
  );
  closeSync(log);
  child.unref();
  return child;
}

async function answering(url: string, child: ChildProcess, folder: string) {
  const deadline = Date.now() + started;
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null || Date.now() > deadline) {
      throw new Error(`PostgreSQL did not start:\n${readLog(folder)}`);
    }
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => {});
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await sleep(25);
    }
  }
}

function readLog(folder: string): string {
  return readFileSync(join(folder, 'server.log'), 'utf8').slice(-2000);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (!address || typeof address === 'string') throw new Error('No free port on 127.0.0.1.');
  return address.port;
}

function childrenOf(pid: number): number[] {
  try {
    const listed = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
    return listed.split(' ').filter(Boolean).map(Number);
  } catch {
    return []; // Not Linux: the children see that their parent is gone, and leave.
  }
}

function signal(pid: number, name: NodeJS.Signals) {
  try {
    process.kill(pid, name);
  } catch {
    // Already gone.
  }
}

/** Its end of the pipe closes when this process ends, however it ends. */
function watch(folder: string): ChildProcess {
  const script = new URL('./postgres-watchdog.ts', import.meta.url);
  const node = process.execPath;
  const watchdog = spawn(node, [script.pathname, folder], {
    cwd: '/',
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  watchdog.unref();
  return watchdog;
}
