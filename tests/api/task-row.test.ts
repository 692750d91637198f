import { afterAll, beforeAll, expect, test } from 'vitest';
import { unwritten } from '../../bot/core/archive/record.ts';
import { world } from './world.ts';

let api: Awaited<ReturnType<typeof world>>;
beforeAll(async () => {
  api = await world();
});
afterAll(() => api.end());

/** A task whose row in SharePoint someone removed. */
async function removed(title: string, responsible = 'nurse'): Promise<string> {
  const { json } = await api.ask('kim', 'POST', '/api/tasks', { title, responsible });
  await api.deps.store.transaction((kept) =>
    kept.archive.save({ ...unwritten('task', json.id, 1), version: json.version, state: 'asked' }),
  );
  return json.id;
}
const see = async (id: string, who = 'kim') => (await api.ask(who, 'GET', `/api/tasks/${id}`)).json;
const settle = (id: string, removal: string, who = 'nurse') =>
  api.ask(who, 'POST', `/api/tasks/${id}/row`, { removal });

test('a task whose row was removed says so, and its responsible may answer', async () => {
  const id = await removed('Byt lås');
  expect(await see(id, 'nurse')).toMatchObject({ rowRemoved: true, may: { settleRow: true } });
  expect((await settle(id, 'putBack')).json).toMatchObject({
    rowRemoved: false,
    status: 'open',
    may: { settleRow: false },
  });
});

test('taken away it is done, and stays', async () => {
  const id = await removed('Se över larm');
  expect((await settle(id, 'end')).json).toMatchObject({ rowRemoved: false, status: 'done' });
  expect(await see(id)).toMatchObject({ title: 'Se över larm', status: 'done' });
});

test('who may not see the task may not answer, and there are two answers', async () => {
  const id = await removed('Öva', 'robin');
  expect((await settle(id, 'end', 'nurse')).status).toBe(404);
  expect((await settle(id, 'erase', 'robin')).status).toBe(400);
  expect(await see(id)).toMatchObject({ rowRemoved: true, status: 'open' });
});
