import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CaseId, id } from '../../../bot/core/ids.ts';
import { addTask } from '../../../bot/core/tasks/add-task.ts';
import type { ItemValue } from '../../../bot/core/tasks/checklist.ts';
import { editTask } from '../../../bot/core/tasks/edit-task.ts';
import type { TaskChange } from '../../../bot/core/tasks/merge.ts';
import { checkChanges } from '../../../bot/core/tasks/rules.ts';
import { listTasks, seeHistory, seeTask, type TaskQuestion } from '../../../bot/core/tasks/see-tasks.ts';
import type { Task } from '../../../bot/core/tasks/task.ts';
import { p, world } from './world.ts';

let deps: Awaited<ReturnType<typeof world>>;
beforeAll(async () => {
  deps = await world();
});
afterAll(() => deps.end());

const fresh = () =>
  addTask(deps, p('kim'), {
    title: 'Från början',
    description: '',
    administration: null,
    responsible: null,
    dueDate: null,
    origin: 'manual',
  });
const edit = (task: Task, who: string, ...changes: TaskChange[]) => editTask(deps, p(who), { task: task.id, changes });
const line = (item: string, value: ItemValue | null, base: number): TaskChange => ({
  field: 'checklist',
  item,
  value,
  base,
});
const texts = (task: Task) => task.checklist.map(({ text, done }) => `${text}${done ? ' x' : ''}`);
const history = async (task: Task) =>
  (await seeHistory(deps, p('kim'), task.id)).revisions.map(({ field, from, to, applied }) => ({
    field,
    from,
    to,
    applied,
  }));

test('«utan datum» is a choice of its own: neither a date nor nothing said, and it is taken back like any other', async () => {
  const task = await fresh();
  const chosen = await edit(task, 'kim', { field: 'dueDate', value: 'none', base: 1 });
  expect(chosen.task).toMatchObject({ undated: true, dueDate: null });
  expect(await seeTask(deps, p('robin'), task.id)).toMatchObject({ undated: true, dueDate: null });
  const stale = await edit(task, 'robin', { field: 'dueDate', value: '2026-12-01', base: 1 });
  expect(stale.conflicts).toMatchObject([{ field: 'dueDate', yours: '2026-12-01', theirs: 'none', base: 2 }]);
  const dated = await edit(task, 'robin', { field: 'dueDate', value: '2026-12-01', base: 2 });
  expect(dated.task).toMatchObject({ undated: false, dueDate: '2026-12-01' });
  expect((await history(task)).map(({ from, to }) => [from, to])).toEqual([
    [null, 'none'],
    ['none', '2026-12-01'],
    ['none', '2026-12-01'],
  ]);
});

test('participants are a set: whoever adds and takes away at the same time, nobody meets a conflict', async () => {
  const task = await fresh();
  const add = (...who: string[]): TaskChange => ({ field: 'participants', add: who.map(p), remove: [] });
  const results = await Promise.all([
    edit(task, 'kim', add('robin', 'lee')),
    edit(task, 'robin', add('lee', 'nurse')),
    edit(task, 'lee', { field: 'participants', add: [], remove: [p('chief')] }),
  ]);
  expect(results.flatMap(({ conflicts }) => conflicts)).toEqual([]);
  const after = await edit(task, 'kim', { field: 'participants', add: [p('nurse')], remove: [p('lee')] });
  expect([...after.task.participants].sort()).toEqual(['nurse', 'robin']);
  expect((await history(task)).map(({ from, to }) => from ?? to).sort()).toEqual(['lee', 'lee', 'nurse', 'robin']);
  await expect(edit(task, 'kim', add('nobody at all'))).rejects.toMatchObject({ code: 'unknownPerson' });
  await expect(edit(task, 'kim', { field: 'participants', add: [p('lee')], remove: [p('lee')] })).rejects.toMatchObject(
    { code: 'inputInvalid' },
  );
});

test('two who write in different lines of a checklist both have their way; in the same one, one is shown both values', async () => {
  const task = await fresh();
  const [a, b] = [randomUUID(), randomUUID()];
  const made = await edit(
    task,
    'kim',
    line(a, { text: 'Ring', done: false }, 0),
    line(b, { text: 'Mät', done: false }, 0),
  );
  expect(texts(made.task)).toEqual(['Ring', 'Mät']);
  const [one, two] = await Promise.all([
    edit(task, 'kim', line(a, { text: 'Ring jouren', done: false }, 2)),
    edit(task, 'robin', line(b, { text: 'Mät', done: true }, 2)),
  ]);
  expect([one.conflicts, two.conflicts]).toEqual([[], []]);
  const late = await edit(task, 'lee', line(a, { text: 'Ring vakten', done: true }, 2));
  const version = late.task.checklist[0]?.version ?? 0;
  expect(late.conflicts).toMatchObject([
    {
      field: 'checklist',
      item: a,
      yours: { text: 'Ring vakten', done: true },
      theirs: { text: 'Ring jouren', done: false },
      base: version,
    },
  ]);
  expect(texts(late.task)).toEqual(['Ring jouren', 'Mät x']);
  const lost = (await history(task)).filter(({ applied }) => !applied);
  expect(lost).toHaveLength(1);
  expect(lost[0]?.to).toContain('Ring vakten');
  const chosen = await edit(task, 'lee', line(a, { text: 'Ring vakten', done: true }, version));
  expect([chosen.conflicts, texts(chosen.task)]).toEqual([[], ['Ring vakten x', 'Mät x']]);
});

test('a line that was removed is met by who edits it, and comes back where it was by the version of its removal', async () => {
  const task = await fresh();
  const [a, b, c] = [randomUUID(), randomUUID(), randomUUID()];
  await edit(task, 'kim', ...[a, b, c].map((item, at) => line(item, { text: `${at}`, done: false }, 0)));
  const removed = await edit(task, 'kim', line(b, null, 2));
  expect(texts(removed.task)).toEqual(['0', '2']);
  const met = await edit(task, 'robin', line(b, { text: '1', done: true }, 2));
  expect(met.conflicts).toMatchObject([{ item: b, theirs: null, base: removed.task.version }]);
  expect(texts(met.task)).toEqual(['0', '2']);
  // A resent making of it does not bring it back either.
  expect((await edit(task, 'kim', line(b, { text: '1', done: false }, 0))).conflicts).toHaveLength(1);
  const back = await edit(task, 'kim', line(b, { text: '1', done: false, after: a }, removed.task.version));
  expect([back.conflicts, texts(back.task)]).toEqual([[], ['0', '1', '2']]);
  expect((await edit(task, 'kim', line(randomUUID(), null, 0))).revisions).toEqual([]);
});

test('lines are moved, and that is in the history too', async () => {
  const task = await fresh();
  const [a, b, c] = [randomUUID(), randomUUID(), randomUUID()];
  await edit(task, 'kim', ...[a, b, c].map((item, at) => line(item, { text: `${at}`, done: false }, 0)));
  const first = await edit(task, 'kim', line(c, { text: '2', done: false, after: null }, 2));
  expect(texts(first.task)).toEqual(['2', '0', '1']);
  const under = await edit(task, 'kim', line(a, { text: '0', done: false, after: b }, 2));
  expect(texts(under.task)).toEqual(['2', '1', '0']);
  expect((await edit(task, 'kim', line(a, { text: '0', done: false, after: b }, 1))).revisions).toEqual([]);
  expect((await history(task)).slice(-2).map(({ from, to }) => [from, to])).toEqual([
    [`{"text":"2","done":false,"after":"${b}"}`, '{"text":"2","done":false,"after":null}'],
    [`{"text":"0","done":false,"after":"${c}"}`, `{"text":"0","done":false,"after":"${b}"}`],
  ]);
});

test('a checklist holds fifty lines of at most two hundred signs, and no identity numbers', async () => {
  const task = await fresh();
  const lines = (count: number) =>
    Array.from({ length: count }, (_, at) => line(randomUUID(), { text: `${at}`, done: false }, 0));
  await edit(task, 'kim', ...lines(50));
  await expect(edit(task, 'kim', ...lines(1))).rejects.toMatchObject({ code: 'tooMany', detail: { most: 50 } });
  const other = await fresh();
  const write = (text: string) => edit(other, 'kim', line(randomUUID(), { text, done: false }, 0));
  await expect(write('x'.repeat(201))).rejects.toMatchObject({ code: 'textTooLong' });
  await expect(write('Ring 19640823-3234')).rejects.toMatchObject({ code: 'personalNumber' });
  await expect(write('  ')).rejects.toMatchObject({ code: 'textMissing' });
});

test('who was given a task ticks its lines off, and writes none', async () => {
  const task = await fresh();
  const a = randomUUID();
  await edit(task, 'kim', line(a, { text: 'Ring', done: false }, 0), {
    field: 'responsible',
    value: p('nurse'),
    base: 1,
  });
  expect((await edit(task, 'nurse', line(a, { text: 'Ring', done: true }, 2))).conflicts).toEqual([]);
  const refused = { code: 'notAllowed' };
  await expect(edit(task, 'nurse', line(a, { text: 'Ring nu', done: true }, 3))).rejects.toMatchObject(refused);
  await expect(edit(task, 'nurse', line(randomUUID(), { text: 'Ny', done: false }, 0))).rejects.toMatchObject(refused);
  await expect(edit(task, 'nurse', line(a, null, 3))).rejects.toMatchObject(refused);
  await expect(edit(task, 'nurse', { field: 'participants', add: [p('lee')], remove: [] })).rejects.toMatchObject(
    refused,
  );
});

test('who takes part in a task sees it among theirs, and no other', async () => {
  const [task, other] = [await fresh(), await fresh()];
  const page = { sort: { by: 'number', descending: true }, offset: 0, limit: 50 } as const;
  const theirs = async () => (await listTasks(deps, p('chief'), {}, page)).tasks.map(({ id }) => id);
  expect(await theirs()).toEqual([]);
  await edit(task, 'kim', { field: 'participants', add: [p('chief')], remove: [] });
  expect(await theirs()).toEqual([task.id]);
  expect(await deps.store.read((kept) => kept.tasks.idsOf(p('chief')))).toEqual([task.id]);
  expect(await seeTask(deps, p('chief'), task.id)).toMatchObject({ id: task.id });
  await expect(seeTask(deps, p('chief'), other.id)).rejects.toMatchObject({ code: 'notFound' });
  await expect(edit(task, 'chief', { field: 'status', value: 'done', base: 1 })).rejects.toMatchObject({
    code: 'notAllowed',
  });
});

test('what waits for its day is hidden until then and on top from then on; what was removed is in its own view', async () => {
  const here = await world();
  try {
    const add = async (title: string, part: Partial<Parameters<typeof addTask>[2]> = {}) =>
      (
        await addTask(here, p('kim'), {
          title,
          description: '',
          administration: null,
          responsible: null,
          dueDate: null,
          origin: 'manual',
          ...part,
        })
      ).id;
    // It is 3 November 2026.
    await add('snart', { dueDate: '2026-11-05' });
    await add('väntar', { dueDate: '2026-11-01', followUpDate: '2026-11-04' });
    await add('åter', { followUpDate: '2026-11-03' });
    const removed = await add('borta');
    await editTask(here, p('kim'), { task: removed, changes: [{ field: 'removed', value: 'yes', base: 1 }] });
    const finished = await add('klar', { followUpDate: '2027-01-01' });
    await editTask(here, p('kim'), { task: finished, changes: [{ field: 'status', value: 'done', base: 1 }] });
    const list = async (question: TaskQuestion) => {
      const paging = { sort: { by: 'dueDate', descending: false }, offset: 0, limit: 50 } as const;
      const { tasks } = await listTasks(here, p('robin'), question, paging);
      return tasks.map(({ title }) => (title.kind === 'own' ? title.text : ''));
    };
    expect(await list({})).toEqual(['åter', 'snart', 'klar']);
    expect(await list({ view: 'waiting' })).toEqual(['väntar']);
    expect(await list({ view: 'removed' })).toEqual(['borta']);
    expect(await list({ view: 'all' })).toEqual(['åter', 'väntar', 'snart', 'klar']);
    expect(await list({ ids: [removed] })).toEqual(['borta']);
    expect(await list({ ids: [] })).toEqual([]);
    expect(await list({ between: { from: '2026-11-04', to: '2026-11-04' } })).toEqual(['väntar']);
    expect(await list({ between: { from: '2026-11-01', to: '2026-11-05' } })).toEqual(['åter', 'väntar', 'snart']);
  } finally {
    await here.end();
  }
});

test('a case-born task holds no typed lines, and cannot be removed', () => {
  const origin = { kind: 'case', case: id<CaseId>(randomUUID()), number: 'T-1' } as const;
  const check = (change: TaskChange) => checkChanges(deps.organisation, { origin, recurrence: null }, [change]);
  expect(() => check(line(randomUUID(), { text: 'Han heter', done: false }, 0))).toThrow('inputInvalid');
  expect(() => check({ field: 'removed', value: 'yes', base: 1 })).toThrow('inputInvalid');
  expect(check({ field: 'priority', value: 'urgent', base: 1 })).toHaveLength(1);
});
