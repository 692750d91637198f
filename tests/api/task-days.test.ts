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

const add = async (part: object) => (await api.ask('kim', 'POST', '/api/tasks', { title: 'Uppgift', ...part })).json;
const finish = (task: { id: string }) =>
  api.ask('kim', 'PATCH', `/api/tasks/${task.id}`, { changes: [{ field: 'status', value: 'done', base: 1 }] });
const days = async (person: string, parameters: string) =>
  (await api.ask(person, 'GET', `/api/tasks/days?${parameters}`)).json.days;

test('each day says how many are due, late, done and followed up, by the filter of the list and nobody else’s', async () => {
  await add({ dueDate: '2001-03-01' });
  await finish(await add({ dueDate: '2001-03-01' }));
  await add({ dueDate: '2090-03-01', administration: 'hospital', followUpDate: '2090-02-01' });
  await add({ dueDate: '2090-03-01', followUpDate: '2090-03-01', responsible: 'nurse' });
  await add({ dueDate: '2091-01-01' });
  expect(await days('kim', 'from=2001-01-01&to=2001-12-31&view=all')).toEqual([
    { date: '2001-03-01', todo: 0, late: 1, done: 1, followUps: 0 },
  ]);
  expect(await days('kim', 'from=2001-01-01&to=2001-12-31&statuses=done')).toEqual([
    { date: '2001-03-01', todo: 0, late: 0, done: 1, followUps: 0 },
  ]);
  // What waits for its day is due all the same.
  expect(await days('kim', 'from=2090-01-01&to=2090-12-31')).toEqual([
    { date: '2090-02-01', todo: 0, late: 0, done: 0, followUps: 1 },
    { date: '2090-03-01', todo: 2, late: 0, done: 0, followUps: 0 },
  ]);
  // An employee counts what they were given.
  expect(await days('nurse', 'from=2090-01-01&to=2090-12-31')).toEqual([
    { date: '2090-03-01', todo: 1, late: 0, done: 0, followUps: 0 },
  ]);
  for (const wrong of ['from=2090-01-01', 'from=2090-01-01&to=2092-01-01', 'from=2090-02-30&to=2090-03-01'])
    expect((await api.ask('kim', 'GET', `/api/tasks/days?${wrong}`)).status).toBe(400);
});

test('the list narrows to what comes back, and to what has no administration', async () => {
  const title = 'Årlig kontroll';
  const yearly = await add({ title, dueDate: '2080-02-29', recurrence: 'P1Y' });
  const placed = await add({ title, administration: 'hospital' });
  const numbers = async (parameters: string): Promise<string[]> =>
    (
      await api.ask('kim', 'GET', `/api/tasks?text=${encodeURIComponent(title)}&sort=number&${parameters}`)
    ).json.tasks.map((task: { number: string }) => task.number);
  expect(await numbers('recurring=1')).toEqual([yearly.number]);
  expect(yearly.seriesDay).toBe(29);
  expect(await numbers('administrations=none')).toEqual([yearly.number]);
  expect(await numbers('administrations=hospital')).toEqual([placed.number]);
  expect(await numbers('administrations=none,hospital')).toEqual([yearly.number, placed.number]);
});
