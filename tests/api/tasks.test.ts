import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { world } from './world.ts';

let api: Awaited<ReturnType<typeof world>>;
beforeAll(async () => {
  api = await world();
});
afterEach(() => {
  expect(api.failures).toEqual([]);
});
afterAll(() => api.end());

const add = async (title: string) => (await api.ask('kim', 'POST', '/api/tasks', { title })).json;

test('the same key adds one task however often it is sent, and with other words is refused', async () => {
  const send = (title: string) => api.ask('kim', 'POST', '/api/tasks', { title }, { 'idempotency-key': 'key-one-two' });
  const [one, two] = await Promise.all([send('Byt kod'), send('Byt kod')]);
  expect([one.status, two.status, two.json.id]).toEqual([201, 201, one.json.id]);
  expect(await send('Något annat')).toMatchObject({ status: 409, json: { error: { code: 'pressedBefore' } } });
  expect(
    (await api.ask('robin', 'POST', '/api/tasks', { title: 'Byt kod' }, { 'idempotency-key': 'key-one-two' })).json.id,
  ).not.toBe(one.json.id);
});

test('an overlapping edit answers both values as people read them, and who was first; the rest of it is kept', async () => {
  const task = await add('Se över skyltar');
  await api.ask('robin', 'PATCH', `/api/tasks/${task.id}`, {
    changes: [{ field: 'responsible', value: 'lee', base: 1 }],
  });
  const edited = await api.ask('kim', 'PATCH', `/api/tasks/${task.id}`, {
    changes: [
      { field: 'responsible', value: 'kim', base: 1 },
      { field: 'dueDate', value: '2026-12-13', base: 1 },
    ],
  });
  expect(edited.json.conflicts).toEqual([
    {
      field: 'responsible',
      yours: 'kim',
      theirs: 'lee',
      yoursShown: 'kim Påhittad',
      theirsShown: 'lee Påhittad',
      by: 'robin Påhittad',
      base: 2,
    },
  ]);
  expect(edited.json.task).toMatchObject({ dueDate: '2026-12-13', responsible: { id: 'lee' } });
  const { revisions } = (await api.ask('lee', 'GET', `/api/tasks/${task.id}/history`)).json;
  expect(
    revisions.map((each: { field: string; to: string; applied: boolean }) => [each.field, each.to, each.applied]),
  ).toEqual([
    ['responsible', 'lee Påhittad', true],
    ['responsible', 'kim Påhittad', false],
    ['dueDate', '2026-12-13', true],
  ]);
});

test("what does not have the right shape is refused before it reaches a rule, in the caller's language", async () => {
  const task = await add('Skylt');
  const edit = (change: object) =>
    api.ask('kim', 'PATCH', `/api/tasks/${task.id}`, { changes: [change] }, { 'accept-language': 'en' });
  expect(await edit({ field: 'createdBy', value: 'robin', base: 1 })).toMatchObject({
    status: 400,
    json: { error: { code: 'inputInvalid' } },
  });
  expect((await edit({ field: 'status', value: 'moved', base: 1 })).status).toBe(400);
  expect((await edit({ field: 'title', value: 'x', base: 1, extra: true })).status).toBe(400);
  expect((await edit({ field: 'title', value: ' ', base: 1 })).json.error).toEqual({
    code: 'textMissing',
    message: 'Write something first.',
    field: 'title',
  });
  expect((await api.ask('kim', 'GET', '/api/tasks?sort=created_by')).status).toBe(400);
  expect((await api.ask('kim', 'GET', '/api/tasks?statuses=open,nonsense')).status).toBe(400);
  expect((await api.ask('kim', 'GET', "/api/tasks/1' or 1=1")).status).toBe(404);
});

test('who has the newest version is not sent it again', async () => {
  const task = await add('Läs av');
  const first = await api.ask('kim', 'GET', `/api/tasks/${task.id}`);
  const again = (etag: string | null) =>
    api.ask('kim', 'GET', `/api/tasks/${task.id}`, undefined, { 'if-none-match': etag ?? '' });
  expect((await again(first.headers.get('etag'))).status).toBe(304);
  await api.ask('robin', 'POST', `/api/tasks/${task.id}/comments`, { text: 'På gång' });
  expect((await again(first.headers.get('etag'))).status).toBe(200);
});

test('the fixed titles are found by the words that the caller reads', async () => {
  const of = await api.makeCase();
  await api.ask('holder', 'POST', `/api/cases/${of.id}/actions/take`, {});
  await api.ask('holder', 'POST', `/api/cases/${of.id}/actions/makeTask`, { title: 'reviewLoneWork' });
  const found = async (text: string, language: string) =>
    (
      await api.ask('kim', 'GET', `/api/tasks?text=${encodeURIComponent(text)}`, undefined, {
        'accept-language': language,
      })
    ).json.tasks.map((task: { title: string }) => task.title);
  expect(await found('ensamarbete', 'sv')).toEqual(['Se över ensamarbete']);
  expect(await found('lone work', 'en')).toEqual(['Review lone work']);
});
