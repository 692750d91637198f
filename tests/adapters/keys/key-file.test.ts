import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  addKey,
  makeKeyFile,
  openKeyFile,
  openKeyText,
  sealWithAddedKey,
} from '../../../bot/adapters/keys/key-file.ts';
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

  it('is made once: nobody writes over keys', async () => {
    await makeKeyFile(path);
    const made = await readFile(path, 'utf8');
    expect(await refusal(makeKeyFile(path))).toContain('already there');
    expect(await readFile(path, 'utf8')).toBe(made);
  });

  it('takes a further key in two steps, with nothing sealed in between that a running process cannot open', async () => {
    const first = await openKeyFile(path, { create: true });
    expect(await refusal(sealWithAddedKey(path))).toContain('Add another first');
    await addKey(path);
    const second = await openKeyFile(path, { create: false });
    const between = await second.seal('between', 'row');
    expect(await first.open(between, 'row')).toBe('between');
    await sealWithAddedKey(path);
    const third = await openKeyFile(path, { create: false });
    const fresh = await third.seal('new', 'row');
    expect(await second.open(fresh, 'row')).toBe('new');
    await expect(first.open(fresh, 'row')).rejects.toThrow(/lacks its key/);
    expect(await third.open(await first.seal('old', 'row'), 'row')).toBe('old');
    expect(third.lookup(id<PersonId>('p'))).toBe(first.lookup(id<PersonId>('p')));
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('is replaced again and again, and every key ever used still opens', async () => {
    const vaults = [await openKeyFile(path, { create: true })];
    for (let round = 0; round < 3; round++) {
      await addKey(path);
      await sealWithAddedKey(path);
      vaults.push(await openKeyFile(path, { create: false }));
    }
    const newest = vaults.at(-1);
    for (const vault of vaults) expect(await newest?.open(await vault.seal('kept', 'row'), 'row')).toBe('kept');
    const heads = await Promise.all(
      vaults.map(async (vault) => Buffer.from(await vault.seal('x', 'row')).toString('hex', 1, 9)),
    );
    expect(new Set(heads).size).toBe(vaults.length);
  });

  it('may come as a text among the settings, and a damaged one is not repeated', async () => {
    const file = await openKeyFile(path, { create: true });
    const text = await readFile(path, 'utf8');
    // As Azure gives it back: on one line.
    const same = openKeyText(JSON.stringify(JSON.parse(text)));
    expect(await same.open(await file.seal('sealed', 'row'), 'row')).toBe('sealed');
    const damaged = text.replace('trygg-keys/1', 'trygg-keys/9');
    expect(() => openKeyText(damaged)).toThrow(StartupError);
    expect(() => openKeyText(damaged)).toThrow(/^KEY: the key is damaged \(format\)/);
    expect(() => openKeyText('no key')).toThrow(/KEY/);
  });
});
