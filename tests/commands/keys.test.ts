import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { program } from '../processes/bot.ts';

let folder: string;
let file: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trygg-keys-'));
  file = join(folder, 'keys.json');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function keys(...words: string[]) {
  const { said, ended } = program('bot/commands/keys.ts', words, {});
  return { code: await ended, ...said };
}
const ids = async () => JSON.parse(await readFile(file, 'utf8')).wrapping.map(({ id }: { id: string }) => id);

test('a key file is made, takes a further key, and lets it seal, and each time it is said what comes next', async () => {
  expect(await keys('make', file)).toMatchObject({ code: 0, out: expect.stringContaining('Keep a copy') });
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const [first] = await ids();
  expect(await keys('add', file)).toMatchObject({ code: 0, out: expect.stringContaining('npm run keys -- use FILE') });
  const [added, sealing] = await ids();
  expect(sealing).toBe(first);
  expect(await keys('use', file)).toMatchObject({ code: 0, out: expect.stringContaining('seals from the next start') });
  expect(await ids()).toEqual([first, added]);
});

test('a key file that is there is not made anew, and a word that is none is answered with those that are', async () => {
  const before = await readFile(file, 'utf8');
  expect(await keys('make', file)).toMatchObject({ code: 1, err: expect.stringContaining('already there') });
  expect(await readFile(file, 'utf8')).toBe(before);
  for (const words of [['burn', file], ['constructor', file], ['make'], []])
    expect(await keys(...words)).toMatchObject({ code: 1, err: expect.stringContaining('make|add|use FILE') });
  expect((await keys('use', join(folder, 'missing'))).err).toContain('KEY_FILE');
});
