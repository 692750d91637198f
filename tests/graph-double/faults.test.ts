/** What goes wrong in reality goes wrong here when a test says so, and the same way each time. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Ask, ask, type Graph, signIn, startDouble } from './asking.ts';
import { seeded } from './faults.ts';

let graph: Graph;
let asked: Ask;
let items: string;
let now: number;
let disa: string;

beforeEach(async () => {
  now = Date.parse('2026-11-22T08:00:00Z');
  graph = await startDouble({ clock: () => now });
  disa = graph.person({ displayName: 'Disa Demo' }).id;
  const administrator = ask(graph, await signIn(graph, graph.admin));
  asked = ask(graph, await signIn(graph, graph.app));
  const made = await administrator('POST', `/sites/${graph.site.id}/lists`, {
    displayName: 'Uppgifter',
    list: { template: 'genericList' },
  });
  items = `/sites/${graph.site.id}/lists/${made.body.id}/items`;
});
afterEach(() => graph.stop());

const add = (Title: string) => asked('POST', items, { fields: { Title } });
const titles = () => graph.rows('Uppgifter').map(({ fields }) => fields.Title);

test('a throttled call did nothing, and says how long to wait', async () => {
  graph.faults.next({ kind: 'answer', status: 429, after: 7 }, { method: 'POST', template: '/items' });
  const refused = await add('Ett');
  expect(refused).toMatchObject({ status: 429, body: { error: { code: 'tooManyRequests' } } });
  expect([refused.headers.get('retry-after'), refused.headers.get('ratelimit-remaining')]).toEqual(['7', '0']);
  expect(titles()).toEqual([]);
  expect((await add('Ett')).status).toBe(201);
});

test('a connection cut before the write leaves nothing; one cut after it leaves the write', async () => {
  graph.faults.next({ kind: 'cutBefore' });
  await expect(add('Ett')).rejects.toThrow();
  expect(titles()).toEqual([]);
  graph.faults.next({ kind: 'cutAfter' });
  await expect(add('Ett')).rejects.toThrow();
  expect(titles()).toEqual(['Ett']);
});

test('away, nothing answers, and what was there is there afterwards', async () => {
  await add('Ett');
  graph.faults.away = true;
  await expect(asked('GET', items)).rejects.toThrow();
  await expect(signIn(graph, graph.app)).rejects.toThrow();
  graph.faults.clear();
  expect((await asked('GET', items)).body.value).toHaveLength(1);
});

test('a storm is the same for the same seed', async () => {
  const statuses = async () => {
    graph.faults.storm({
      share: 0.5,
      faults: [
        { kind: 'answer', status: 429, after: 1 },
        { kind: 'answer', status: 503 },
      ],
      seed: 7,
    });
    const seen: number[] = [];
    for (let count = 0; count < 20; count += 1) seen.push((await asked('GET', items)).status);
    graph.faults.clear();
    return seen;
  };
  const first = await statuses();
  expect(new Set(first)).toEqual(new Set([200, 429, 503]));
  expect(await statuses()).toEqual(first);
  const random = seeded(1);
  expect(random()).not.toBe(random());
});

test('reads lag behind writes, delta too, and catch up', async () => {
  await add('Ett');
  now += 1_000;
  graph.faults.lagMs = 5_000;
  const made = await add('Två');
  expect(made.status).toBe(201);
  expect((await asked('GET', `${items}/2`)).status).toBe(404);
  const { body } = await asked('GET', `${items}/delta`);
  expect(body.value).toEqual([]);
  now += 6_000;
  const later = await asked('GET', String(body['@odata.deltaLink']));
  expect(later.body.value).toMatchObject([{ id: '1' }, { id: '2' }]);
});

test('delta may tell of an item twice, and the last one is right', async () => {
  await add('Ett');
  const { body } = await asked('GET', `${items}/delta?token=latest&$expand=fields`);
  const hand = graph.as(disa, 'Uppgifter');
  now += 1_000;
  hand.edit(1, { Title: 'Två' });
  now += 1_000;
  hand.edit(1, { Title: 'Tre' });
  graph.faults.repeats = true;
  const told = await asked('GET', String(body['@odata.deltaLink']));
  expect(told.body.value).toMatchObject([{ fields: { Title: 'Två' } }, { fields: { Title: 'Tre' } }]);
});

test('a deleted list is gone; a restored item has its old id', async () => {
  await add('Ett');
  const hand = graph.as(disa, 'Uppgifter');
  hand.delete(1);
  expect((await asked('GET', `${items}/1`)).status).toBe(404);
  hand.restore(1);
  expect((await asked('GET', `${items}/1`)).status).toBe(200);
  graph.deleteList('Uppgifter');
  expect((await asked('GET', items)).status).toBe(404);
});

test('each call of a batch stands for itself, in any order, one of them throttled', async () => {
  graph.faults.next({ kind: 'answer', status: 429, after: 3 }, { template: '/presence' });
  const requests = [
    { id: 'a', method: 'GET', url: `/users/${disa}?$select=id` },
    { id: 'b', method: 'GET', url: `/users/${disa}/presence` },
    {
      id: 'c',
      method: 'POST',
      url: items,
      body: { fields: { Title: 'Ett' } },
      headers: { 'Content-Type': 'application/json' },
    },
    { id: 'd', method: 'GET', url: '/users/nobody', dependsOn: ['b'] },
  ];
  const { body } = await asked('POST', '/$batch', { requests });
  expect(body.responses).toMatchObject([
    { id: 'd', status: 424 },
    { id: 'c', status: 201 },
    { id: 'b', status: 429, headers: { 'Retry-After': '3' } },
    { id: 'a', status: 200, body: { id: disa } },
  ]);
});

describe('an upload', () => {
  const step = 320 * 1024;
  const bytes = Buffer.alloc(step + 100, 'x');
  async function session(): Promise<string> {
    const { body } = await asked('GET', `/sites/${graph.site.id}/drive`);
    const started = await asked('POST', `/drives/${body.id}/root:/stor.pdf:/createUploadSession`, {
      item: { '@microsoft.graph.conflictBehavior': 'replace' },
    });
    return String(started.body.uploadUrl);
  }
  const put = (url: string, from: number, to: number, headers: Record<string, string> = {}) =>
    ask(graph, null)('PUT', url, bytes.subarray(from, to), {
      'content-range': `bytes ${from}-${to - 1}/${bytes.length}`,
      ...headers,
    });

  test('goes range by range, and a lost range is asked for again', async () => {
    const url = await session();
    graph.faults.droppedRanges = 1;
    expect((await put(url, 0, step)).status).toBe(503);
    expect((await ask(graph, null)('GET', url)).body.nextExpectedRanges).toEqual(['0-']);
    expect(await put(url, 0, step)).toMatchObject({ status: 202, body: { nextExpectedRanges: [`${step}-`] } });
    expect((await put(url, step, bytes.length)).status).toBe(201);
    expect(graph.files()).toMatchObject([{ path: 'stor.pdf', type: 'application/pdf' }]);
  });

  test('goes on after a cut where it was', async () => {
    const url = await session();
    graph.faults.next({ kind: 'cutAfter' }, { template: '/upload' });
    await expect(put(url, 0, step)).rejects.toThrow();
    expect((await ask(graph, null)('GET', url)).body.nextExpectedRanges).toEqual([`${step}-`]);
    expect((await put(url, 0, step)).status).toBe(416);
    expect((await put(url, step, bytes.length)).status).toBe(201);
  });

  test.each<[string, number, (url: string) => Promise<{ status: number }>]>([
    ['a range of odd length in the middle', 400, (url) => put(url, 0, 1000)],
    ['a range that is not the next', 416, (url) => put(url, step, bytes.length)],
    ['a range that does not say which', 400, (url) => ask(graph, null)('PUT', url, bytes)],
    ['a token, which the address needs not', 401, (url) => put(url, 0, step, { authorization: 'Bearer x' })],
  ])('%s: %i', async (_what, status, act) => {
    expect((await act(await session())).status).toBe(status);
  });

  test('its address lives a quarter of an hour', async () => {
    const url = await session();
    now += 16 * 60_000;
    expect((await put(url, 0, step)).status).toBe(404);
  });
});
