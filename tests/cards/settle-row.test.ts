import { afterEach, beforeEach, expect, test } from 'vitest';
import { unwritten } from '../../bot/core/archive/record.ts';
import { rowRemoved } from '../../bot/core/archive/removed-row.ts';
import { tellEditor } from '../../bot/core/archive/tell-editor.ts';
import type { PersonId } from '../../bot/core/ids.ts';
import { addTask } from '../../bot/core/tasks/add-task.ts';
import type { Task } from '../../bot/core/tasks/task.ts';
import { textOf } from './valid.ts';
import { buttonsOf, person, shipped, world } from './world.ts';

const WORDS = 'Rubrik som någon skrev';
const coordinator = [...shipped.people.values()].find(({ roles }) => roles.includes('securityCoordinator'))?.id;
const nurse = person(1);

let it: Awaited<ReturnType<typeof world>>;
beforeEach(async () => {
  it = await world();
});
afterEach(() => it.end());

async function aTask(responsible: PersonId | null): Promise<Task> {
  if (!coordinator) throw new Error('no coordinator');
  const task = await addTask(it.deps, coordinator, {
    title: WORDS,
    description: '',
    administration: null,
    responsible,
    dueDate: null,
    origin: 'manual',
  });
  await it.deps.store.transaction((kept) =>
    kept.archive.save({ ...unwritten('task', task.id, 1), item: '7', version: task.version }),
  );
  return task;
}
const state = (task: Task) => it.deps.store.read((kept) => kept.archive.get('task', task.id));

test('the responsible of a removed row is asked in the chat, by number alone, and one press puts the row back', async () => {
  const task = await aTask(nurse);
  await rowRemoved(it.deps, '7');
  await it.work();
  const asked = it.newest(nurse);
  expect(JSON.stringify(it.messages(nurse))).not.toContain(WORDS);
  expect(textOf(asked)).toContain(task.number);
  expect(buttonsOf(asked).map(({ title }) => title)).toEqual(['Lägg tillbaka', 'Ta bort']);
  const after = await it.press(nurse, asked, 'settleRow');
  expect(buttonsOf(after)).toEqual([]);
  expect(await state(task)).toMatchObject({ state: 'there', due: true });
});

test('taken away, the task is done; the same press again, and someone else’s later one, change nothing', async () => {
  const task = await aTask(null);
  await rowRemoved(it.deps, '7');
  await it.work();
  const [leader] = shipped.functions.get(shipped.leadership)?.holders ?? [];
  if (!leader) throw new Error('no leader');
  const asked = it.newest(leader);
  const end = buttonsOf(asked).find(({ data }) => data.removal === 'end');
  await it.send(leader, 'settleRow', end?.data);
  const once = await state(task);
  await it.send(leader, 'settleRow', end?.data);
  await it.press(leader, asked, 'settleRow');
  expect(await state(task)).toEqual(once);
  expect(once).toMatchObject({ state: 'away' });
  expect(await it.deps.store.read((kept) => kept.tasks.get(task.id, leader))).toMatchObject({ status: 'done' });
});

test('an editor whose edit was put back is told which field and why, and nothing that they wrote', async () => {
  const task = await aTask(nurse);
  await it.deps.store.transaction((kept) =>
    tellEditor(it.deps, kept, nurse, task.id, { field: 'title', code: 'notAllowed' }),
  );
  await it.work();
  const told = textOf(it.newest(nurse));
  expect(told).toContain('Din ändring i listan gäller inte');
  expect(told).toContain('Du har inte rätt att ändra det.');
  expect(told).not.toContain(WORDS);
});

test('who may not see the task is not told its number', async () => {
  const task = await aTask(null);
  await it.deps.store.transaction((kept) =>
    tellEditor(it.deps, kept, nurse, task.id, { field: 'title', code: 'notFound' }),
  );
  await it.work();
  expect(textOf(it.newest(nurse))).not.toContain(task.number);
});
