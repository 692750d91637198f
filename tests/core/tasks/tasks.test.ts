import { afterAll, beforeAll, expect, test } from 'vitest';
import { addTask, type NewTaskInput } from '../../../bot/core/tasks/add-task.ts';
import { commentTask } from '../../../bot/core/tasks/comment-task.ts';
import { editTask } from '../../../bot/core/tasks/edit-task.ts';
import { finishTask, reopenTask } from '../../../bot/core/tasks/finish-task.ts';
import {
  listTasks,
  seeHistory,
  seeTask,
  type TaskPaging,
  type TaskQuestion,
} from '../../../bot/core/tasks/see-tasks.ts';
import { p, place, world } from './world.ts';

let deps: Awaited<ReturnType<typeof world>>;
beforeAll(async () => {
  deps = await world();
});
afterAll(() => deps.end());

const input: NewTaskInput = {
  title: 'Byt lås i entrén',
  description: '',
  administration: null,
  responsible: null,
  dueDate: null,
  origin: 'manual',
};
const paging: TaskPaging = { sort: { by: 'number', descending: false }, offset: 0, limit: 50 };

test('an added task has a number, its adder, and an event without its words', async () => {
  const task = await addTask(deps, p('kim'), { ...input, title: '  MARKÖR lås  ', origin: 'rsa' });
  expect(task).toMatchObject({
    title: { kind: 'own', text: 'MARKÖR lås' },
    status: 'open',
    version: 1,
    createdBy: 'kim',
    origin: { kind: 'rsa' },
  });
  expect(task.number).toMatch(/^U-\d{5}$/);
  expect(await seeTask(deps, p('robin'), task.id)).toEqual(task);
  const events = await deps.store.read((kept) => kept.events.of(`task:${task.id}`));
  expect(events.map((event) => event.type)).toEqual(['taskMade']);
  expect(JSON.stringify(events)).not.toContain('MARKÖR');
  expect(await deps.store.read((kept) => kept.events.verify(`task:${task.id}`))).toBeNull();
});

test('the same press adds once and answers the same; with other words it is refused', async () => {
  const press = { key: 'a press', inputs: 'one' };
  const [one, two] = await Promise.all([addTask(deps, p('kim'), input, press), addTask(deps, p('kim'), input, press)]);
  expect(two).toEqual(one);
  await expect(addTask(deps, p('kim'), input, { ...press, inputs: 'other' })).rejects.toMatchObject({
    code: 'pressedBefore',
  });
});

test('what a field may not hold is refused by name, and nothing is written', async () => {
  const before = await listTasks(deps, p('kim'), {}, paging);
  const refused = async (part: Partial<NewTaskInput>) =>
    addTask(deps, p('kim'), { ...input, ...part }).then(
      () => 'added',
      (error: { code: string }) => error.code,
    );
  expect(await refused({ title: '  ' })).toBe('textMissing');
  expect(await refused({ title: 'x'.repeat(201) })).toBe('textTooLong');
  expect(await refused({ description: 'Ring 19121212-1212' })).toBe('personalNumber');
  expect(await refused({ responsible: p('nobody') })).toBe('unknownPerson');
  expect(await refused({ administration: place('ward') })).toBe('unknownPlace');
  expect(await refused({ dueDate: '2026-02-30' })).toBe('inputInvalid');
  expect(await listTasks(deps, p('kim'), {}, paging)).toEqual(before);
});

test('an employee meets only what they were given: sees, discusses and finishes it, and cannot edit it', async () => {
  const { nurse, kim } = { nurse: p('nurse'), kim: p('kim') };
  const task = await addTask(deps, kim, { ...input, responsible: nurse });
  const other = await addTask(deps, kim, input);
  expect((await listTasks(deps, nurse, {}, paging)).tasks).toEqual([task]);
  await expect(seeTask(deps, nurse, other.id)).rejects.toMatchObject({ code: 'notFound' });
  await expect(
    editTask(deps, nurse, { task: task.id, changes: [{ field: 'title', value: 'Mitt', base: 1 }] }),
  ).rejects.toMatchObject({ code: 'notAllowed' });
  await expect(addTask(deps, nurse, input)).rejects.toMatchObject({ code: 'notAllowed' });
  await commentTask(deps, nurse, { task: task.id, text: 'Klart i dag' });
  expect((await finishTask(deps, nurse, { task: task.id })).task.status).toBe('done');
  expect((await reopenTask(deps, kim, { task: task.id })).task.status).toBe('open');
  const history = await seeHistory(deps, nurse, task.id);
  expect(history.comments).toMatchObject([{ by: 'nurse', text: 'Klart i dag' }]);
  expect(history.revisions.map(({ field, from, to, by }) => [field, from, to, by])).toEqual([
    ['status', 'open', 'done', 'nurse'],
    ['status', 'done', 'open', 'kim'],
  ]);
});

test('the list filters, sorts and pages: every task once, in the order asked for', async () => {
  const fresh = await world();
  try {
    const due = ['2026-11-01', '2026-12-01', null, '2026-11-02', null];
    for (const [at, dueDate] of due.entries()) {
      await addTask(fresh, p('kim'), {
        ...input,
        title: `Uppgift 100% ${at}`,
        dueDate,
        administration: at % 2 ? place('hospital') : null,
        origin: at % 2 ? 'goal' : 'manual',
      });
    }
    const numbers = async (part: TaskQuestion, order: Partial<TaskPaging> = {}) =>
      (await listTasks(fresh, p('robin'), part, { ...paging, ...order })).tasks.map((task) =>
        Number(task.number.slice(2)),
      );
    expect(await numbers({}, { sort: { by: 'dueDate', descending: false } })).toEqual([1, 4, 2, 3, 5]);
    expect(await numbers({}, { sort: { by: 'dueDate', descending: true } })).toEqual([2, 4, 1, 5, 3]);
    expect(await numbers({ overdue: true })).toEqual([1, 4]);
    expect(await numbers({ administrations: [place('hospital')] })).toEqual([2, 4]);
    expect(await numbers({ origins: ['manual'] })).toEqual([1, 3, 5]);
    expect(await numbers({ responsible: 'nobody', statuses: ['done'] })).toEqual([]);
    expect(await numbers({ text: { part: '100% 3', titles: [] } })).toEqual([4]);
    expect(await numbers({ text: { part: '_', titles: [] } })).toEqual([]);
    const page = await listTasks(fresh, p('robin'), {}, { ...paging, offset: 2, limit: 2 });
    expect([page.total, page.tasks.map((task) => task.number)]).toEqual([5, ['U-00003', 'U-00004']]);
  } finally {
    await fresh.end();
  }
});

test('numbers go on past 99,999, each its own', async () => {
  const fresh = await world();
  try {
    await fresh.pool.query("select setval('task_number', 99998)");
    const numbers: string[] = [];
    for (let each = 0; each < 3; each += 1) numbers.push((await addTask(fresh, p('kim'), input)).number);
    expect(numbers).toEqual(['U-99999', 'U-100000', 'U-100001']);
    const listed = (await listTasks(fresh, p('kim'), {}, paging)).tasks.map((task) => task.number);
    expect(listed).toEqual(numbers);
  } finally {
    await fresh.end();
  }
});
