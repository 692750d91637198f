import { exportJWK, generateKeyPair } from 'jose';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Incoming } from '../../../bot/ports/chat.ts';
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

const encode = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url');

test('a token that Teams signed for this bot and this service address gets in', async () => {
  const answer = await door()(activity(world), `Bearer ${await world.token()}`);
  expect(answer.status).toBe(200);
  expect(heard).toHaveLength(1);
});

type Forgery = (world: World) => Promise<string>;
const claims =
  (change: { [claim: string]: unknown }): Forgery =>
  async (world) =>
    `Bearer ${await world.token(change)}`;
const payload = (world: World) => ({
  iss: `${world.origin}/issuer`,
  aud: appId,
  serviceurl: world.serviceUrl,
  nbf: seconds - 10,
  exp: seconds + 3600,
});

/** What is forged, why it must be refused (or another check than the one meant may have done it), and how it is made. */
const forgeries: [string, string, Forgery][] = [
  ['no token', 'tokenMissing', async () => ''],
  ['an empty bearer', 'tokenMissing', async () => 'Bearer '],
  ['another scheme', 'tokenMissing', async (world) => `Basic ${await world.token()}`],
  ['the token without a scheme', 'tokenMissing', async (world) => world.token()],
  ['two tokens', 'tokenMissing', async (world) => `Bearer ${await world.token()} ${await world.token()}`],
  ['what is no token', 'tokenMissing', async () => 'Bearer abc'],
  ['three parts of nothing', 'tokenBroken', async () => 'Bearer a.b.c'],
  [
    'an unsigned token',
    'tokenMissing',
    async (world) => `Bearer ${encode({ alg: 'none', kid: 'own' })}.${encode(payload(world))}.`,
  ],
  [
    'a token that says it is unsigned but carries a signature',
    'algorithmForeign',
    async (world) => {
      const [, body, signature] = (await world.token()).split('.');
      return `Bearer ${encode({ alg: 'none', kid: 'own' })}.${body}.${signature}`;
    },
  ],
  [
    'a token signed with a shared secret',
    'algorithmForeign',
    async (world) => `Bearer ${await world.token({}, { alg: 'HS256' }, new TextEncoder().encode('x'.repeat(32)))}`,
  ],
  [
    'a token signed with the public key as the secret',
    'algorithmForeign',
    async (world) => {
      const secret = new TextEncoder().encode(JSON.stringify(world.keySet));
      return `Bearer ${await world.token({}, { alg: 'HS256' }, secret)}`;
    },
  ],
  [
    'a stronger algorithm than agreed',
    'algorithmForeign',
    async (world) => `Bearer ${await world.token({}, { alg: 'RS512' }, (await generateKeyPair('RS512')).privateKey)}`,
  ],
  [
    "someone else's signature under our key's name",
    'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
    async (world) => `Bearer ${await world.token({}, {}, world.keys.other)}`,
  ],
  [
    'a changed payload under an old signature',
    'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
    async (world) => {
      const [head, , signature] = (await world.token()).split('.');
      return `Bearer ${head}.${encode({ ...payload(world), serviceurl: world.serviceUrl, extra: 1 })}.${signature}`;
    },
  ],
  [
    'a changed signature',
    'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
    async (world) => {
      const token = await world.token();
      const at = token.lastIndexOf('.') + 10;
      return `Bearer ${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
    },
  ],
  [
    'a cut signature',
    'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
    async (world) => `Bearer ${(await world.token()).slice(0, -20)}`,
  ],
  [
    'a key that the channel has not',
    'keyUnknown',
    async (world) => `Bearer ${await world.token({}, { kid: 'foreign' }, world.keys.other)}`,
  ],
  ['no key named', 'keyMissing', async (world) => `Bearer ${await world.token({}, { kid: undefined })}`],
  [
    'a key brought along in the token',
    'keyUnknown',
    async (world) => `Bearer ${await world.token({}, { kid: 'foreign', jwk: { kty: 'RSA' } }, world.keys.other)}`,
  ],
  [
    'a key that is not endorsed for Teams',
    'keyNotEndorsed',
    async (world) => `Bearer ${await world.token({}, { kid: 'unendorsed' }, world.keys.unendorsed)}`,
  ],
  [
    'a critical header that we do not know',
    'ERR_JOSE_NOT_SUPPORTED',
    async (world) => `Bearer ${encode({ alg: 'RS256', kid: 'own', crit: ['x'], x: 1 })}.${encode(payload(world))}.AAAA`,
  ],
  ['a token that has ended', 'ERR_JWT_EXPIRED', claims({ exp: seconds - 120 })],
  ['a token that ended long ago', 'ERR_JWT_EXPIRED', claims({ exp: seconds - 86_400 })],
  ['a token that never ends', 'ERR_JWT_CLAIM_VALIDATION_FAILED', claims({ exp: undefined })],
  ['an end that is no time', 'ERR_JWT_CLAIM_VALIDATION_FAILED', claims({ exp: 'tomorrow' })],
  ['a token that is not valid yet', 'ERR_JWT_CLAIM_VALIDATION_FAILED', claims({ nbf: seconds + 300 })],
  ['another issuer', 'ERR_JWT_CLAIM_VALIDATION_FAILED', claims({ iss: 'https://evil.example' })],
  [
    "the real channel's issuer, which is not this one's",
    'ERR_JWT_CLAIM_VALIDATION_FAILED',
    claims({ iss: 'https://api.botframework.com' }),
  ],
  ['no issuer', 'ERR_JWT_CLAIM_VALIDATION_FAILED', claims({ iss: undefined })],
  [
    'another bot as the audience',
    'ERR_JWT_CLAIM_VALIDATION_FAILED',
    claims({ aud: '99999999-2222-4333-8444-555555555555' }),
  ],
  ['no audience', 'ERR_JWT_CLAIM_VALIDATION_FAILED', claims({ aud: undefined })],
  ['several audiences, ours among them', 'audienceForeign', claims({ aud: [appId, 'another'] })],
  ['another service address', 'serviceUrlForeign', claims({ serviceurl: 'https://evil.example/' })],
  [
    'a service address that only begins alike',
    'serviceUrlForeign',
    async (world) => `Bearer ${await world.token({ serviceurl: `${world.serviceUrl}more` })}`,
  ],
  ['no service address', 'serviceUrlForeign', claims({ serviceurl: undefined })],
];

test.each(forgeries)('%s is refused (%s) with 401, and nothing is told or done', async (_what, why, forge) => {
  const answer = await door()(activity(world, { text: marker }), await forge(world));
  expect(answer).toEqual({ status: 401, body: { error: { code: 'unauthorized', message: '' } } });
  expect(heard).toEqual([]);
  expect(world.lines.map((line) => JSON.parse(line))).toMatchObject([{ event: 'teams.refused', why }]);
  expect(world.lines.join('')).not.toContain(marker);
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
  expect(world.keyFetches).toBe(1);
});

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
