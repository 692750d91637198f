import { afterEach, beforeEach, expect, test } from 'vitest';
import { type World, world } from '../../jobs/archive/world.ts';

const MIB = 1024 * 1024;
let it: World;
beforeEach(async () => {
  it = await world();
});
afterEach(() => it.end());

const bytes = (size: number, seed = 7) => Uint8Array.from({ length: size }, (_, index) => (index * seed) % 251);
const files = () => it.graph.files().filter((file) => file.bytes !== null);
const put = (content: Uint8Array) => it.archive().putFile('Protokoll', 'Möte 1.pdf', content, 'application/pdf');
const same = (content: Uint8Array) => files().map((file) => file.bytes && Buffer.compare(file.bytes, content));

test('a small file goes in one piece, with its content type; the same name twice is one file', async () => {
  const first = await put(bytes(1_000));
  expect(await put(bytes(2_000))).toEqual(first);
  expect(first.url).toMatch(/^https:.*\/Protokoll\/M%C3%B6te%201\.pdf$/);
  expect(files()).toMatchObject([{ path: 'Protokoll/Möte 1.pdf', type: 'application/pdf' }]);
  expect(same(bytes(2_000))).toEqual([0]);
});

test('a large file goes in parts, and is the file that was sent', async () => {
  const content = bytes(9 * MIB + 17);
  const first = await put(content);
  expect(first.url).toMatch(/^https:/);
  expect(await put(content)).toEqual(first);
  expect(same(content)).toEqual([0]);
});

test('parts that are lost on the way, and breaks, are sent again from where the other side is', async () => {
  it.graph.faults.droppedRanges = 1;
  it.graph.faults.next({ kind: 'cutAfter' }, { template: '/upload' });
  const content = bytes(10 * MIB);
  await put(content);
  expect(same(content)).toEqual([0]);
});

test('an upload that is given up goes on in the same session at the next try', async () => {
  const content = bytes(10 * MIB);
  it.graph.faults.next({ kind: 'slow', ms: 0 }, { template: '/upload' });
  it.graph.faults.next({ kind: 'cutBefore' }, { template: '/upload', times: 8 });
  await expect(put(content)).rejects.toMatchObject({ name: 'Retryable', code: 'uploadBroken' });
  it.graph.faults.clear();
  const sessions = () => it.graph.calls.filter(({ template }) => template.includes('createUploadSession')).length;
  await put(content);
  expect(sessions()).toBe(1);
  expect(same(content)).toEqual([0]);
});

test('no address of a session, which is a key to the file, is in the log', async () => {
  await put(bytes(5 * MIB));
  expect(it.lines.join('')).not.toContain('tempauth');
  expect(it.lines.join('')).not.toContain('Möte');
});
