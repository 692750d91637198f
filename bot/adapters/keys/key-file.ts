import { randomUUID } from 'node:crypto';
import { chmod, link, mkdir, open, readFile, rename, stat, unlink } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { StartupError } from '../../core/errors.ts';
import type { Vault } from '../../ports/vault.ts';
import { type KeyRing, newKeyRing, newWrappingKey, secretBytes } from './key-ring.ts';
import { vaultOf } from './vault.ts';

/**
 * Opens the key file (JSON: `{"format": "trygg-keys/1", "lookup": base64, "wrapping": [{"id", "secret"}, ...]}`).
 * `create` makes it, 0600, where it is missing: local mode only, as a new file opens nothing that an old one sealed.
 * Throws StartupError naming KEY_FILE and what to do.
 */
export async function openKeyFile(path: string, { create }: { create: boolean }): Promise<Vault> {
  const file = resolve(path);
  if (create) await createOnce(file);
  return vaultOf(await readRing(file, create));
}

/** As above, where the text of a key file comes with the settings. Throws StartupError naming KEY. */
export function openKeyText(text: string): Vault {
  return vaultOf(
    ringOf(text, (place) => new StartupError(`KEY: the key is damaged (${place}). Restore it from your copy.`)),
  );
}

/** Makes a key file, 0600, where there is none. Throws StartupError when there is one: nobody's keys are written over. */
export async function makeKeyFile(path: string): Promise<void> {
  const file = resolve(path);
  if (await exists(file)) throw trouble(`is already there at ${file}`, 'Choose another place for a new one.');
  await createOnce(file);
}

/**
 * Adds a key that opens, and does not seal yet. So a key is replaced while Trygg runs: once every process has been
 * started with it, `sealWithAddedKey` lets it seal, and no process meets an envelope that it cannot open.
 */
export async function addKey(path: string): Promise<void> {
  await change(path, ({ lookup, wrapping }) => {
    const [first, ...rest] = wrapping.toSpliced(-1, 0, newWrappingKey());
    return first ? { lookup, wrapping: [first, ...rest] } : null;
  });
}

/** From the next start on the key that was added last seals; the one before it still opens. */
export async function sealWithAddedKey(path: string): Promise<void> {
  await change(path, ({ lookup, wrapping }) => {
    const [added, sealing] = wrapping.slice(-2);
    if (!added || !sealing) return null;
    const [first = sealing, ...rest] = wrapping.slice(0, -2);
    return { lookup, wrapping: wrapping.length > 2 ? [first, ...rest, sealing, added] : [sealing, added] };
  });
}

async function change(path: string, to: (ring: KeyRing) => KeyRing | null): Promise<void> {
  const file = resolve(path);
  const ring = to(await readRing(file, false));
  if (!ring) throw trouble(`at ${file} holds one key alone`, 'Add another first.');
  const fresh = await writeBeside(file, ring);
  await chmod(fresh, (await stat(file)).mode & 0o777);
  await rename(fresh, file);
  await syncFolder(file);
}

/** Two processes that start at once end up with the same file: a link to a finished file is made once, or not at all. */
async function createOnce(file: string): Promise<void> {
  if (await exists(file)) return;
  await attempt(`cannot be made at ${file}`, 'Point KEY_FILE at a folder where the process may write.', async () => {
    await mkdir(dirname(file), { recursive: true });
    const fresh = await writeBeside(file, newKeyRing());
    try {
      await link(fresh, file);
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    } finally {
      await unlink(fresh);
    }
    await syncFolder(file);
  });
}

async function readRing(file: string, mend: boolean): Promise<KeyRing> {
  const text = await attempt(
    `cannot be read at ${file}`,
    'Point KEY_FILE at the installation’s key file and let the process read it. Never make a new one for a database in use: what the old one sealed would be lost.',
    async () => {
      await checkMode(file, mend);
      return readFile(file, 'utf8');
    },
  );
  return ringOf(text, (place) => trouble(`at ${file} is damaged (${place})`, 'Restore it from your copy.'));
}

/** `damaged` makes the error: where it is wrong, never what it says. */
function ringOf(text: string, damaged: (place: string) => StartupError): KeyRing {
  const parsed = ringShape.safeParse(jsonOf(text));
  if (parsed.success) return parsed.data;
  throw damaged(parsed.error.issues[0]?.path.join('.') || 'its outermost level');
}

/** A group may read, as mounted secrets often have it; others may not, and only the owner writes. */
async function checkMode(file: string, mend: boolean): Promise<void> {
  if (process.platform === 'win32') return;
  const { mode } = await stat(file);
  if ((mode & 0o027) === 0) return;
  // Some file systems keep no modes; local mode, with its invented people, goes on all the same.
  if (mend) await chmod(file, 0o600);
  else throw trouble(`at ${file} is open to others than its owner`, `Run: chmod 600 ${file}`);
}

const secret = z.base64().transform((text, context) => {
  const bytes = new Uint8Array(Buffer.from(text, 'base64'));
  if (bytes.length !== secretBytes) context.addIssue({ code: 'custom', message: `not ${secretBytes} bytes` });
  return bytes;
});
const wrappingKey = z.object({ id: z.string().regex(/^[0-9a-f]{16}$/), secret });
const ringShape = z.object({
  format: z.literal('trygg-keys/1'),
  lookup: secret,
  wrapping: z
    .tuple([wrappingKey], wrappingKey)
    .refine((keys) => new Set(keys.map((key) => key.id)).size === keys.length, 'two keys have one id'),
});

/** Writes a finished, synced file next to `file` and returns its path. */
async function writeBeside(file: string, ring: KeyRing): Promise<string> {
  const fresh = `${file}.${randomUUID()}`;
  const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
  const wrapping = ring.wrapping.map((key) => ({ id: key.id, secret: base64(key.secret) }));
  const handle = await open(fresh, 'wx', 0o600);
  try {
    await handle.writeFile(
      `${JSON.stringify({ format: 'trygg-keys/1', lookup: base64(ring.lookup), wrapping }, null, 2)}\n`,
    );
    await handle.sync();
  } finally {
    await handle.close();
  }
  return fresh;
}

async function syncFolder(file: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(dirname(file), 'r');
  await folder.sync().finally(() => folder.close());
}

async function attempt<T>(what: string, remedy: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof StartupError ? error : trouble(`${what} (${codeOf(error) ?? 'unknown'})`, remedy);
  }
}

function trouble(what: string, remedy: string): StartupError {
  return new StartupError(`KEY_FILE: the key file ${what}. ${remedy}`);
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    (error) => codeOf(error) !== 'ENOENT',
  );
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
