import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Answer, Incoming } from '../../../bot/ports/chat.ts';
import { activity, createWorld, tenant, type World } from './world.ts';

let world: World;
let heard: Incoming[];
beforeEach(async () => {
  world = await createWorld();
  heard = [];
});
afterEach(() => world.close());

const card = { type: 'AdaptiveCard', version: '1.5', body: [] } as const;
const marker = 'MARKER-fritext';
const press = (change: Record<string, unknown> = {}) => ({
  type: 'invoke',
  id: 'f:1',
  name: 'adaptiveCard/action',
  replyToId: '17',
  value: { action: { type: 'Action.Execute', verb: 'take', data: {} }, trigger: 'manual' },
  ...change,
});
const group = { conversation: { id: '19:group', conversationType: 'groupChat', isGroup: true, tenantId: tenant } };

async function knock(change: Record<string, unknown>, answer: Answer = { kind: 'nothing' }) {
  const door = world.teams().door(async (incoming) => {
    heard.push(incoming);
    return answer;
  });
  return door(activity(world, change), `Bearer ${await world.token()}`);
}
const sent = () => world.calls.filter((call) => call.path.startsWith('/connector/'));

test('the answer to a press rides on its response, and nothing is sent', async () => {
  const answer = await knock(press(), { kind: 'card', card });
  expect(answer).toEqual({
    status: 200,
    body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card },
  });
  expect(world.calls).toEqual([]);
});

test('a press that answers nothing leaves the card as it is', async () => {
  expect(await knock(press())).toEqual({
    status: 200,
    body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: '' },
  });
});

test('choices are answered as Teams wants a search answered', async () => {
  const search = { type: 'invoke', name: 'application/search', value: { dataset: 'places', queryText: 'v' } };
  const options = [{ title: 'Varberg', value: 'varberg' }];
  expect(await knock(search, { kind: 'options', options })).toEqual({
    status: 200,
    body: { statusCode: 200, type: 'application/vnd.microsoft.search.searchResponse', value: { results: options } },
  });
});

test('a dialog rides on the response as Teams wants one, also where the message stands in a group, and nothing is sent there', async () => {
  const action = {
    ...group,
    type: 'invoke',
    name: 'composeExtension/fetchTask',
    value: { commandId: 'reportMessage', messagePayload: { body: { contentType: 'text', content: marker } } },
  };
  expect(await knock(action, { kind: 'dialog', title: 'Rapportera som hot', card })).toEqual({
    status: 200,
    body: {
      task: {
        type: 'continue',
        value: {
          title: 'Rapportera som hot',
          width: 'medium',
          height: 'large',
          card: { contentType: 'application/vnd.microsoft.card.adaptive', content: card },
        },
      },
    },
  });
  expect(heard).toMatchObject([{ kind: 'fromMessage', message: { text: marker } }]);
  expect(sent()).toEqual([]);
  expect(world.lines.join('')).not.toContain(marker);
});

test('what Trygg has no use for is taken with 200 and goes no further', async () => {
  for (const change of [
    { type: 'typing' },
    { type: 'messageReaction' },
    { type: 'invoke', name: 'task/fetch' },
    press({ value: 7 }),
  ])
    expect((await knock(change)).status).toBe(200);
  expect(heard).toEqual([]);
});

test("an older client's press becomes the message that was pressed", async () => {
  await knock({ replyToId: '17', text: undefined, value: { verb: 'take' } }, { kind: 'card', card });
  expect(sent()).toMatchObject([
    {
      method: 'PUT',
      path: '/connector/v3/conversations/a%3Achat/activities/17',
      body: { type: 'message', summary: 'svar-sv', attachments: [{ content: card }] },
    },
  ]);
});

test('where the pressed message cannot be changed, the answer is sent', async () => {
  world.reply = (call) =>
    call.method === 'PUT'
      ? { status: 404, body: { error: { code: 'ActivityNotFoundInConversation' } } }
      : { status: 201, body: { id: '18' } };
  await knock({ replyToId: '17', value: { verb: 'take' } }, { kind: 'card', card });
  expect(sent().map((call) => call.method)).toEqual(['PUT', 'POST']);
  world.calls.length = 0;
  await knock({ value: { verb: 'take' } }, { kind: 'card', card });
  expect(sent().map((call) => call.method)).toEqual(['POST']);
});

test('in a group nothing is taken down; the person is pointed to the private chat in their language', async () => {
  await knock({ ...group, locale: 'en-US', text: marker });
  expect(heard).toEqual([]);
  expect(sent()).toMatchObject([{ method: 'POST', body: { text: 'privat-en' } }]);
});

test('a welcome in a group is not answered', async () => {
  await knock({ ...group, type: 'installationUpdate', action: 'add' });
  expect([heard, sent()]).toEqual([[], []]);
});

test('a press in a channel goes on, marked as not private, and an older client is pointed to the private chat', async () => {
  expect(await knock({ ...press(), ...group }, { kind: 'card', card })).toMatchObject({ body: { value: card } });
  expect(heard).toMatchObject([{ kind: 'press', who: { personal: false } }]);
  await knock({ ...group, replyToId: '17', value: { verb: 'take' } }, { kind: 'card', card });
  expect(sent()).toMatchObject([{ method: 'POST', body: { text: 'privat-sv' } }]);
});

test('what fails behind the door is told to nobody but the log, and there without its message', async () => {
  const door = world.teams().door(async () => Promise.reject(new Error(marker)));
  const answer = await door(activity(world, press()), `Bearer ${await world.token()}`);
  expect(answer).toEqual({ status: 500, body: { error: { code: 'internal', message: '' } } });
  expect(world.lines.join('')).toContain('teams.failed');
  expect(world.lines.join('')).not.toContain(marker);
});

test('people are reached where Teams was last heard from, never where an unproved activity says', async () => {
  const teams = world.teams({ playground: true, service: async () => null });
  const door = teams.door(async () => ({ kind: 'nothing' }));
  await door(activity(world, { serviceUrl: 'http://127.0.0.1:9/', channelId: 'emulator' }), '');
  await expect(teams.messenger.sendToChannel('Säkerhet', { card, summary: 's' })).rejects.toMatchObject({
    code: 'serviceUnknown',
  });
  await door(activity(world), `Bearer ${await world.token()}`);
  world.reply = () => ({ status: 201, body: { id: '19:channel;messageid=1', activityId: '1' } });
  expect(await teams.messenger.sendToChannel('Säkerhet', { card, summary: 's' })).toMatchObject({ kind: 'sent' });
});
