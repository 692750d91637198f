import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Task, TaskChange, TaskConflict, TaskGroups, TaskHistory, TaskList } from '../../bot/api/contract.ts';
import { marker, world } from './world.ts';

let api: Awaited<ReturnType<typeof world>>;
beforeAll(async () => {
  api = await world();
});
afterEach(() => {
  expect(api.failures).toEqual([]);
});
afterAll(() => api.end());

const add = async (part: object): Promise<Task> => (await api.ask('kim', 'POST', '/api/tasks', part)).json;
const edit = (who: string, task: Task, changes: readonly TaskChange[], key: string = randomUUID()) =>
  api.ask(who, 'PATCH', `/api/tasks/${task.id}`, { changes }, { 'idempotency-key': key });
const list = async (query: string, who = 'kim'): Promise<TaskList> =>
  (await api.ask(who, 'GET', `/api/tasks?${query}`)).json;
const titles = ({ tasks }: TaskList) => tasks.map(({ title }) => title);
const history = async (task: Task): Promise<TaskHistory> =>
  (await api.ask('kim', 'GET', `/api/tasks/${task.id}/history`)).json;

test('a task is added with all that it holds, and shown with names and counts', async () => {
  const line = randomUUID();
  const task = await add({
    title: 'Kontrollera larm',
    dueDate: '2026-11-20',
    followUpDate: '2026-11-10',
    recurrence: 'P1Y',
    priority: 'urgent',
    participants: ['lee', 'nurse'],
    checklist: [{ id: line, text: 'Ring larmcentralen' }],
  });
  expect(task).toMatchObject({
    priority: 'urgent',
    undated: false,
    followUpDate: '2026-11-10',
    followUp: 'waiting',
    recurrence: 'P1Y',
    removed: false,
    participants: [
      { id: 'lee', name: 'lee Påhittad' },
      { id: 'nurse', name: 'nurse Påhittad' },
    ],
    checklist: [{ id: line, text: 'Ring larmcentralen', done: false, version: 1 }],
    comments: 0,
    files: 0,
    may: { checklist: true, tick: true, participants: true },
  });
  await api.ask('kim', 'POST', `/api/tasks/${task.id}/comments`, { text: '@lee Påhittad ser', mentions: ['lee'] });
  expect((await api.ask('lee', 'GET', `/api/tasks/${task.id}`)).json.comments).toBe(1);
  expect((await history(task)).comments[0]?.mentions).toEqual([{ id: 'lee', name: 'lee Påhittad' }]);
  expect((await add({ title: 'Utan datum', dueDate: 'none' })).undated).toBe(true);
  expect((await api.ask('kim', 'POST', '/api/tasks', { title: 'x', recurrence: 'P2Y' })).status).toBe(400);
  expect((await api.ask('kim', 'POST', '/api/tasks', { title: 'x', recurrence: 'P1M' })).json.error).toMatchObject({
    code: 'recurrenceNeedsDate',
    field: 'recurrence',
  });
});

test('a request sent again under its key changes nothing more, and is shown again what it lost', async () => {
  const task = await add({ title: 'Först' });
  await edit('robin', task, [{ field: 'title', value: 'Robins', base: 1 }]);
  const changes: TaskChange[] = [
    { field: 'title', value: 'Kims', base: 1 },
    { field: 'priority', value: 'low', base: 1 },
  ];
  const key = randomUUID();
  const first = await edit('kim', task, changes, key);
  await edit('lee', first.json.task, [{ field: 'priority', value: 'urgent', base: first.json.task.version }]);
  const again = await edit('kim', task, changes, key);
  expect(first.json.conflicts).toMatchObject([{ field: 'title', yours: 'Kims', theirs: 'Robins', base: 2 }]);
  // What was written, and changed by someone since, is no conflict.
  expect(again.json.conflicts).toEqual(first.json.conflicts);
  expect(again.json.task.priority).toBe('urgent');
  expect((await history(task)).revisions.map(({ to, applied }) => [to, applied])).toEqual([
    ['Robins', true],
    ['Kims', false],
    ['Låg', true],
    ['Brådskande', true],
  ]);
  expect((await edit('kim', task, [{ field: 'title', value: 'Annat', base: 2 }], key)).json.error.code).toBe(
    'pressedBefore',
  );
});

test('a line of the checklist in conflict is shown as people read it, with both values and who was first', async () => {
  const task = await add({ title: 'Rond' });
  const item = randomUUID();
  const line = (text: string, done: boolean, base: number): TaskChange => ({
    field: 'checklist',
    item,
    value: { text, done },
    base,
  });
  await edit('kim', task, [line('Dörr', false, 0)]);
  await edit('robin', task, [line('Dörr', true, 2)]);
  const { conflicts }: { conflicts: TaskConflict[] } = (await edit('lee', task, [line('Port', false, 2)])).json;
  expect(conflicts).toEqual([
    {
      field: 'checklist',
      item,
      yours: { text: 'Port', done: false },
      theirs: { text: 'Dörr', done: true, after: null },
      yoursShown: 'Port',
      theirsShown: 'Dörr (klar)',
      by: 'robin Påhittad',
      base: 3,
    },
  ]);
  expect((await history(task)).revisions.map(({ field, from, to, applied }) => [field, from, to, applied])).toEqual([
    ['checklist', '–', 'Dörr', true],
    ['checklist', 'Dörr', 'Dörr (klar)', true],
    ['checklist', 'Dörr (klar)', 'Port', false],
  ]);
});

test('a removed task is in its own view only, and back when that is undone', async () => {
  const task = await add({ title: 'Tas bort strax' });
  const removed = await edit('kim', task, [{ field: 'removed', value: 'yes', base: 1 }]);
  expect(removed.json.task.removed).toBe(true);
  const find = (more: string) => list(`text=Tas+bort+strax${more}`).then(titles);
  expect([await find(''), await find('&view=all'), await find('&view=removed')]).toEqual([[], [], ['Tas bort strax']]);
  expect(titles(await list(`ids=${task.id}`))).toEqual(['Tas bort strax']);
  await edit('kim', task, [{ field: 'removed', value: null, base: removed.json.task.fieldVersions.removed }]);
  expect(await find('')).toEqual(['Tas bort strax']);
});

test('search finds what stands in the description and in comments, and nothing of what the caller may not see', async () => {
  const task = await add({ title: 'Vanlig', description: 'Cylinderlås av äldre slag' });
  await api.ask('kim', 'POST', `/api/tasks/${task.id}/comments`, { text: 'Låssmeden kommer på fredag' });
  expect(titles(await list('text=cylinderlås'))).toEqual(['Vanlig']);
  expect(titles(await list('text=låssmeden'))).toEqual(['Vanlig']);
  expect(titles(await list('text=låssmeden', 'nurse'))).toEqual([]);
  expect(titles(await list('text=100%25'))).toEqual([]);
});

test('groups stand in the order of the list, by name, with what has none last, and count what the filter finds', async () => {
  const origin = 'rsa';
  await add({ title: 'G robin', responsible: 'robin', origin });
  await add({ title: 'G ingen', origin });
  await add({ title: 'G kim', responsible: 'kim', origin });
  await add({ title: 'G kim två', responsible: 'kim', origin, dueDate: '2026-11-01' });
  const { groups }: TaskGroups = (await api.ask('kim', 'GET', '/api/tasks/groups?groupBy=responsible&origins=rsa'))
    .json;
  expect(groups).toEqual([
    { id: 'kim', name: 'kim Påhittad', count: 2 },
    { id: 'robin', name: 'robin Påhittad', count: 1 },
    { id: null, name: '–', count: 1 },
  ]);
  const grouped = (more: string) => list(`groupBy=responsible&origins=rsa${more}`).then(titles);
  expect(await grouped('')).toEqual(['G kim två', 'G kim', 'G robin', 'G ingen']);
  expect(await grouped('&offset=1&limit=2')).toEqual(['G kim', 'G robin']);
  const by = await api.ask('kim', 'GET', '/api/tasks/groups?groupBy=origin&text=G+');
  expect(by.json.groups).toContainEqual({ id: 'rsa', name: 'RSA', count: 4 });
  expect((await api.ask('kim', 'GET', '/api/tasks/groups')).status).toBe(400);
  expect((await api.ask('nurse', 'GET', '/api/tasks/groups?groupBy=origin&origins=rsa')).json.groups).toEqual([]);
});

test('sorted by priority the urgent ones come first, and one priority is asked for by itself', async () => {
  for (const priority of ['low', 'urgent', 'important'])
    await add({ title: `P ${priority}`, priority, origin: 'goal' });
  expect(titles(await list('origins=goal&sort=priority'))).toEqual(['P urgent', 'P important', 'P low']);
  expect(titles(await list('origins=goal&priorities=low,urgent&sort=priority'))).toEqual(['P urgent', 'P low']);
});

test('a case-born task takes participants, and no lines; its number is what the list says of the case', async () => {
  const of = await api.makeCase();
  await api.ask('holder', 'POST', `/api/cases/${of.id}/actions/take`, {});
  await api.ask('holder', 'POST', `/api/cases/${of.id}/actions/makeTask`, { title: 'reviewAlarm' });
  const { tasks } = await list('origins=case');
  const [task] = tasks;
  if (!task) throw new Error('no task');
  expect(task.may).toMatchObject({ checklist: false, tick: false, participants: true });
  expect(task.may.edit).not.toContain('removed');
  const write = (change: TaskChange) => edit('kim', task, [change]);
  const value = { text: marker, done: false };
  expect((await write({ field: 'checklist', item: randomUUID(), value, base: 0 })).json.error.code).toBe(
    'inputInvalid',
  );
  expect((await write({ field: 'removed', value: 'yes', base: 1 })).json.error.code).toBe('inputInvalid');
  expect((await write({ field: 'participants', add: ['nurse'] })).status).toBe(200);
});
