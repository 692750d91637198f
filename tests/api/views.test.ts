import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { SavedView } from '../../bot/api/contract-views.ts';
import { world } from './world.ts';

let api: Awaited<ReturnType<typeof world>>;
beforeAll(async () => {
  api = await world();
});
afterEach(() => {
  expect(api.failures).toEqual([]);
});
afterAll(() => api.end());

const query = {
  view: 'todo',
  text: 'lås',
  administration: 'hospital',
  responsible: 'nobody',
  origin: 'rsa',
  status: '',
  priority: 'urgent',
  groupBy: 'responsible',
  sort: 'changedAt',
  descending: true,
} as const;
const fields = (name: string, part: object = {}) => ({ name, shared: false, layout: 'board', query, ...part });
const list = async (who: string): Promise<SavedView[]> => (await api.ask(who, 'GET', '/api/views')).json.views;
const names = async (who: string) => (await list(who)).map((view) => view.name);

async function saved(who: string, name: string, part: object = {}): Promise<SavedView> {
  const { status, json } = await api.ask(who, 'POST', '/api/views', fields(name, part));
  const found = json?.views?.find((each: SavedView) => each.name === name);
  if (status !== 201 || !found) throw new Error(`not saved: ${status}`);
  return found;
}
const patch = (who: string, view: SavedView, body: object) =>
  api.ask(who, 'PATCH', `/api/views/${view.id}`, { base: view.version, ...body });
const remove = (who: string, view: SavedView) => api.ask(who, 'POST', `/api/views/${view.id}/remove`, {});

test('a saved view comes back as it was, to its owner alone until it is shared', async () => {
  await api.ask('kim', 'POST', '/api/views', fields('  Mina   lås '));
  const [view] = await list('kim');
  if (!view) throw new Error('not saved');
  expect(view).toMatchObject({ name: 'Mina lås', layout: 'board', query, shared: false, opens: false });
  expect(view.may).toEqual({ change: true, remove: true });
  expect(await names('robin')).not.toContain('Mina lås');
  expect((await patch('kim', view, { shared: true })).status).toBe(200);
  const shared = (await list('robin')).find((each) => each.id === view.id);
  expect(shared).toMatchObject({ name: 'Mina lås', may: { change: false, remove: false } });
  expect(shared?.owner).toEqual({ id: 'kim', name: 'kim Påhittad' });
}, 60_000);

test('only its owner changes a view; another who may see it is refused, and to whom it is not shown it is not there', async () => {
  const own = await saved('kim', 'Bara Kims');
  const shared = await saved('kim', 'Delad av Kim', { shared: true });
  expect((await patch('robin', shared, { name: 'Robins' })).status).toBe(403);
  expect((await patch('lee', shared, { name: 'Lees' })).status).toBe(403);
  expect((await patch('robin', own, { name: 'Robins' })).status).toBe(404);
  expect((await remove('robin', own)).status).toBe(404);
  expect((await remove('lee', own)).status).toBe(404);
  expect((await remove('robin', shared)).status).toBe(403);
  expect(await names('kim')).toEqual(expect.arrayContaining(['Bara Kims', 'Delad av Kim']));
});

test('leadership may take away what is shared, so that nothing is left behind by who has gone', async () => {
  const shared = await saved('kim', 'Kvarlämnad', { shared: true });
  const seen = (await list('lee')).find((view) => view.id === shared.id);
  expect(seen?.may).toEqual({ change: false, remove: true });
  expect((await remove('lee', shared)).status).toBe(200);
  expect(await names('kim')).not.toContain('Kvarlämnad');
});

test('whoever does not see the list neither sees nor saves views', async () => {
  const shared = await saved('kim', 'För nätverket', { shared: true });
  for (const who of ['nurse', 'chief']) {
    expect((await api.ask(who, 'GET', '/api/views')).status).toBe(403);
    expect((await api.ask(who, 'POST', '/api/views', fields('Ny'))).status).toBe(403);
    expect((await patch(who, shared, { name: 'Ny' })).status).toBe(403);
    expect((await api.ask(who, 'POST', '/api/views/open', { view: shared.id })).status).toBe(403);
  }
});

test('the list opens with the view that one chose, for oneself alone and as long as one sees it', async () => {
  const view = await saved('kim', 'Först', { shared: true });
  expect((await api.ask('robin', 'POST', '/api/views/open', { view: view.id })).status).toBe(200);
  const opens = async (who: string) => (await list(who)).filter((each) => each.opens).map((each) => each.name);
  expect([await opens('robin'), await opens('kim')]).toEqual([['Först'], []]);
  const other = await saved('robin', 'Hellre den här');
  await api.ask('robin', 'POST', '/api/views/open', { view: other.id });
  expect(await opens('robin')).toEqual(['Hellre den här']);
  await api.ask('robin', 'POST', '/api/views/open', { view: null });
  expect(await opens('robin')).toEqual([]);
  await api.ask('robin', 'POST', '/api/views/open', { view: view.id });
  await patch('kim', view, { shared: false });
  expect(await opens('robin')).toEqual([]);
  const own = await saved('kim', 'Bara min');
  expect((await api.ask('robin', 'POST', '/api/views/open', { view: own.id })).status).toBe(404);
});

test('a view that was changed in another window is not written over', async () => {
  const view = await saved('kim', 'Två fönster');
  expect((await patch('kim', view, { name: 'Ett' })).status).toBe(200);
  expect(await patch('kim', view, { name: 'Två' })).toMatchObject({
    status: 409,
    json: { error: { code: 'conflict' } },
  });
  expect(await names('kim')).toContain('Ett');
});

test.each([
  ['no name', { name: '  ' }, 'textMissing'],
  ['a name too long', { name: 'x'.repeat(61) }, 'textTooLong'],
  ['an identity number in its name', { name: 'Om 19121212-1212' }, 'personalNumber'],
  ['a place that is no förvaltning', { query: { ...query, administration: 'ward' } }, 'unknownPlace'],
  ['someone unknown', { query: { ...query, responsible: 'ingen-sådan' } }, 'unknownPerson'],
  ['a view that is none', { query: { ...query, view: 'everything' } }, 'inputInvalid'],
  ['a field of its own', { query: { ...query, sql: '1=1' } }, 'inputInvalid'],
  ['a layout that is none', { layout: 'gantt' }, 'inputInvalid'],
])('a view with %s is refused', async (_what, part, code) => {
  const before = await names('kim');
  const { json } = await api.ask('kim', 'POST', '/api/views', fields('Vy', part));
  expect(json.error.code).toBe(code);
  expect(await names('kim')).toEqual(before);
});

test('the same press again saves one view', async () => {
  const send = () => api.ask('kim', 'POST', '/api/views', fields('En gång'), { 'idempotency-key': 'view-one-two' });
  await Promise.all([send(), send()]);
  expect((await names('kim')).filter((name) => name === 'En gång')).toHaveLength(1);
});
