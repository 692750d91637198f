import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { environment, files } from './package.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trygg-manifest-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** The command as npm runs it, with these settings and no others. */
function run(settings: Readonly<Record<string, string>>, ...words: string[]) {
  const command = fileURLToPath(new URL('../../manifest/make.ts', import.meta.url));
  return new Promise<{ code: number; said: string }>((resolve) => {
    execFile(
      process.execPath,
      [command, ...words],
      { env: { PATH: process.env.PATH, ...settings } },
      (error, out, err) => resolve({ code: error ? Number(error.code) : 0, said: out + err }),
    );
  });
}

it('the command makes the package, the same one each time', async () => {
  const made = [];
  for (const [name, TZ] of [
    ['a.zip', 'Asia/Tokyo'],
    ['b.zip', 'America/New_York'],
  ] as const) {
    const { code, said } = await run({ ...environment, TZ }, '--out', join(folder, name));
    expect([code, said]).toEqual([0, expect.stringContaining(name)]);
    made.push(await readFile(join(folder, name)));
  }
  expect(made[0]?.equals(made[1] ?? Buffer.of())).toBe(true);
  const inside = unzipSync(made[0] ?? Buffer.of());
  expect(Object.keys(inside).sort()).toEqual([...files.keys()].sort());
  for (const [name, bytes] of files) expect(Buffer.from(inside[name] ?? []).equals(Buffer.from(bytes))).toBe(true);
});

it('without settings it makes nothing, names each that is missing, and fails', async () => {
  const { code, said } = await run({}, '--out', join(folder, 'none.zip'));
  expect(code).toBe(1);
  for (const name of Object.keys(environment)) expect(said).toContain(`${name} is missing: `);
  expect(said).not.toContain('    at ');
  await expect(readFile(join(folder, 'none.zip'))).rejects.toThrow();
});

it('an environment that nobody has written is told how to be', async () => {
  const { code, said } = await run(environment, '--env', 'nowhere');
  expect(code).toBe(1);
  expect(said).toContain('.env.nowhere is missing: copy env/.env.example');
});
