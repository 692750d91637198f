import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

/** A bot in a process of its own, in local mode. */
export type Bot = {
  readonly url: string;
  readonly said: { out: string; err: string };
  /** Its exit code; null when a signal ended it. */
  readonly ended: Promise<number | null>;
  /** Without a word, as by the out-of-memory killer. */
  kill9(): Promise<void>;
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>;
};

const ours =
  /^(PORT|HOST|DATABASE_URL|DATA_DIR|NODE_ENV|BOT_\w+|PLAYGROUND|LOG_LEVEL|ORG_FILE|KEY(_FILE)?|WORKERS|PUBLIC_URL|OTEL_\w+|APPLICATIONINSIGHTS_\w+|DATABASE_AUTH)$/;
const root = new URL('../../', import.meta.url);

/** Runs one of the project's own programs with these settings and none of the test's. */
export function program(path: string, words: readonly string[], settings: Record<string, string>) {
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name)));
  // What was compiled for one process serves the next: they are started by the dozen.
  const env = { ...inherited, NODE_COMPILE_CACHE: fileURLToPath(new URL('.cache/compiled', root)), ...settings };
  const child = spawn(process.execPath, [path, ...words], { env, cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { out: '', err: '' };
  child.stdout.on('data', (data) => {
    said.out += data;
  });
  child.stderr.on('data', (data) => {
    said.err += data;
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  // No program outlives the tests, however they end.
  const onExit = () => child.kill('SIGKILL');
  process.once('exit', onExit);
  ended.then(() => process.off('exit', onExit));
  return { child, said, ended };
}

/** Starts a bot and waits until it is ready. Rejects with what it said when it ends before. */
export async function startBot(settings: Record<string, string>): Promise<Bot> {
  const { child, said, ended } = program('bot/main.ts', [], { PORT: '0', ...settings });
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', () => {
      const address = /^http:\S+$/m.exec(said.out)?.[0];
      if (address) resolve(address);
    });
    ended.then((code) => reject(new Error(`the bot ended with ${code}: ${said.err}${said.out}`)));
  });
  return {
    url,
    said,
    ended,
    kill9: async () => void (await signal(child, 'SIGKILL', ended)),
    stop: () => signal(child, 'SIGTERM', ended),
  };
}

async function signal(child: ChildProcess, name: NodeJS.Signals, ended: Bot['ended']): Promise<number | null> {
  child.kill(name);
  return ended;
}

/** A port that is free now, for a bot that is started again and again on the same one. */
export async function freePort(): Promise<string> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (!address || typeof address === 'string') throw new Error('No free port on 127.0.0.1.');
  return String(address.port);
}
