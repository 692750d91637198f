import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const BYTES = 32;

/** The key that signs local tokens, kept in the data folder so that an open tab outlives a restart; null keeps it in memory. */
export async function signingKey(dataDir: string | null): Promise<Uint8Array> {
  if (dataDir === null) return randomBytes(BYTES);
  const path = join(dataDir, 'local-sign-in.key');
  const kept = await readFile(path).catch(() => null);
  if (kept?.length === BYTES) return kept;
  const fresh = randomBytes(BYTES);
  await mkdir(dataDir, { recursive: true });
  await writeFile(path, fresh, { mode: 0o600 });
  return fresh;
}
