import { afterEach, beforeEach, expect, test } from 'vitest';
import { attachFile, setFileRemoved } from '../../bot/core/tasks/files.ts';
import type { Task } from '../../bot/core/tasks/task.ts';
import { taskFiles } from '../../bot/jobs/task-files.ts';
import { p, type World, world } from './archive/world.ts';

let it: World;
beforeEach(async () => {
  it = await world();
});
afterEach(() => it.end());

const bytes = (text: string) => new TextEncoder().encode(text);
const attach = (task: Task, name: string, content = 'HEMLIGT INNEHÅLL') =>
  attachFile(
    { ...it.deps, fileCleaner: { clean: async (given) => ({ type: 'text/plain', bytes: given }) } },
    p('kim'),
    { task: task.id, name, bytes: bytes(content) },
  );
const run = () => {
  const cleaner = { clean: () => Promise.reject(new Error('no photos here')) };
  return taskFiles.run({ ...it.deps, messenger: it.messenger, cleaner, archive: it.archive() }, {});
};
const there = () =>
  it.graph
    .files()
    .filter((file) => file.bytes !== null)
    .map((file) => file.path);
const kept = (task: Task) => it.deps.store.read(({ taskFiles }) => taskFiles.of(task.id));

test('a file comes to the library under the task’s number, once, and its address is then known', async () => {
  const task = await it.add('Larm');
  await attach(task, 'Ritning.txt');
  await attach(task, 'Ritning.txt', 'en annan');
  await run();
  const calls = it.graph.calls.length;
  await run();
  expect(it.graph.calls.length).toBe(calls);
  expect(there().sort()).toEqual([`Uppgifter/${task.number} Ritning (2).txt`, `Uppgifter/${task.number} Ritning.txt`]);
  expect((await kept(task)).map((file) => file.url)).toEqual([
    expect.stringMatching(/^https:\/\/region\.example\//),
    expect.stringMatching(/^https:\/\/region\.example\//),
  ]);
});

test('what is removed here goes from there, and comes back when it is put back', async () => {
  const task = await it.add('Larm');
  const file = await attach(task, 'Ritning.txt');
  await run();
  const set = (removed: boolean) => setFileRemoved(it.deps, p('kim'), { task: task.id, file: file.id, removed });
  await set(true);
  await run();
  expect(there()).toEqual([]);
  expect(await kept(task)).toMatchObject([{ removed: true, url: null }]);
  await set(false);
  await run();
  expect(there()).toEqual([`Uppgifter/${task.number} Ritning.txt`]);
});

test('removed before it ever came there, it never does; removed there by hand, nothing is amiss', async () => {
  const task = await it.add('Larm');
  const file = await attach(task, 'Ångrad.txt');
  const set = (id: string, removed: boolean) => setFileRemoved(it.deps, p('kim'), { task: task.id, file: id, removed });
  await set(file.id, true);
  await run();
  expect(there()).toEqual([]);
  const other = await attach(task, 'Borta.txt');
  await run();
  const { rows } = await it.pool.query(`select item from task_file where id = '${other.id}'`);
  await it.archive().removeFile(rows[0].item);
  await set(other.id, true);
  await run();
  expect((await kept(task)).map((each) => each.url)).toEqual([null, null]);
});

test('one file that the library will not have keeps no other back, and is tried again', async () => {
  const task = await it.add('Larm');
  await attach(task, 'Stor.txt', 'x'.repeat(5_000_000));
  await attach(task, 'Liten.txt');
  it.graph.faults.next({ kind: 'cutBefore' }, { template: 'createUploadSession', times: 100 });
  await expect(run()).rejects.toMatchObject({ name: 'Retryable' });
  expect(there()).toEqual([`Uppgifter/${task.number} Liten.txt`]);
  it.graph.faults.clear();
  await run();
  expect(there()).toHaveLength(2);
});

test('without a site nothing is sent, and what waited comes when there is one', async () => {
  const task = await it.add('Larm');
  await attach(task, 'Väntar.txt');
  const cleaner = { clean: () => Promise.reject(new Error('no photos here')) };
  await taskFiles.run({ ...it.deps, messenger: it.messenger, cleaner }, {});
  expect(there()).toEqual([]);
  await run();
  expect(there()).toHaveLength(1);
});

test('neither the words of a file nor its name are in a log, a job or an event', async () => {
  const task = await it.add('Larm');
  await attach(task, 'HEMLIGT NAMN.txt');
  await run();
  const { rows } = await it.pool.query(
    `select payload::text as text from job union all select data::text from event where stream like 'task:%'`,
  );
  const written = [...it.lines, ...rows.map((row: { text: string }) => row.text)].join('\n');
  expect(written).not.toMatch(/HEMLIGT/);
});
