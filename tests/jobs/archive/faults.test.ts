import { afterEach, beforeEach, expect, test } from 'vitest';
import { p, type World, world } from './world.ts';

let it: World;
beforeEach(async () => {
  it = await world();
});
afterEach(() => it.end());

/** Both sides say the same of every task, each in one row. */
async function equal() {
  const tasks = await it.tasks();
  const rows = it.rows();
  expect(rows.map(({ fields }) => fields.TryggId).sort()).toEqual(tasks.map((task) => task.id).sort());
  for (const task of tasks)
    expect(it.row(task.id)?.fields).toMatchObject({
      Title: task.title.kind === 'own' ? task.title.text : task.title.id,
      Number: task.number,
    });
}
const codes = async () => (await it.troubles()).map(({ what, code }) => `${what} ${code}`);

test('a storm of 429 is never hammered: no call is made before Graph welcomes it', async () => {
  await it.add('Ett');
  it.graph.faults.next({ kind: 'answer', status: 429, after: 60 }, { template: '/sites' });
  await it.round();
  const calls = it.graph.calls.length;
  await it.round();
  expect(it.graph.calls).toHaveLength(calls);
  it.pass(60);
  await it.round();
  await equal();
  expect(await codes()).toEqual([]);
});

test('one row of a batch that is throttled waits, the others stand', async () => {
  const tasks = await Promise.all(['Ett', 'Två', 'Tre'].map((title) => it.add(title)));
  it.graph.faults.next({ kind: 'answer', status: 429, after: 30 }, { method: 'POST', template: '/items' });
  await it.round();
  expect(it.rows()).toHaveLength(2);
  await it.round();
  await it.round();
  expect(it.rows()).toHaveLength(tasks.length);
  await equal();
});

test('a row that always fails keeps no other row back', async () => {
  const tasks = await Promise.all(Array.from({ length: 25 }, (_, index) => it.add(`Uppgift ${index}`)));
  it.graph.faults.next({ kind: 'answer', status: 500 }, { method: 'POST', template: '/items' });
  await it.round();
  expect(it.rows()).toHaveLength(tasks.length - 1);
});

test('an hour away loses nothing and doubles nothing', async () => {
  const first = await it.add('Före');
  await it.round();
  it.graph.faults.away = true;
  for (let minute = 0; minute < 60; minute += 10) {
    await it.add(`Under ${minute}`);
    await it.retitle(first.id, `Ändrad ${minute}`);
    await it.round();
    it.pass(600);
  }
  it.graph.faults.away = false;
  await it.round();
  await it.round();
  await equal();
  expect(it.rows()).toHaveLength(7);
});

test('a token that ends in the middle is renewed without anyone noticing', async () => {
  await it.add('Ett');
  await it.round();
  it.graph.expireTokens();
  await it.add('Två');
  await it.round();
  await equal();
});

test('a grant that is revoked is an administrator’s trouble, and ends by itself when it is given again', async () => {
  await it.add('Ett');
  await it.round();
  it.graph.revoke();
  const other = await it.add('Två');
  await it.round();
  expect(await codes()).toEqual(['case accessDenied', 'task accessDenied']);
  it.graph.grant('write');
  await it.round();
  expect(await codes()).toEqual([]);
  expect(it.row(other.id)).toBeDefined();
  await equal();
});

test('a list that is deleted asks nobody about its tasks; made again it fills by itself', async () => {
  await Promise.all(['Ett', 'Två', 'Tre'].map((title) => it.add(title)));
  await it.round();
  it.graph.deleteList('Uppgifter');
  await it.add('Fyra');
  await it.round();
  expect(await codes()).toEqual(['task listMissing']);
  await it.makeLists();
  await it.round();
  expect(await codes()).toEqual([]);
  expect(await it.told()).toEqual([]);
  expect(it.rows()).toHaveLength(4);
  await equal();
});

test('a killed process goes on where it was: rows whose answers it never read are found by their key', async () => {
  await Promise.all(Array.from({ length: 5 }, (_, index) => it.add(`Uppgift ${index}`)));
  it.graph.faults.next({ kind: 'cutAfter' }, { template: '$batch' });
  it.graph.faults.next({ kind: 'cutAfter' }, { method: 'POST', template: '/items', times: 3 });
  await it.round();
  it.restart();
  await it.round();
  await it.round();
  expect(it.rows()).toHaveLength(5);
  await equal();
});

test('a first reading of many pages goes on at the page where it was broken off', async () => {
  for (let index = 0; index < 12; index += 1) it.hand('robin').add({ Title: `Rad ${index}` });
  it.graph.world.pageSize = 3;
  it.graph.faults.next({ kind: 'slow', ms: 0 }, { template: 'delta', times: 2 });
  it.graph.faults.next({ kind: 'answer', status: 503 }, { template: 'delta' });
  await it.round();
  const before = (await it.tasks()).length;
  expect(before).toBe(6);
  it.graph.calls.splice(0);
  it.restart();
  await it.round();
  expect((await it.tasks()).length).toBe(12);
  // Two pages were left; the ones before are not read again.
  expect(it.graph.calls.filter(({ template }) => template.endsWith('/delta'))).toHaveLength(2);
});

test('a delta that repeats itself, older states first, changes nothing', async () => {
  const task = await it.add('Ett');
  await it.round();
  it.graph.faults.repeats = true;
  const row = it.row(task.id)?.id ?? 0;
  it.hand('robin').edit(row, { Title: 'Två' });
  it.hand('robin').edit(row, { Title: 'Tre' });
  await it.round();
  await it.round();
  expect(await it.task(task.id)).toMatchObject({ title: { text: 'Tre' } });
  expect(it.row(task.id)?.fields.Title).toBe('Tre');
});

test('the list of people’s own columns and rows of other apps is left alone', async () => {
  const task = await it.add('Ett', { responsible: p('robin') });
  await it.round();
  it.graph.list('Uppgifter').columns.push({ ...column('Notering') });
  it.hand('robin').edit(it.row(task.id)?.id ?? 0, { Notering: 'deras egen' });
  await it.retitle(task.id, 'Två');
  await it.round();
  await it.round();
  expect(it.row(task.id)?.fields).toMatchObject({ Notering: 'deras egen', Title: 'Två' });
});

function column(name: string) {
  const [title] = it.graph.list('Uppgifter').columns;
  if (!title) throw new Error('a list without columns');
  return { ...title, id: name, name, displayName: name, builtIn: false };
}

test('a list past the view threshold is still written and found: every filter is on an indexed column', async () => {
  it.graph.world.threshold = 10;
  it.graph.world.pageSize = 7;
  await Promise.all(Array.from({ length: 45 }, (_, index) => it.add(`Uppgift ${index}`)));
  it.graph.faults.next({ kind: 'cutAfter' }, { method: 'POST', template: '/items', times: 3 });
  await it.round();
  await it.round();
  await it.round();
  expect(it.rows()).toHaveLength(45);
  await equal();
  // Twenty in a call: not one call a row.
  const sent = it.graph.calls.filter(({ template, batched }) => template.endsWith('/items') && !batched);
  expect(sent.filter(({ method }) => method === 'POST')).toEqual([]);
});
