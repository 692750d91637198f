import { exportJWK, generateKeyPair } from 'jose';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { clouds } from '../../../bot/config/clouds.ts';
import type { Incoming } from '../../../bot/ports/chat.ts';
import { encode, forgeries } from './forgeries.ts';
import { activity, appId, createWorld, now, registered, tenant, type World } from './world.ts';

let world: World;
let heard: Incoming[];
beforeEach(async () => {
  world = await createWorld();
  heard = [];
});
afterEach(() => world.close());

const seconds = now.getTime() / 1000;
const marker = 'MARKER-fritext';

function door(options: Parameters<World['teams']>[0] = {}) {
  return world.teams(options).door(async (incoming) => {
    heard.push(incoming);
    return { kind: 'nothing' };
  });
}

test('a token that Teams signed for this bot and this service address gets in', async () => {
  const answer = await door()(activity(world), `Bearer ${await world.token()}`);
  expect(answer.status).toBe(200);
  expect(heard).toHaveLength(1);
});

test('there are many forgeries', () => {
  expect(forgeries.length).toBeGreaterThanOrEqual(25);
});

test.each(forgeries)('%s is refused (%s) with 401, and nothing is told or done', async (_what, why, forge) => {
  const answer = await door()(activity(world, { text: marker }), await forge(world));
  expect(answer).toEqual({ status: 401, body: { error: { code: 'unauthorized', message: '' } } });
  expect(heard).toEqual([]);
  expect(world.lines.map((line) => JSON.parse(line))).toMatchObject([{ event: 'teams.refused', why }]);
  expect(world.lines.join('')).not.toContain(marker);
  // No address out of a token is ever asked, and nothing is sent.
  expect(world.calls).toEqual([]);
});

test.each<[string, Record<string, unknown>]>([
  ['no service address', { serviceUrl: undefined }],
  ['a service address that is no address', { serviceUrl: 'evil' }],
  ['a service address that is no text', { serviceUrl: 7 }],
  ['another service address than the token', { serviceUrl: 'https://evil.example/' }],
  ['another channel', { channelId: 'webchat' }],
  ['the emulator, which once needed no service address', { channelId: 'emulator', serviceUrl: '' }],
  ['no channel', { channelId: undefined }],
  ['another tenant', { channelData: { tenant: { id: appId } }, conversation: { id: 'c', tenantId: appId } }],
  ['another tenant in one of the two places', { channelData: { tenant: { id: appId } } }],
  ['a tenant that is no text', { channelData: { tenant: { id: [tenant] } } }],
  ['no tenant', { channelData: undefined, conversation: { id: 'c', conversationType: 'personal' } }],
])('with a true token, an activity with %s is refused', async (_what, change) => {
  const answer = await door()(activity(world, change), `Bearer ${await world.token()}`);
  expect(answer.status).toBe(401);
  expect(heard).toEqual([]);
});

test('a clock that is a little off lets in, as far as a minute', async () => {
  const open = door();
  for (const change of [{ exp: seconds - 50 }, { nbf: seconds + 50 }])
    expect((await open(activity(world), `Bearer ${await world.token(change)}`)).status).toBe(200);
});

test('fifty first requests at once fetch the keys once', async () => {
  const open = door();
  const bearer = `Bearer ${await world.token()}`;
  const answers = await Promise.all(Array.from({ length: 50 }, () => open(activity(world), bearer)));
  expect(answers.map((answer) => answer.status)).toEqual(Array(50).fill(200));
  expect([world.metadataFetches, world.keyFetches]).toEqual([1, 1]);
});

test('a token that could never hold costs no look at the keys', async () => {
  const open = door();
  for (const proof of ['', 'Bearer a.b.c', `Bearer ${encode({ alg: 'none', kid: 'own' })}.a.b`])
    expect((await open(activity(world), proof)).status).toBe(401);
  expect([world.metadataFetches, world.keyFetches]).toEqual([0, 0]);
});

test.each(['usgov', 'usgovdod', 'china'] as const)(
  'in the cloud %s its own channel is believed, and the public one is not',
  async (name) => {
    const authority = clouds[name].bot;
    const open = door({ identity: { ...registered, authority, scope: `${clouds[name].botScope}/.default` } });
    const status = async (iss: string | undefined) =>
      (await open(activity(world), `Bearer ${await world.token({ iss })}`)).status;
    expect(await status(authority?.ToBotFromChannelTokenIssuer)).toBe(200);
    expect(await status('https://api.botframework.com')).toBe(401);
    expect(await status(`${world.origin}/issuer`)).toBe(401);
  },
);

test('a rolled key is found, but forged key names do not make us ask again and again', async () => {
  let time = now.getTime();
  const open = door({ now: () => new Date(time) });
  const forged = `Bearer ${await world.token({}, { kid: 'foreign' }, world.keys.other)}`;
  for (let times = 0; times < 20; times += 1) expect((await open(activity(world), forged)).status).toBe(401);
  expect(world.keyFetches).toBe(1);
  const rolled = await generateKeyPair('RS256');
  world.keySet = { keys: [{ ...(await exportJWK(rolled.publicKey)), kid: 'new', endorsements: ['msteams'] }] };
  time += 61_000;
  const bearer = `Bearer ${await world.token({}, { kid: 'new' }, rolled.privateKey)}`;
  const answers = await Promise.all(Array.from({ length: 10 }, () => open(activity(world), bearer)));
  expect(answers.map((answer) => answer.status)).toEqual(Array(10).fill(200));
  expect(world.keyFetches).toBe(2);
});

test('a key that the channel has withdrawn stops working within a day', async () => {
  let time = now.getTime();
  const open = door({ now: () => new Date(time) });
  const bearer = `Bearer ${await world.token({ exp: seconds + 200_000 })}`;
  expect((await open(activity(world), bearer)).status).toBe(200);
  world.keySet = { keys: [] };
  time += 24 * 3_600_000;
  expect((await open(activity(world), bearer)).status).toBe(401);
});

test('keys that cannot be had are our fault and not the caller’s; known keys go on working meanwhile', async () => {
  let time = now.getTime();
  const open = door({ now: () => new Date(time) });
  const bearer = `Bearer ${await world.token({ exp: seconds + 200_000 })}`;
  const { keySet } = world;
  world.keySet = null;
  expect((await open(activity(world), bearer)).status).toBe(503);
  world.keySet = keySet;
  expect((await open(activity(world), bearer)).status).toBe(200);
  world.keySet = null;
  time += 25 * 3_600_000;
  expect((await open(activity(world), bearer)).status).toBe(200);
});

test('the Playground gets in without a token only when it is asked for, and only from this machine', async () => {
  expect((await door()(activity(world), '')).status).toBe(401);
  const open = door({ playground: true });
  const fromPlayground = { channelId: 'emulator', channelData: {}, conversation: { id: 'personal-chat-id' } };
  expect((await open(activity(world, fromPlayground), '')).status).toBe(200);
  expect((await open(activity(world, { ...fromPlayground, serviceUrl: 'https://evil.example/' }), '')).status).toBe(
    401,
  );
  expect((await open(activity(world), 'Bearer a.b.c')).status).toBe(401);
});

test('a production bot never takes the Playground’s word', async () => {
  expect((await door({ identity: registered, playground: true })(activity(world), '')).status).toBe(401);
});

test('a body that is no activity is refused before anything else', async () => {
  for (const body of [null, 'text', 7, [], {}, { type: 7 }]) expect((await door()(body, '')).status).toBe(400);
});
