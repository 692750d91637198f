import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Ask, ask, type Graph, signIn, startDouble } from './asking.ts';
import { createItem } from './writes.ts';

let graph: Graph;
let asked: Ask;
let administrator: Ask;
beforeEach(async () => {
  graph = await startDouble();
  asked = ask(graph, await signIn(graph, graph.app));
  administrator = ask(graph, await signIn(graph, graph.admin));
});
afterEach(async () => {
  const { breaches } = graph;
  await graph.stop();
  expect(breaches).toEqual([]);
});

const columns = [
  { name: 'Status', choice: { choices: ['Ny', 'Klar'] }, indexed: true },
  { name: 'Klart', dateTime: { format: 'dateOnly' } },
  { name: 'Ansvarig', personOrGroup: {} },
];

async function tasks(): Promise<string> {
  const made = await administrator('POST', `/sites/${graph.site.id}/lists`, {
    displayName: 'Uppgifter',
    list: { template: 'genericList' },
    columns,
  });
  expect(made.status).toBe(201);
  return `/sites/${graph.site.id}/lists/${made.body.id}/items`;
}

test('a list is made by an administrator, written by the app, and read by its fields', async () => {
  const items = await tasks();
  const person = graph.person({ displayName: 'Disa Demo' });
  const fields = {
    Title: 'Larm',
    Status: 'Ny',
    Klart: '2026-07-24',
    AnsvarigLookupId: String(graph.siteUserId(person.id)),
  };
  const made = await asked('POST', items, { fields });
  expect(made).toMatchObject({ status: 201, body: { id: '1', createdBy: { application: { id: graph.app.id } } } });
  const read = await asked(
    'GET',
    `${items}?$filter=fields/Status eq 'Ny'&$expand=fields($select=Title,Klart,Ansvarig)`,
  );
  expect(read.body.value).toMatchObject([
    { fields: { Title: 'Larm', Klart: '2026-07-23T22:00:00Z', Ansvarig: 'Disa Demo' } },
  ]);
});

test('a stale etag is refused, a fresh one is taken, and every version is kept', async () => {
  const items = await tasks();
  const { body } = await asked('POST', items, { fields: { Title: 'Ett' } });
  const first = { 'if-match': String(body.eTag) };
  expect(await asked('PATCH', `${items}/1/fields`, { Title: 'Två' }, first)).toMatchObject({
    status: 200,
    body: { Title: 'Två' },
  });
  expect(await asked('PATCH', `${items}/1/fields`, { Title: 'Tre' }, first)).toMatchObject({ status: 412 });
  const versions = await asked('GET', `${items}/1/versions?$expand=fields`);
  expect(versions.body.value).toMatchObject([
    { id: '2.0', fields: { Title: 'Två' } },
    { id: '1.0', fields: { Title: 'Ett' } },
  ]);
});

test('delta tells what people did since, page by page, deletions included', async () => {
  const items = await tasks();
  const person = graph.person({ displayName: 'Disa Demo' });
  for (const Title of ['a', 'b', 'c']) await asked('POST', items, { fields: { Title } });
  const start = await asked('GET', `${items}/delta?$expand=fields&$top=2`);
  expect(start.body.value).toHaveLength(2);
  const rest = await asked('GET', String(start.body['@odata.nextLink']));
  expect(rest.body.value).toMatchObject([{ fields: { Title: 'c' } }]);
  const hand = graph.as(person.id, 'Uppgifter');
  hand.edit(1, { Title: 'A' });
  hand.delete(2);
  const later = await asked('GET', String(rest.body['@odata.deltaLink']));
  expect(later.body.value).toMatchObject([
    { id: '1', fields: { Title: 'A' }, lastModifiedBy: { user: { id: person.id } } },
    { id: '2', deleted: { state: 'deleted' } },
  ]);
  expect((await asked('GET', String(later.body['@odata.deltaLink']))).body.value).toEqual([]);
});

test('an aged delta token is refused, and says where to begin anew', async () => {
  const items = await tasks();
  const { body } = await asked('GET', `${items}/delta?token=latest`);
  graph.ageTokens('Uppgifter');
  const old = await asked('GET', String(body['@odata.deltaLink']));
  expect(old).toMatchObject({ status: 410, body: { error: { code: 'resyncRequired' } } });
  const anew = await asked('GET', String(old.headers.get('location')));
  expect(anew.status).toBe(200);
  expect((await asked('GET', String(anew.body['@odata.deltaLink']))).status).toBe(200);
});

test('a value that must be alone is taken once, and free again when its row is gone or has another', async () => {
  const made = await administrator('POST', `/sites/${graph.site.id}/lists`, {
    displayName: 'Ensamma',
    list: { template: 'genericList' },
    columns: [{ name: 'Nyckel', text: {}, indexed: true, enforceUniqueValues: true }],
  });
  const items = `/sites/${graph.site.id}/lists/${made.body.id}/items`;
  const add = async (Nyckel: string) => (await asked('POST', items, { fields: { Nyckel } })).status;
  expect([await add('a'), await add('a')]).toEqual([201, 409]);
  expect((await asked('PATCH', `${items}/1/fields`, { Nyckel: 'a' })).status).toBe(200);
  expect((await asked('PATCH', `${items}/1/fields`, { Nyckel: 'b' })).status).toBe(200);
  expect([await add('a'), await add('b')]).toEqual([201, 409]);
  expect((await asked('DELETE', `${items}/1`)).status).toBe(204);
  expect(await add('b')).toBe(201);
});

test('a hundred thousand rows are found by their index, and told page by page', async () => {
  const items = await tasks();
  const list = graph.list('Uppgifter');
  const by = { application: { id: graph.app.id, displayName: 'Trygg' } };
  const one = 77_777;
  for (let count = 1; count <= 100_000; count += 1)
    createItem(graph.world, graph.site, list, by, { Title: 'x', Status: count === one ? 'Klar' : 'Ny' });
  const found = await asked('GET', `${items}?$filter=fields/Status eq 'Klar'&$select=id`);
  expect(found.body.value).toMatchObject([{ id: String(one) }]);
  expect((await asked('GET', `${items}?$filter=fields/Status eq 'Ny'`)).status).toBe(422);
  let told = 0;
  let link = `${items}/delta?$top=5000`;
  for (let page = await asked('GET', link); ; page = await asked('GET', link)) {
    told += Array.isArray(page.body.value) ? page.body.value.length : 0;
    const next = page.body['@odata.nextLink'];
    if (typeof next !== 'string') break;
    link = next;
  }
  expect(told).toBe(100_000);
});
