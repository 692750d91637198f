import { afterEach, beforeEach, expect, test } from 'vitest';
import { type World, world } from '../../jobs/archive/world.ts';

let it: World;
beforeEach(async () => {
  it = await world({ grant: null, provisioned: false });
});
afterEach(() => it.end());

const said = async (apply: boolean) => (await it.makeLists(apply)).map(({ kind, what }) => `${kind} ${what}`);
const writes = () => it.graph.calls.filter(({ method }) => method !== 'GET').length;

test('the dry run says all that it would do, and does none of it', async () => {
  const steps = await said(false);
  expect(steps.map((step) => step.split(' ')[0])).toEqual(['grant', 'list', 'list', 'folder', 'folder', 'folder']);
  expect(steps[1]).toContain('Ärenden: TryggId, Kinds, Administration');
  expect(writes()).toBe(0);
  expect(it.graph.site.grants).toEqual([]);
});

test('it makes the grant, both lists with their indexes and the folders; again it finds nothing to do', async () => {
  await said(true);
  expect(it.graph.site.grants).toMatchObject([{ application: { id: it.graph.app.id }, roles: ['write'] }]);
  const columns = (title: string) => it.graph.list(title).columns.filter(({ builtIn }) => !builtIn);
  const indexed = (title: string) => columns(title).flatMap(({ name, indexed: has }) => (has ? [name] : []));
  expect(indexed('Ärenden')).toEqual([
    'TryggId',
    'Administration',
    'SecurityFunction',
    'CaseStatus',
    'Urgency',
    'ReceivedAt',
  ]);
  expect(indexed('Uppgifter')).toEqual([
    'TryggId',
    'Number',
    'Administration',
    'Responsible',
    'DueDate',
    'TaskStatus',
    'CaseNumber',
  ]);
  expect(columns('Uppgifter').find(({ name }) => name === 'TryggId')).toMatchObject({ unique: true });
  expect(columns('Uppgifter').find(({ name }) => name === 'DueDate')?.displayName).toBe('Klart senast');
  // The title's column is called by its list once the list is there.
  await said(true);
  const before = writes();
  expect(await said(true)).toEqual([]);
  expect(writes()).toBe(before);
});

test('what a list lacks is added; a column of another type is refused and told, never changed', async () => {
  await said(true);
  const list = it.graph.list('Uppgifter');
  const number = list.columns.findIndex(({ name }) => name === 'Number');
  list.columns.splice(number, 1);
  const [due] = list.columns.filter(({ name }) => name === 'DueDate');
  if (!due) throw new Error('no due date');
  list.columns[list.columns.indexOf(due)] = { ...due, kind: 'text' };
  for (const column of list.columns) if (column.name === 'CaseNumber') column.indexed = false;
  const steps = (await said(true)).filter((step) => !step.startsWith('title'));
  expect(steps).toEqual([
    'column Uppgifter.Number',
    'refused Uppgifter.DueDate: text, not date',
    'index Uppgifter.CaseNumber',
  ]);
  expect(list.columns.find(({ name }) => name === 'DueDate')?.kind).toBe('text');
  expect(list.columns.find(({ name }) => name === 'CaseNumber')?.indexed).toBe(true);
});

test('whoever is no administrator is refused, and nothing is made', async () => {
  it.graph.admin.roles.clear();
  await expect(said(true)).rejects.toMatchObject({ name: 'GraphRefused', status: 403 });
  expect(writes()).toBe(0);
});
