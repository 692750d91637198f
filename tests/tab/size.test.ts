import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));

test('what the tab loads before it shows anything is at most 200 KB, gzipped', async () => {
  const html = await readFile(`${dist}tab/index.html`, 'utf8');
  const names = new Set([...html.matchAll(/assets\/[\w.-]+\.(?:js|css)/g)].map(([name]) => name));
  expect(names.size).toBeGreaterThan(0);
  const sizes = await Promise.all([...names].map(async (name) => gzipSync(await readFile(`${dist}${name}`)).length));
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(200_000);
});
