import { afterEach, beforeEach, expect, test } from 'vitest';
import { absorb } from '../../../bot/core/archive/absorb.ts';
import { rowWords } from '../../../bot/words/archive/index.ts';
import { p, type World, world } from './world.ts';

let it: World;
beforeEach(async () => {
  it = await world();
});
afterEach(() => it.end());

test('a task stands in the list with number, title, due date, status, origin and our id; its responsible as a person', async () => {
  it.graph.siteUserId('robin');
  const task = await it.add('Byt lås', { responsible: p('robin'), dueDate: '2026-12-01' });
  const other = await it.add('Se över larm', { responsible: p('kim') });
  await it.round();
  expect(it.row(task.id)?.fields).toMatchObject({
    Title: 'Byt lås',
    TryggId: task.id,
    Number: task.number,
    TaskStatus: 'Ej påbörjad',
    Origin: 'Egen uppgift',
    DueDate: '2026-11-30T23:00:00Z',
    ResponsibleLookupId: String(it.graph.siteUserId('robin')),
  });
  // Who never came to the site has no number there.
  expect(it.row(other.id)?.fields).toMatchObject({ ResponsibleName: 'kim Påhittad' });
  expect(it.row(other.id)?.fields.ResponsibleLookupId).toBeUndefined();
});

test('an edit in SharePoint is the editor’s edit in Trygg, in the history, and nothing goes round', async () => {
  const task = await it.add('Byt lås');
  await it.round();
  it.hand('robin').edit(it.row(task.id)?.id ?? 0, {
    Title: 'Byt lås och karm',
    TaskStatus: 'Pågår',
    DueDate: '2026-12-24',
    Origin: 'RSA',
  });
  await it.round();
  const now = await it.task(task.id);
  expect(now).toMatchObject({ title: { text: 'Byt lås och karm' }, status: 'inProgress', dueDate: '2026-12-24' });
  expect((await it.history(task.id)).map(({ field, to, by, applied }) => [field, to, by, applied])).toEqual([
    ['title', 'Byt lås och karm', 'robin', true],
    ['dueDate', '2026-12-24', 'robin', true],
    ['status', 'inProgress', 'robin', true],
    ['origin', 'rsa', 'robin', true],
  ]);
  const { etag } = it.row(task.id) ?? {};
  const writes = it.graph.calls.filter(({ method }) => method === 'PATCH').length;
  await it.round();
  await it.round();
  expect(it.row(task.id)?.etag).toBe(etag);
  expect(it.graph.calls.filter(({ method }) => method === 'PATCH')).toHaveLength(writes);
  expect(await it.task(task.id)).toEqual(now);
});

test('someone without the right is put back and told; nothing of it reaches the task', async () => {
  const task = await it.add('Byt lås');
  await it.round();
  it.hand('nurse').edit(it.row(task.id)?.id ?? 0, { Title: 'Något annat' });
  await it.round();
  await it.round();
  expect(it.row(task.id)?.fields.Title).toBe('Byt lås');
  expect(await it.history(task.id)).toEqual([]);
  expect(await it.told()).toEqual([{ to: 'nurse', subject: `putBack:${task.id}:title:notFound` }]);
});

test.each([
  ['a personal number', { Title: 'Ring 19121212-1212' }, 'title:personalNumber'],
  ['no title', { Title: '' }, 'title:textMissing'],
  ['an unknown förvaltning', { Administration: 'Nowhere' }, 'administration:unknownPlace'],
  ['a name that nobody bears', { ResponsibleName: 'Ingen Alls' }, 'responsible:unknownPerson'],
  ['the origin of a case', { Origin: 'Ärende' }, 'origin:inputInvalid'],
  ['a column that is not theirs', { Number: 'U-99999' }, '-:notAllowed'],
])('%s is put back and told', async (_what, fields, said) => {
  const task = await it.add('Byt lås');
  await it.round();
  const before = it.row(task.id)?.fields ?? {};
  it.hand('robin').edit(it.row(task.id)?.id ?? 0, fields);
  await it.round();
  await it.round();
  const shown = ({ Title, Administration, ResponsibleName, Origin, Number: number }: typeof before) => [
    Title,
    Administration,
    ResponsibleName,
    Origin,
    number,
  ];
  expect(shown(it.row(task.id)?.fields ?? {})).toEqual(shown(before));
  expect(await it.told()).toEqual([{ to: 'robin', subject: `putBack:${task.id}:${said}` }]);
  expect(await it.history(task.id)).toEqual([]);
});

test('a good edit beside a bad one in the same row holds', async () => {
  const task = await it.add('Byt lås');
  await it.round();
  it.hand('robin').edit(it.row(task.id)?.id ?? 0, { Title: '', TaskStatus: 'Klar' });
  await it.round();
  await it.round();
  expect(await it.task(task.id)).toMatchObject({ title: { text: 'Byt lås' }, status: 'done' });
  expect(it.row(task.id)?.fields).toMatchObject({ Title: 'Byt lås', TaskStatus: 'Klar' });
});

test('the same field changed on both sides: the first in Trygg holds, both values are in the history', async () => {
  const task = await it.add('Byt lås');
  await it.round();
  await it.retitle(task.id, 'Från fliken');
  it.hand('robin').edit(it.row(task.id)?.id ?? 0, { Title: 'Från listan', TaskStatus: 'Pågår' });
  await it.round();
  await it.round();
  expect(await it.task(task.id)).toMatchObject({ title: { text: 'Från fliken' }, status: 'inProgress' });
  expect(it.row(task.id)?.fields).toMatchObject({ Title: 'Från fliken', TaskStatus: 'Pågår' });
  expect((await it.history(task.id)).map(({ to, by, applied }) => [to, by, applied])).toEqual([
    ['Från fliken', 'kim', true],
    ['Från listan', 'robin', false],
    ['inProgress', 'robin', true],
  ]);
  expect(await it.told()).toEqual([{ to: 'robin', subject: `putBack:${task.id}:title:conflict` }]);
});

test('an edit that comes between our look and our write is never written over', async () => {
  const task = await it.add('Byt lås');
  await it.round();
  await it.edit(task.id, ({ dueDate }) => ({ field: 'dueDate', value: '2026-12-01', base: dueDate }));
  const row = it.row(task.id)?.id ?? 0;
  // The delta does not show it yet: only the etag tells.
  it.graph.faults.lagMs = 20_000;
  it.hand('robin').edit(row, { Title: 'Från listan' });
  await it.round();
  it.graph.faults.lagMs = 0;
  await it.round();
  await it.round();
  expect(await it.task(task.id)).toMatchObject({ title: { text: 'Från listan' }, dueDate: '2026-12-01' });
  expect(it.row(task.id)?.fields).toMatchObject({ Title: 'Från listan', DueDate: '2026-11-30T23:00:00Z' });
});

test('a write whose answer was lost makes no twin, and is nobody’s edit', async () => {
  const task = await it.add('Byt lås');
  it.graph.faults.next({ kind: 'cutAfter' }, { template: '/items' });
  await it.round();
  await it.round();
  expect(it.rows()).toHaveLength(1);
  await it.retitle(task.id, 'Två');
  it.graph.faults.next({ kind: 'cutAfter' }, { method: 'PATCH' });
  await it.round();
  await it.retitle(task.id, 'Tre');
  await it.round();
  await it.round();
  expect(it.row(task.id)?.fields.Title).toBe('Tre');
  expect((await it.history(task.id)).map(({ to, applied }) => [to, applied])).toEqual([
    ['Två', true],
    ['Tre', true],
  ]);
  expect(await it.told()).toEqual([]);
});

test('a person chosen in SharePoint becomes the responsible', async () => {
  const task = await it.add('Byt lås');
  await it.round();
  it.hand('robin').edit(it.row(task.id)?.id ?? 0, { ResponsibleLookupId: String(it.graph.siteUserId('robin')) });
  await it.round();
  expect(await it.task(task.id)).toMatchObject({ responsible: 'robin' });
  it.hand('robin').edit(it.row(task.id)?.id ?? 0, { ResponsibleLookupId: null });
  await it.round();
  expect(await it.task(task.id)).toMatchObject({ responsible: null });
});

test('a row that someone adds becomes their task, once, with all that they wrote', async () => {
  it.hand('robin').add({ Title: 'Från Excel', TaskStatus: 'Pågår', DueDate: '2026-12-24' });
  await it.round();
  await it.round();
  const [task, ...more] = await it.tasks();
  expect(more).toEqual([]);
  expect(task).toMatchObject({
    title: { text: 'Från Excel' },
    status: 'inProgress',
    dueDate: '2026-12-24',
    createdBy: 'robin',
  });
  expect(it.rows().map(({ fields }) => [fields.TryggId, fields.Number, fields.TaskStatus])).toEqual([
    [task?.id, task?.number, 'Pågår'],
  ]);
});

test('a row added by someone who may not is taken away, and they are told; one without a title waits', async () => {
  it.hand('nurse').add({ Title: 'Min egen' });
  it.hand('robin').add({ DueDate: '2026-12-24' });
  await it.round();
  expect(await it.tasks()).toEqual([]);
  expect(it.rows().map(({ fields }) => fields.Title)).toEqual([undefined]);
  expect(await it.told()).toEqual([{ to: 'nurse', subject: 'putBack:-:-:notAllowed' }]);
  it.hand('robin').edit(it.rows()[0]?.id ?? 0, { Title: 'Nu med rubrik' });
  await it.round();
  expect(await it.tasks()).toHaveLength(1);
});

test('what we wrote without an answer is not taken for an edit by whoever edits the row next', async () => {
  const task = await it.add('Byt lås');
  await it.round();
  await it.retitle(task.id, 'Två');
  it.graph.faults.next({ kind: 'cutAfter' }, { method: 'PATCH' });
  await it.round();
  await it.retitle(task.id, 'Tre');
  it.hand('robin').edit(it.row(task.id)?.id ?? 0, { TaskStatus: 'Pågår' });
  await it.round();
  await it.round();
  expect(it.row(task.id)?.fields).toMatchObject({ Title: 'Tre', TaskStatus: 'Pågår' });
  expect((await it.history(task.id)).map(({ to, by }) => [to, by])).toEqual([
    ['Två', 'kim'],
    ['Tre', 'kim'],
    ['inProgress', 'robin'],
  ]);
  expect(await it.told()).toEqual([]);
});

test('a row as it was before our last write, shown late, takes nothing back', async () => {
  const task = await it.add('Byt lås');
  await it.round();
  const row = it.row(task.id)?.id ?? 0;
  it.hand('robin').edit(row, { TaskStatus: 'Pågår' });
  const late = await it.archive().see('task', String(row));
  await it.round();
  await it.retitle(task.id, 'Två');
  await it.round();
  const now = await it.task(task.id);
  expect(late).toMatchObject({ row: { Title: 'Byt lås' }, editor: 'robin' });
  const deps = { ...it.deps, rowWords };
  if (late) expect(await absorb(deps, late, { kind: 'nobody' }, 1)).toBe('unchanged');
  await it.round();
  expect(await it.task(task.id)).toEqual(now);
  expect(it.row(task.id)?.fields.Title).toBe('Två');
});

test('what a row has no column for stays as it is, whatever is done to the row', async () => {
  const task = await it.add('Prov');
  await it.edit(task.id, ({ priority }) => ({ field: 'priority', value: 'urgent', base: priority }));
  await it.edit(task.id, ({ dueDate }) => ({ field: 'dueDate', value: 'none', base: dueDate }));
  await it.round();
  it.hand('robin').edit(it.row(task.id)?.id ?? 0, { Title: 'Prov i listan', TaskStatus: 'Pågår' });
  await it.round();
  await it.round();
  expect(await it.task(task.id)).toMatchObject({
    title: { text: 'Prov i listan' },
    status: 'inProgress',
    priority: 'urgent',
    undated: true,
    dueDate: null,
  });
  it.hand('robin').edit(it.row(task.id)?.id ?? 0, { DueDate: '2026-12-24' });
  await it.round();
  expect(await it.task(task.id)).toMatchObject({ undated: false, dueDate: '2026-12-24', priority: 'urgent' });
});

test('what recurs is followed by the next one also when it is ticked off in the list, and its date cannot be emptied there', async () => {
  const task = await it.add('Varje år', { dueDate: '2028-02-29' });
  await it.edit(task.id, ({ recurrence }) => ({ field: 'recurrence', value: 'P1Y', base: recurrence }));
  await it.round();
  it.hand('robin').edit(it.row(task.id)?.id ?? 0, { DueDate: null });
  await it.round();
  await it.round();
  expect((await it.task(task.id)).dueDate).toBe('2028-02-29');
  // That day's midnight in Sweden.
  expect(it.row(task.id)?.fields.DueDate).toBe('2028-02-28T23:00:00Z');
  it.hand('robin').edit(it.row(task.id)?.id ?? 0, { TaskStatus: 'Klar' });
  await it.round();
  await it.round();
  const [next] = (await it.tasks()).filter(({ id }) => id !== task.id);
  expect(next).toMatchObject({ status: 'open', dueDate: '2029-02-28', recurrence: 'P1Y' });
  expect(it.rows()).toHaveLength(2);
});
