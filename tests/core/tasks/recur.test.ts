import { afterAll, beforeAll, expect, test } from 'vitest';
import { addTask, type NewTaskInput } from '../../../bot/core/tasks/add-task.ts';
import { commentTask } from '../../../bot/core/tasks/comment-task.ts';
import { editTask } from '../../../bot/core/tasks/edit-task.ts';
import { finishTask, reopenTask } from '../../../bot/core/tasks/finish-task.ts';
import type { FieldChange } from '../../../bot/core/tasks/merge.ts';
import { seeTask } from '../../../bot/core/tasks/see-tasks.ts';
import type { Task } from '../../../bot/core/tasks/task.ts';
import { p, place, world } from './world.ts';

let deps: Awaited<ReturnType<typeof world>>;
beforeAll(async () => {
  deps = await world();
});
afterAll(() => deps.end());

const line = '0f6f1d2a-9d4e-4d0c-8a4f-111111111111';
// It is 3 November 2026.
const add = (part: Partial<NewTaskInput> = {}) =>
  addTask(deps, p('kim'), {
    title: 'Systematiskt brandskydd',
    description: '**Alla** våningar',
    administration: place('hospital'),
    responsible: p('robin'),
    dueDate: '2026-11-30',
    origin: 'selfInspection',
    priority: 'important',
    recurrence: 'P1Y',
    participants: [p('lee')],
    checklist: [{ id: line, text: 'Släckare' }],
    ...part,
  });
const edit = (task: Task, ...changes: FieldChange[]) => editTask(deps, p('kim'), { task: task.id, changes });
const followers = async (task: Task): Promise<Task[]> => {
  const { rows } = await deps.pool.query<{ id: Task['id'] }>('select id from task where follows = $1', [task.id]);
  return Promise.all(rows.map(({ id }) => seeTask(deps, p('kim'), id)));
};
const finish = (task: Task) => finishTask(deps, p('robin'), { task: task.id });
const reopen = (task: Task) => reopenTask(deps, p('robin'), { task: task.id });

test('what recurs is followed, when it is done, by the next one with the same content and nothing done', async () => {
  const task = await add({ followUpDate: '2026-11-10' });
  await editTask(deps, p('kim'), {
    task: task.id,
    changes: [{ field: 'checklist', item: line, value: { text: 'Släckare', done: true }, base: 1 }],
  });
  await finish(task);
  const [next, ...more] = await followers(task);
  expect(more).toEqual([]);
  expect(next).toMatchObject({
    title: { text: 'Systematiskt brandskydd' },
    description: '**Alla** våningar',
    administration: 'hospital',
    responsible: 'robin',
    participants: ['lee'],
    priority: 'important',
    recurrence: 'P1Y',
    origin: { kind: 'selfInspection' },
    status: 'open',
    dueDate: '2027-11-30',
    followUpDate: '2027-11-10',
    checklist: [{ id: line, text: 'Släckare', done: false }],
    version: 1,
    createdBy: 'robin',
  });
  expect(next?.number).not.toBe(task.number);
  const events = await deps.store.read((kept) => kept.events.of(`task:${next?.id}`));
  expect(events.map(({ type, data }) => [type, data.follows])).toEqual([['taskMade', task.id]]);
});

test('opened again it takes the next one back, finished again it puts it back: there is never a second', async () => {
  const task = await add();
  await finish(task);
  await reopen(task);
  expect((await followers(task)).map(({ removed }) => removed)).toEqual([true]);
  await finish(task);
  expect((await followers(task)).map(({ removed, status }) => [removed, status])).toEqual([[false, 'open']]);
  // Finished twice at once, too.
  const another = await add();
  await Promise.all([finish(another), finish(another), finish(another)]);
  expect(await followers(another)).toHaveLength(1);
});

test('a next one that someone has touched stays, whatever becomes of the one before', async () => {
  const edited = await add();
  await finish(edited);
  const [one] = await followers(edited);
  if (!one) throw new Error('none follows');
  await edit(one, { field: 'title', value: 'Nu med larm', base: 1 });
  await reopen(edited);
  const discussed = await add();
  await finish(discussed);
  const [two] = await followers(discussed);
  if (!two) throw new Error('none follows');
  await commentTask(deps, p('kim'), { task: two.id, text: 'Bokat' });
  await reopen(discussed);
  expect([...(await followers(edited)), ...(await followers(discussed))].map(({ removed }) => removed)).toEqual([
    false,
    false,
  ]);
});

test('a series goes on over the leap day, also when the one of a short year was moved and moved back', async () => {
  let task = await add({ dueDate: '2028-02-29' });
  const dates: (string | null)[] = [];
  for (let year = 0; year < 4; year += 1) {
    await finish(task);
    const [next] = await followers(task);
    if (!next) throw new Error('none follows');
    const moved = await edit(next, { field: 'dueDate', value: '2030-05-05', base: next.fieldVersions.dueDate });
    const back = await edit(next, {
      field: 'dueDate',
      value: next.dueDate,
      base: moved.task.fieldVersions.dueDate,
    });
    dates.push(back.task.dueDate);
    task = back.task;
  }
  expect(dates).toEqual(['2029-02-28', '2030-02-28', '2031-02-28', '2032-02-29']);
});

test('what recurs needs a date to count from, however the two are changed', async () => {
  await expect(add({ dueDate: null })).rejects.toMatchObject({ code: 'recurrenceNeedsDate' });
  await expect(add({ dueDate: 'none' })).rejects.toMatchObject({ code: 'recurrenceNeedsDate' });
  const task = await add();
  const without = { field: 'dueDate', value: null, base: 1 } as const;
  const once = { field: 'recurrence', value: null, base: 1 } as const;
  await expect(edit(task, without)).rejects.toMatchObject({
    code: 'recurrenceNeedsDate',
    detail: { field: 'dueDate' },
  });
  const { task: single } = await edit(task, without, once);
  expect([single.dueDate, single.recurrence]).toEqual([null, null]);
  const again = { field: 'recurrence', value: 'P1M', base: single.fieldVersions.recurrence } as const;
  await expect(edit(single, again)).rejects.toMatchObject({ code: 'recurrenceNeedsDate' });
  const both = await edit(single, again, {
    field: 'dueDate',
    value: '2026-12-31',
    base: single.fieldVersions.dueDate,
  });
  expect([both.task.recurrence, both.task.seriesDay]).toEqual(['P1M', 31]);
});

test('what was removed is followed by nothing', async () => {
  const task = await add();
  const { task: removed } = await edit(task, { field: 'removed', value: 'yes', base: 1 });
  await finish(removed);
  expect(await followers(task)).toEqual([]);
});
