import { afterAll, beforeAll, expect, test } from 'vitest';
import { world } from './world.ts';

let api: Awaited<ReturnType<typeof world>>;
beforeAll(async () => {
  api = await world();
});
afterAll(() => api.end());

const add = async (part: object = {}) =>
  (await api.ask('kim', 'POST', '/api/tasks', { title: 'Åtgärd', ...part })).json;
const edit = (id: string, value: string, base = 1) =>
  api.ask('kim', 'PATCH', `/api/tasks/${id}`, { changes: [{ field: 'origin', value, base }] });

test('what a task came of is said afterwards too, and who had seen another one meets both', async () => {
  const { id } = await add();
  expect((await edit(id, 'inspectionRemark')).json).toMatchObject({
    conflicts: [],
    task: { origin: 'inspectionRemark' },
  });
  expect((await edit(id, 'goal')).json.conflicts).toMatchObject([
    { field: 'origin', yours: 'goal', theirs: 'inspectionRemark', base: 2 },
  ]);
  const { revisions } = (await api.ask('kim', 'GET', `/api/tasks/${id}/history`)).json;
  expect(revisions).toMatchObject([
    { field: 'origin', from: 'Egen uppgift', to: 'Anmärkning vid tillsyn', applied: true },
    { field: 'origin', to: 'Mål', applied: false },
  ]);
  const found = (await api.ask('kim', 'GET', '/api/tasks?origins=inspectionRemark')).json.tasks;
  expect(found.map((task: { id: string }) => task.id)).toEqual([id]);
});

test('nothing is said to come of a case, and what came of one keeps that origin', async () => {
  const { id } = await add();
  expect((await edit(id, 'case')).status).toBe(400);
  const of = await api.makeCase();
  await api.ask('holder', 'POST', `/api/cases/${of.id}/actions/take`, {});
  const made = await api.ask('holder', 'POST', `/api/cases/${of.id}/actions/makeTask`, { title: 'reviewAlarm' });
  const [task] = made.json.tasks;
  expect(task.may.edit).not.toContain('origin');
  expect((await edit(task.id, 'manual')).status).toBe(400);
  expect((await api.ask('kim', 'GET', `/api/tasks/${task.id}`)).json).toMatchObject({
    origin: 'case',
    case: { number: of.number },
  });
});
