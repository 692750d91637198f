import { createServer } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Ask, ask, type Graph, signIn, startDouble } from './asking.ts';
import { LONGEST } from './subscriptions.ts';

let graph: Graph;
let asked: Ask;
let list: string;
let now: number;
let heard: unknown[];
let echo: (token: string) => string;
let close: () => void;

beforeEach(async () => {
  now = Date.parse('2026-11-22T08:00:00Z');
  heard = [];
  echo = (token) => token;
  const receiver = createServer(async (request, response) => {
    const text = Buffer.concat(await Array.fromAsync(request)).toString();
    const token = new URL(request.url ?? '/', 'http://x').searchParams.get('validationToken');
    if (token === null) heard.push(JSON.parse(text));
    response
      .writeHead(token === null ? 202 : 200, { 'content-type': 'text/plain' })
      .end(token === null ? '' : echo(token));
  });
  await new Promise<void>((listening) => receiver.listen(0, '127.0.0.1', listening));
  const address = receiver.address();
  const port = typeof address === 'object' ? address?.port : 0;
  close = () => receiver.close();
  graph = await startDouble({
    clock: () => now,
    reach: (url) => url.replace('https://trygg.example', `http://127.0.0.1:${port}`),
  });
  const administrator = ask(graph, await signIn(graph, graph.admin));
  asked = ask(graph, await signIn(graph, graph.app));
  const made = await administrator('POST', `/sites/${graph.site.id}/lists`, {
    displayName: 'Uppgifter',
    list: { template: 'genericList' },
  });
  list = `sites/${graph.site.id}/lists/${made.body.id}`;
});
afterEach(async () => {
  await graph.stop();
  close();
});

const in_ = (minutes: number) => new Date(now + minutes * 60_000).toISOString();
const subscribe = () =>
  asked('POST', '/subscriptions', {
    changeType: 'updated',
    notificationUrl: 'https://trygg.example/api/notified',
    resource: list,
    expirationDateTime: in_(LONGEST - 1),
    clientState: 'hemligt',
  });

test('the receiver proves itself, is told that the list changed and not what, and can be renewed', async () => {
  const { status, body } = await subscribe();
  expect(status).toBe(201);
  graph.as(graph.person({ displayName: 'Disa Demo' }).id, 'Uppgifter').add({ Title: 'Hemlig rubrik' });
  await graph.settled();
  expect(heard).toMatchObject([
    { value: [{ subscriptionId: body.id, clientState: 'hemligt', changeType: 'updated', resource: list }] },
  ]);
  expect(JSON.stringify(heard)).not.toContain('rubrik');
  now += 60_000;
  expect((await asked('PATCH', `/subscriptions/${body.id}`, { expirationDateTime: in_(LONGEST - 1) })).status).toBe(
    200,
  );
  now += LONGEST * 60_000;
  const again = ask(graph, await signIn(graph, graph.app));
  expect((await again('GET', '/subscriptions')).body.value).toEqual([]);
  expect((await again('PATCH', `/subscriptions/${body.id}`, { expirationDateTime: in_(10) })).status).toBe(404);
});

test('a receiver that answers something else gets no subscription', async () => {
  echo = (token) => encodeURIComponent(token);
  expect(await subscribe()).toMatchObject({ status: 400, body: { error: { code: 'ValidationError' } } });
});

test('notifications can be lost, and subscriptions refused', async () => {
  await subscribe();
  graph.faults.silent = true;
  graph.as(graph.person({ displayName: 'Disa Demo' }).id, 'Uppgifter').add({ Title: 'Ett' });
  await graph.settled();
  expect(heard).toEqual([]);
  graph.faults.subscriptions = false;
  expect((await subscribe()).status).toBe(403);
});
