import { createServer } from 'node:http';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import { notificationRoute } from '../../../bot/adapters/graph/notifications.ts';
import { toldOfChanges } from '../../../bot/core/archive/told.ts';
import { type World, world } from '../../jobs/archive/world.ts';

const SECRET = 'the secret of our subscriptions';
const PUBLIC = 'https://trygg.example/api/graph/notifications';
let it: World | null = null;
afterEach(async () => {
  await it?.end();
  it = null;
});

const heard: { renew: boolean }[] = [];
const route = notificationRoute({
  clientState: SECRET,
  heard: async (what) => {
    heard.push(what);
    if (it) await toldOfChanges(it.deps, what);
  },
});
const ask = (body: unknown, query = '') =>
  route.handle(
    new Request(`${PUBLIC}${query}`, {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
    }),
    {},
  );

test('the token that asks whether the address is ours goes back as plain text', async () => {
  const token = 'Validation: å&+ <script>';
  const answer = await ask('', `?validationToken=${encodeURIComponent(token)}`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain/);
  expect(await answer.text()).toBe(token);
});

test.each([
  ['nothing', ''],
  ['no JSON', '{"value":['],
  ['another shape', { value: 'x' }],
  ['no secret', { value: [{}] }],
  ['another secret', { value: [{ clientState: `${SECRET}!` }] }],
  ['a secret of the same length', { value: [{ clientState: SECRET.replace('t', 'T') }] }],
])('%s is told and changes nothing', async (_what, body) => {
  heard.splice(0);
  expect([202, 400]).toContain((await ask(body)).status);
  expect(heard).toEqual([]);
});

test('a change with our secret is heard; a subscription that ends asks for a new one', async () => {
  heard.splice(0);
  await ask({ value: [{ clientState: SECRET, changeType: 'updated' }] });
  await ask({ value: [{ clientState: SECRET, lifecycleEvent: 'subscriptionRemoved' }] });
  expect(heard).toEqual([{ renew: false }, { renew: true }]);
});

/** Our own door, where the double reaches the public address. */
async function listening(): Promise<string> {
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await Array.fromAsync(request));
    const answer = await route.handle(
      new Request(`https://trygg.example${request.url}`, { method: 'POST', body: body.toString() }),
      {},
    );
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(await answer.text());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const at = server.address();
  return `http://127.0.0.1:${typeof at === 'object' && at ? at.port : 0}`;
}

test('a subscription is made, validated, told by, renewed before its end and made anew when it is gone', async () => {
  const here = await listening();
  it = await world({
    notify: { url: () => PUBLIC, clientState: SECRET },
    reach: (address) => address.replace('https://trygg.example', here),
  });
  const { graph } = it;
  await it.round();
  expect([...graph.world.subscriptions.values()]).toMatchObject([{ changeType: 'updated', clientState: SECRET }]);
  heard.splice(0);
  it.hand('robin').add({ Title: 'Från listan' });
  await graph.settled();
  expect(heard).toEqual([{ renew: false }]);
  const { rows } = await it.pool.query(`select once, lane from job where once like 'archive:told:%'`);
  expect(rows).toMatchObject([{ lane: 'archive' }]);
  const [first] = graph.world.subscriptions.values();
  it.pass(2.5 * 24 * 3_600);
  await it.round();
  const [renewed, ...more] = graph.world.subscriptions.values();
  expect([renewed?.id, more.length]).toEqual([first?.id, 0]);
  expect(renewed?.expiresAt).toBeGreaterThan(it.deps.clock.now().getTime() + 2 * 24 * 3_600_000);
  graph.world.subscriptions.clear();
  await ask({ value: [{ clientState: SECRET, lifecycleEvent: 'subscriptionRemoved' }] });
  await it.round();
  expect(graph.world.subscriptions.size).toBe(1);
});

test('where Graph cannot reach us, delta alone serves', async () => {
  it = await world({
    notify: { url: () => PUBLIC, clientState: SECRET },
    reach: () => 'http://127.0.0.1:9/nowhere',
  });
  await it.round();
  it.hand('robin').add({ Title: 'Från listan' });
  await it.round();
  expect(it.graph.world.subscriptions.size).toBe(0);
  expect(await it.tasks()).toHaveLength(1);
  expect(await it.troubles()).toEqual([]);
});
