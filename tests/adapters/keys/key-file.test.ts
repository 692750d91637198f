import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addWrappingKey, openKeyFile } from '../../../bot/adapters/keys/key-file.ts';
import { StartupError } from '../../../bot/core/errors.ts';
import { id, type PersonId } from '../../../bot/core/ids.ts';
import { vaultContract } from '../../contracts/vault.ts';

let root: string;
let path: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'trygg-keys-'));
});
beforeEach(async () => {
  path = join(await mkdtemp(join(root, 'case-')), 'deep', 'keys.json');
});
afterAll(() => rm(root, { recursive: true, force: true }));

vaultContract('A key file', async () => ({
  vault: await openKeyFile(join(await mkdtemp(join(root, 'one-')), 'keys.json'), { create: true }),
  other: await openKeyFile(join(await mkdtemp(join(root, 'two-')), 'keys.json'), { create: true }),
}));

async function refusal(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.catch((thrown) => thrown);
  expect(error).toBeInstanceOf(StartupError);
  return String(error);
}

describe('The key file', () => {
  it('is made for its owner alone, and nothing is left beside it', async () => {
    await openKeyFile(path, { create: true });
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readdir(join(path, '..'))).toEqual(['keys.json']);
  });

  it('is the same one after a restart', async () => {
    const before = await openKeyFile(path, { create: true });
    const after = await openKeyFile(path, { create: true });
    expect(await after.open(await before.seal('text', 'row'), 'row')).toBe('text');
    expect(after.lookup(id<PersonId>('p'))).toBe(before.lookup(id<PersonId>('p')));
  });

  it('is made once when many start at the same moment', async () => {
    const vaults = await Promise.all(Array.from({ length: 20 }, () => openKeyFile(path, { create: true })));
    expect(new Set(vaults.map((vault) => vault.fingerprint('x'))).size).toBe(1);
    expect(await readdir(join(path, '..'))).toEqual(['keys.json']);
  });

  it('is not made unasked: the error names KEY_FILE, the path and the remedy', async () => {
    const message = await refusal(openKeyFile(path, { create: false }));
    expect(message).toContain('KEY_FILE');
    expect(message).toContain(path);
    expect(message).toMatch(/never make a new one/i);
  });

  it('is refused where it cannot be made, naming KEY_FILE', async () => {
    await openKeyFile(path, { create: true });
    expect(await refusal(openKeyFile(join(path, 'below-a-file'), { create: true }))).toContain('KEY_FILE');
  });

  it.runIf(process.platform !== 'win32')('is refused when others may read it, and a group may', async () => {
    await openKeyFile(path, { create: true });
    await chmod(path, 0o644);
    expect(await refusal(openKeyFile(path, { create: false }))).toContain(`chmod 600 ${path}`);
    await chmod(path, 0o440);
    await expect(openKeyFile(path, { create: false })).resolves.toBeDefined();
  });

  it.runIf(process.platform !== 'win32')('is closed to others in local mode', async () => {
    await openKeyFile(path, { create: true });
    await chmod(path, 0o644);
    await openKeyFile(path, { create: true });
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('is refused when damaged, saying where and never what', async () => {
    await openKeyFile(path, { create: true });
    const whole = await readFile(path, 'utf8');
    const lookup: string = JSON.parse(whole).lookup;
    const damages = [
      '', // an empty disk
      whole.slice(0, -20),
      whole.replace(lookup, lookup.slice(0, 8)),
      whole.replace('trygg-keys/1', 'trygg-keys/9'),
      JSON.stringify({ ...JSON.parse(whole), wrapping: [] }),
      JSON.stringify({
        ...JSON.parse(whole),
        wrapping: [...JSON.parse(whole).wrapping, ...JSON.parse(whole).wrapping],
      }),
    ];
    for (const damage of damages) {
      await writeFile(path, damage);
      const message = await refusal(openKeyFile(path, { create: true }));
      expect(message).toContain('KEY_FILE');
      expect(message).not.toContain(lookup.slice(0, 8));
    }
  });

  it('takes a further key, which seals from then on, while older envelopes still open', async () => {
    const before = await openKeyFile(path, { create: true });
    const old = await before.seal('old', 'row');
    await addWrappingKey(path);
    const after = await openKeyFile(path, { create: false });
    const fresh = await after.seal('new', 'row');
    expect(await after.open(old, 'row')).toBe('old');
    expect(await after.open(fresh, 'row')).toBe('new');
    await expect(before.open(fresh, 'row')).rejects.toThrow(/lacks its key/);
    expect(after.lookup(id<PersonId>('p'))).toBe(before.lookup(id<PersonId>('p')));
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });
});
