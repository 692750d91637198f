import { afterAll, beforeAll, expect, test } from 'vitest';
import { documents } from '../../bot/adapters/documents/index.ts';
import { createApi } from '../../bot/api/index.ts';
import { p, world } from './world.ts';

let api: Awaited<ReturnType<typeof world>>;
beforeAll(async () => {
  api = await world();
});
afterAll(() => api.end());

/** Reads a stream as someone; `next` waits for the next thing heard. */
async function listen(person: string) {
  const abort = new AbortController();
  const answer = await fetch(`${api.url}/api/changes`, {
    headers: { authorization: `Bearer ${await api.tokenOf(person)}` },
    signal: abort.signal,
  });
  const lines = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let buffered = '';
  return {
    type: answer.headers.get('content-type'),
    stop: () => abort.abort(),
    async next(): Promise<{ noun: string; id: string; version: number }> {
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

test('a change by someone else is heard as id and version, with none of its words', async () => {
  const robin = await listen('robin');
  expect(robin.type).toContain('text/event-stream');
  const task = await add({ title: 'HEMLIG RUBRIK' });
  expect(await robin.next()).toEqual({ noun: 'task', id: task.id, version: 1 });
  await api.ask('kim', 'PATCH', `/api/tasks/${task.id}`, { changes: [{ field: 'status', value: 'done', base: 1 }] });
  expect(await robin.next()).toEqual({ noun: 'task', id: task.id, version: 2 });
  robin.stop();
});

test('an employee hears of what they were given, until and including its being taken away, and of nothing else', async () => {
  const mine = await add({ title: 'Din', responsible: 'nurse' });
  const nurse = await listen('nurse');
  await add({ title: 'Inte din' });
  await api.ask('kim', 'PATCH', `/api/tasks/${mine.id}`, { changes: [{ field: 'responsible', value: null, base: 1 }] });
  expect(await nurse.next()).toEqual({ noun: 'task', id: mine.id, version: 2 });
  const later = await add({ title: 'Din igen', responsible: 'nurse' });
  expect(await nurse.next()).toEqual({ noun: 'task', id: later.id, version: 1 });
  nurse.stop();
});

test('a change of a case is heard by its function and its reporter, not by a coordinator', async () => {
  const of = await api.makeCase();
  const [kim, deputy, nurse] = [await listen('kim'), await listen('deputy'), await listen('nurse')];
  await api.ask('holder', 'POST', `/api/cases/${of.id}/actions/take`, {});
  expect(await deputy.next()).toMatchObject({ noun: 'case', id: of.id });
  expect(await nurse.next()).toMatchObject({ noun: 'case', id: of.id });
  const task = await add({ title: 'Efteråt' });
  expect(await kim.next()).toMatchObject({ noun: 'task', id: task.id });
  for (const each of [kim, deputy, nurse]) each.stop();
});

test('a meeting is heard by the members of its forum, and by nobody else', async () => {
  const [robin, deputy] = [await listen('robin'), await listen('deputy')];
  const planned = await api.ask('kim', 'POST', '/api/meetings', {
    forum: 'network',
    plannedAt: '2026-11-03T09:00:00Z',
  });
  const [{ id }] = planned.json.meetings;
  expect(await robin.next()).toEqual({ noun: 'meeting', id, version: 1 });
  // Its agenda is another one now, though nobody has touched the meeting itself.
  await api.ask('kim', 'POST', '/api/forums/network/proposals', { title: 'HEMLIGT FÖRSLAG' });
  expect(await robin.next()).toEqual({ noun: 'meeting', id, version: 1 });
  await api.ask('kim', 'POST', `/api/meetings/${id}/start`);
  expect(await robin.next()).toEqual({ noun: 'meeting', id, version: 2 });
  const task = await add({ title: 'Efter mötet' });
  expect(await deputy.next()).toMatchObject({ noun: 'task', id: task.id });
  await api.ask('kim', 'POST', `/api/meetings/${id}/end`);
  for (const each of [robin, deputy]) each.stop();
});

test('the stream ends when the proof of who listens does, and nobody is left listening', async () => {
  let listeners = 0;
  const routes = createApi({
    documents,
    hasLibrary: false,
    ...api.deps,
    callers: { identify: async () => ({ person: p('kim'), name: 'Kim', roles: [], until: 0 }) },
    settings: { mode: 'local' },
    changes: {
      subscribe() {
        listeners += 1;
        return () => {
          listeners -= 1;
        };
      },
      tell: () => {},
    },
    failed: () => {},
  });
  const stream = routes.find((route) => route.path === '/api/changes');
  const answer = await stream?.handle(
    new Request('http://localhost/api/changes', { headers: { authorization: 'Bearer x' } }),
    {},
  );
  expect(await answer?.text()).toBe('retry: 2000\n\n');
  expect(listeners).toBe(0);
});
