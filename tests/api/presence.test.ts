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

/** Reads the stream as someone; `next` waits for the next thing told. */
async function listen(person: string) {
  const abort = new AbortController();
  const answer = await fetch(`${api.url}/api/changes`, {
    headers: { authorization: `Bearer ${await api.tokenOf(person)}` },
    signal: abort.signal,
  });
  const lines = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let buffered = '';
  return {
    stop: () => abort.abort(),
    async next(): Promise<object> {
      for (;;) {
        const [, data, rest] = /data: (.*)\n\n([\s\S]*)/.exec(buffered) ?? [];
        if (data !== undefined) {
          buffered = rest ?? '';
          return JSON.parse(data);
        }
        const { value, done } = (await lines?.read()) ?? { value: '', done: true };
        if (done) throw new Error('the stream ended');
        buffered += value;
      }
    },
  };
}
const add = async (body: object) => (await api.ask('kim', 'POST', '/api/tasks', body)).json;
const be = (person: string, task: string, field: unknown) =>
  api.ask(person, 'POST', `/api/tasks/${task}/presence`, { field });

test('who is in which field is told to the others with the list, by name, and never back to oneself', async () => {
  const task = await add({ title: 'HEMLIG RUBRIK' });
  const [robin, kim] = [await listen('robin'), await listen('kim')];
  expect((await be('kim', task.id, 'title')).status).toBe(204);
  const by = { id: 'kim', name: 'kim Påhittad' };
  expect(await robin.next()).toEqual({ noun: 'presence', id: task.id, by, field: 'title' });
  await be('kim', task.id, null);
  expect(await robin.next()).toEqual({ noun: 'presence', id: task.id, by, field: null });
  const later = await add({ title: 'Efteråt' });
  expect(await kim.next()).toEqual({ noun: 'task', id: later.id, version: 1 });
  for (const each of [robin, kim]) each.stop();
});

test('someone without the right to the task hears nothing, and says nothing', async () => {
  const task = await add({ title: 'Inte din' });
  const given = await add({ title: 'Din', responsible: 'nurse' });
  const nurse = await listen('nurse');
  await be('kim', task.id, 'title');
  await be('kim', given.id, 'comment');
  expect(await nurse.next()).toMatchObject({ noun: 'presence', id: given.id, field: 'comment' });
  nurse.stop();
  expect((await be('nurse', task.id, 'title')).status).toBe(404);
  expect((await be('nurse', given.id, 'title')).status).toBe(204);
});

test('who declared a conflict of interest hears nothing of the tasks that came of the case', async () => {
  const of = await api.makeCase();
  const press = (verb: string, body: object = {}) =>
    api.ask('holder', 'POST', `/api/cases/${of.id}/actions/${verb}`, body);
  await press('take');
  const [task] = (await press('makeTask', { title: 'followUp' })).json.tasks;
  await press('declareConflict');
  const holder = await listen('holder');
  expect((await be('robin', task.id, 'status')).status).toBe(204);
  const after = await add({ title: 'Efteråt' });
  expect(await holder.next()).toMatchObject({ noun: 'task', id: after.id });
  holder.stop();
  expect((await be('holder', task.id, 'status')).status).toBe(404);
});

test('only fields have a presence: no words come through', async () => {
  const task = await add({ title: 'Skylt' });
  for (const field of ['HEMLIGT', 'content', 7, undefined]) expect((await be('kim', task.id, field)).status).toBe(400);
  const sent = await api.ask('kim', 'POST', `/api/tasks/${task.id}/presence`, { field: 'title', value: 'HEMLIGT' });
  expect(sent.status).toBe(400);
});

test('nothing of it is kept: no event, no version, no row that changed', async () => {
  const task = await add({ title: 'Kvar' });
  const written = async () => {
    const { rows } = await api.deps.pool.query(
      'select (select count(*) from event) as events, (select count(*) from task_revision) as revisions',
    );
    return rows;
  };
  const before = await written();
  await be('kim', task.id, 'title');
  expect(await written()).toEqual(before);
  expect((await api.ask('kim', 'GET', `/api/tasks/${task.id}`)).json).toEqual(task);
});
