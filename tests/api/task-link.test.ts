import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { world } from './world.ts';

let api: Awaited<ReturnType<typeof world>>;
beforeAll(async () => {
  api = await world();
});
afterAll(() => api.end());

const add = async (part: object = {}) => api.ask('kim', 'POST', '/api/tasks', { title: 'Åtgärd', ...part });
const edit = (id: string, value: string | null, base = 1) =>
  api.ask('kim', 'PATCH', `/api/tasks/${id}`, { changes: [{ field: 'link', value, base }] });

test('a task leads to what it came of, and the history knows where it led before', async () => {
  const { json } = await add({ origin: 'externalRequest', link: 'https://tillsyn.example/arende/17' });
  expect(json).toMatchObject({ origin: 'externalRequest', link: 'https://tillsyn.example/arende/17' });
  const { json: met } = await edit(json.id, '#/meetings/01a2021c-88fa-76a0-9012-96e15ad58a62');
  expect(met).toMatchObject({ conflicts: [], task: { link: '#/meetings/01a2021c-88fa-76a0-9012-96e15ad58a62' } });
  expect((await edit(json.id, null)).json.conflicts).toMatchObject([{ field: 'link', yours: null }]);
  const { revisions } = (await api.ask('kim', 'GET', `/api/tasks/${json.id}/history`)).json;
  expect(revisions).toMatchObject([
    { field: 'link', from: 'https://tillsyn.example/arende/17', applied: true },
    { field: 'link', applied: false },
  ]);
});

describe('what is no protected address is refused, added or edited:', () => {
  test.each([
    ['script', 'javascript:alert(1)'],
    ['data', 'data:text/html,<b>'],
    ['unprotected', 'http://tillsyn.example/'],
    ['with a password', 'https://kim:hemligt@tillsyn.example/'],
    ['with spaces', 'https://tillsyn.example/a b'],
    ['with an identity number', 'https://tillsyn.example/19121212-1212'],
    ['words', 'se pärmen'],
    ['another page of the tab', '#/cases/RH-2026-00001'],
    ['out of the tab', '#/meetings/../../elsewhere'],
    ['too long', `https://tillsyn.example/${'a'.repeat(500)}`],
  ])('%s', async (_, link) => {
    expect((await add({ link })).status).toBe(400);
    const { json } = await add();
    expect((await edit(json.id, link)).status).toBe(400);
    expect((await api.ask('kim', 'GET', `/api/tasks/${json.id}`)).json.link).toBeNull();
  });
});

test('a task of a case leads to its case alone', async () => {
  const of = await api.makeCase();
  await api.ask('holder', 'POST', `/api/cases/${of.id}/actions/take`, {});
  const made = await api.ask('holder', 'POST', `/api/cases/${of.id}/actions/makeTask`, { title: 'reviewAlarm' });
  const [task] = made.json.tasks;
  expect(task.may.edit).not.toContain('link');
  expect((await edit(task.id, 'https://tillsyn.example/')).status).toBe(400);
});
