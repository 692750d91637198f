import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { TaskHistory } from '../../bot/api/contract.ts';
import { organisation, world } from './world.ts';

let api: Awaited<ReturnType<typeof world>>;
beforeAll(async () => {
  api = await world();
});
afterEach(() => {
  expect(api.failures).toEqual([]);
});
afterAll(() => api.end());

const SAID = 'Det här skulle inte ha stått här';
const add = async (part: object = {}): Promise<string> =>
  (await api.ask('kim', 'POST', '/api/tasks', { title: 'Kommenteras', ...part })).json.id;
const say = (person: string, task: string, body: object = { text: SAID }, headers = {}) =>
  api.ask(person, 'POST', `/api/tasks/${task}/comments`, body, headers);
const set = (person: string, task: string, comment: string, removed: unknown) =>
  api.ask(person, 'PATCH', `/api/tasks/${task}/comments/${comment}`, { removed });
const history = async (person: string, task: string): Promise<TaskHistory> =>
  (await api.ask(person, 'GET', `/api/tasks/${task}/history`)).json;
const counted = async (task: string) => (await api.ask('robin', 'GET', `/api/tasks/${task}`)).json.comments;

test('what was said is shown to nobody once it is taken back, that it was said stays, and it can be said again', async () => {
  const task = await add();
  const { status, json } = await say('kim', task, { text: `${SAID} @robin Påhittad`, mentions: ['robin'] });
  expect(status).toBe(201);
  expect(await counted(task)).toBe(1);
  expect((await set('kim', task, json.id, true)).status).toBe(200);
  for (const person of ['kim', 'robin']) {
    const seen = await history(person, task);
    expect(seen.comments).toMatchObject([{ id: json.id, by: { id: 'kim' }, text: '', mentions: [] }]);
    expect(seen.comments[0]?.removedAt).toMatch(/^\d{4}-/);
    expect(JSON.stringify(seen)).not.toContain(SAID);
  }
  expect(await counted(task)).toBe(0);
  expect((await api.ask('robin', 'GET', `/api/tasks?text=${encodeURIComponent(SAID)}`)).json.tasks).toEqual([]);
  expect((await set('kim', task, json.id, false)).status).toBe(200);
  expect((await history('robin', task)).comments).toMatchObject([
    { text: `${SAID} @robin Påhittad`, mentions: [{ id: 'robin' }], removedAt: null },
  ]);
  expect(await counted(task)).toBe(1);
});

test('only who said it takes it back: nobody else, whatever they may do with the task', async () => {
  const task = await add({ participants: ['nurse'] });
  const { id } = (await say('nurse', task)).json;
  const people = [...organisation.people.values()].map((person) => String(person.id));
  for (const person of people.filter((each) => each !== 'nurse')) {
    const sees = (await api.ask(person, 'GET', `/api/tasks/${task}`)).status === 200;
    expect([person, (await set(person, task, id, true)).status]).toEqual([person, sees ? 403 : 404]);
    if (sees) expect([person, (await history(person, task)).comments[0]?.remove]).toEqual([person, false]);
  }
  expect((await history('nurse', task)).comments).toMatchObject([{ text: SAID, remove: true }]);
  expect((await set('nurse', task, id, true)).status).toBe(200);
});

test('twice is once, a comment of another task is none of this one, and what is no answer changes nothing', async () => {
  const [task, other] = [await add(), await add()];
  const { id } = (await say('kim', task)).json;
  const versionOf = async () => (await api.ask('kim', 'GET', `/api/tasks/${task}`)).json.version;
  const before = await versionOf();
  expect((await set('kim', other, id, true)).status).toBe(404);
  expect((await set('kim', task, randomUUID(), true)).status).toBe(404);
  expect((await set('kim', task, 'inget-id', true)).status).toBe(404);
  for (const wrong of ['true', 1, null, undefined]) expect((await set('kim', task, id, wrong)).status).toBe(400);
  expect((await set('kim', task, id, false)).status).toBe(200);
  expect(await versionOf()).toBe(before);
  await set('kim', task, id, true);
  await set('kim', task, id, true);
  expect(await versionOf()).toBe(before + 1);
  expect((await history('kim', other)).comments).toEqual([]);
});

test('the same press again says nothing more, and answers with what it had said', async () => {
  const task = await add();
  const headers = { 'idempotency-key': randomUUID() };
  const first = await say('kim', task, { text: SAID }, headers);
  await say('kim', task, { text: 'Något annat' });
  const again = await say('kim', task, { text: SAID }, headers);
  expect(again).toMatchObject({ status: 201, json: first.json });
  expect((await history('kim', task)).comments.map(({ text }) => text)).toEqual([SAID, 'Något annat']);
});
