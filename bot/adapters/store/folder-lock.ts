import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { StartupError } from '../../core/errors.ts';

/**
 * Holds a data folder for this process alone. Two writers on one embedded database lose data silently (measured).
 *
 * The lock is a listening socket on loopback, its port noted in the folder: the system closes it with the process,
 * however that ends, so nothing stale can remain, and a process number that was used again cannot deceive.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true });
  const note = join(folder, 'lock');
  const server = createServer((socket) => socket.end('trygg'));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  server.unref();
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  for (;;) {
    try {
      await writeFile(note, String(port), { flag: 'wx' });
      break;
    } catch (error) {
      if (!(error instanceof Error) || !('code' in error) || error.code !== 'EEXIST') throw error;
      if (await answers(Number(await readFile(note, 'utf8').catch(() => '0')))) {
        server.close();
        throw new StartupError(`Another Trygg already uses the data folder ${folder}. Stop it, or set DATA_DIR to another folder, or DATABASE_URL to a PostgreSQL server that several can share.`);
      }
      await rm(note, { force: true });
    }
  }
  return async () => {
    await rm(note, { force: true });
    server.close();
  };
}

/** Does a Trygg hold this port? */
function answers(port: number): Promise<boolean> {
  if (!port) return Promise.resolve(false);
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let heard = '';
    socket.setTimeout(2_000, () => socket.destroy());
    socket.on('data', (data) => {
      heard += data;
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(heard === 'trygg'));
  });
}
