import { afterEach, beforeEach, expect, test } from 'vitest';
import { settleRemoved } from '../../../bot/core/archive/removed-row.ts';
import type { Task } from '../../../bot/core/tasks/task.ts';
import { p, type World, world } from './world.ts';

let it: World;
let task: Task;
beforeEach(async () => {
  it = await world();
  task = await it.add('Byt lås', { responsible: p('nurse') });
  await it.round();
});
afterEach(() => it.end());

const remove = async (who = 'robin') => {
  it.hand(who).delete(it.row(task.id)?.id ?? 0);
  await it.round();
};
const asked = () => it.deps.store.read((kept) => kept.archive.asked([task.id]));

test('a removed row takes no task with it: its responsible is asked, and until then it is not put back', async () => {
  await remove();
  await it.round();
  expect(await it.task(task.id)).toMatchObject({ title: { text: 'Byt lås' }, status: 'open' });
  expect(await asked()).toEqual([task.id]);
  expect(await it.told()).toEqual([{ to: 'nurse', subject: `removed:${task.id}` }]);
  expect(it.rows()).toEqual([]);
});

test('without a responsible the leadership is asked', async () => {
  const other = await it.add('Utan ansvarig');
  await it.round();
  it.hand('robin').delete(it.row(other.id)?.id ?? 0);
  await it.round();
  expect(await it.told()).toEqual([{ to: 'lee', subject: `removed:${other.id}` }]);
});

test('put back: the row stands there again, with all that happened meanwhile', async () => {
  await remove();
  await it.retitle(task.id, 'Byt lås och karm');
  await settleRemoved(it.deps, p('nurse'), { task: task.id, removal: 'putBack' });
  await it.round();
  expect(it.rows().map(({ fields }) => [fields.TryggId, fields.Title])).toEqual([[task.id, 'Byt lås och karm']]);
  expect(await asked()).toEqual([]);
});

test('answered in the tab or by another, the question’s stored cards are drawn anew, and no others', async () => {
  await remove();
  const before = await it.cardJobs();
  await settleRemoved(it.deps, p('nurse'), { task: task.id, removal: 'putBack' });
  expect((await it.cardJobs()) - before).toBe(1);
  // The answer stands: pressed again it draws nothing.
  await settleRemoved(it.deps, p('nurse'), { task: task.id, removal: 'putBack' });
  expect((await it.cardJobs()) - before).toBe(1);
});

test('taken away: the task is done, kept with its history, and its row stays away until someone opens it again', async () => {
  await remove();
  await settleRemoved(it.deps, p('nurse'), { task: task.id, removal: 'end' });
  // Pressed again, or by someone else, it changes nothing.
  const after = await it.task(task.id);
  expect(await settleRemoved(it.deps, p('lee'), { task: task.id, removal: 'putBack' })).toEqual(after);
  await it.round();
  expect(after.status).toBe('done');
  expect(await it.history(task.id)).toMatchObject([{ field: 'status', to: 'done', by: 'nurse' }]);
  expect(it.rows()).toEqual([]);
  await it.edit(task.id, ({ status }) => ({ field: 'status', value: 'open', base: status }));
  await it.round();
  expect(it.rows().map(({ fields }) => fields.TaskStatus)).toEqual(['Ej påbörjad']);
});

test('who may not see the task may not answer for it', async () => {
  const other = await it.add('Utan ansvarig');
  await it.round();
  it.hand('robin').delete(it.row(other.id)?.id ?? 0);
  await it.round();
  await expect(settleRemoved(it.deps, p('nurse'), { task: other.id, removal: 'end' })).rejects.toMatchObject({
    code: 'notFound',
  });
});

test('a row taken out of the recycle bin again is the same row, and nobody needs to answer', async () => {
  const { id } = it.row(task.id) ?? { id: 0 };
  await remove();
  await it.retitle(task.id, 'Byt lås och karm');
  it.hand('robin').restore(id);
  await it.round();
  await it.round();
  expect(it.rows().map((row) => [row.id, row.fields.Title])).toEqual([[id, 'Byt lås och karm']]);
  expect(await asked()).toEqual([]);
});

test('a removal that no delta told of, since its token was too old, is found by reading the whole list', async () => {
  const others = await Promise.all(['Ett', 'Två', 'Tre'].map((title) => it.add(title)));
  await it.round();
  it.hand('robin').delete(it.row(task.id)?.id ?? 0);
  it.hand('robin').edit(it.row(others[0]?.id ?? task.id)?.id ?? 0, { Title: 'Ändrad' });
  it.graph.ageTokens('Uppgifter');
  await it.round();
  await it.round();
  await it.round();
  expect(await asked()).toEqual([task.id]);
  expect(it.rows().map(({ fields }) => fields.Title)).toContain('Ändrad');
  expect(it.rows()).toHaveLength(3);
  expect(await it.tasks()).toHaveLength(4);
});

test('a read that shows an older list is no removal', async () => {
  await it.add('Ny');
  await it.round();
  it.graph.ageTokens('Uppgifter');
  it.graph.faults.lagMs = 40_000;
  await it.round();
  it.graph.faults.lagMs = 0;
  await it.round();
  expect(it.rows()).toHaveLength(2);
  expect(await it.told()).toEqual([]);
});

test('a task removed in the tab takes its row along, and brings it back when it is taken back; nobody is asked', async () => {
  const remove = (value: 'yes' | null) =>
    it.edit(task.id, ({ removed }) => ({ field: 'removed', value, base: removed }));
  await remove('yes');
  await it.round();
  await it.round();
  expect(it.rows()).toEqual([]);
  expect([await asked(), await it.told()]).toEqual([[], []]);
  await it.retitle(task.id, 'Ändrad medan den var borta');
  await it.round();
  expect(it.rows()).toEqual([]);
  await remove(null);
  await it.round();
  expect(it.rows().map(({ fields }) => [fields.TryggId, fields.Title])).toEqual([
    [task.id, 'Ändrad medan den var borta'],
  ]);
});

test('an edit of the row that comes while its task is removed is kept, and the row goes all the same', async () => {
  await it.edit(task.id, ({ removed }) => ({ field: 'removed', value: 'yes', base: removed }));
  it.hand('robin').edit(it.row(task.id)?.id ?? 0, { Title: 'Skriven i listan' });
  await it.round();
  await it.round();
  expect(it.rows()).toEqual([]);
  expect(await it.task(task.id)).toMatchObject({ removed: true, title: { text: 'Skriven i listan' } });
});
