import { exportJWK, generateKeyPair } from 'jose';
import { appId, now, tenant, type World } from './world.ts';

const seconds = now.getTime() / 1000;
const forger = generateKeyPair('RS256');
export const encode = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url');

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
export const forgeries: [string, string, Forgery][] = [
  ['no token', 'tokenMissing', async () => ''],
  ['an empty bearer', 'tokenMissing', async () => 'Bearer '],
  ['another scheme', 'tokenMissing', async (world) => `Basic ${await world.token()}`],
  ['the token without a scheme', 'tokenMissing', async (world) => world.token()],
  ['two tokens', 'tokenMissing', async (world) => `Bearer ${await world.token()} ${await world.token()}`],
  ['what is no token', 'tokenMissing', async () => 'Bearer no-token-at-all'],
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
  ...['../../../../dev/null', 'https://evil.example/keys', "own' or '1'='1", '__proto__'].map(
    (kid): [string, string, Forgery] => [
      `a key by the name ${kid}`,
      'keyUnknown',
      async (world) => `Bearer ${await world.token({}, { kid }, world.keys.other)}`,
    ],
  ),
  [
    'a key’s name that is no text',
    'keyMissing',
    async (world) => `Bearer ${encode({ alg: 'RS256', kid: ['own'] })}.${encode(payload(world))}.AAAA`,
  ],
  ...['jku', 'x5u'].map((name): [string, string, Forgery] => [
    `an address of keys brought along (${name})`,
    'keyUnknown',
    async (world) =>
      `Bearer ${await world.token({}, { kid: 'foreign', [name]: `${world.origin}/evil` }, world.keys.other)}`,
  ]),
  [
    'a key brought along under our key’s name',
    'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
    async (world) =>
      `Bearer ${await world.token({}, { jwk: { kty: 'RSA', ...(await exportJWK((await forger).publicKey)) } }, (await forger).privateKey)}`,
  ],
  [
    'a sealed token (JWE)',
    'tokenMissing',
    async () => `Bearer ${encode({ alg: 'RSA-OAEP', enc: 'A256GCM', kid: 'own' })}.a.b.c.d`,
  ],
  [
    'a true token within an unsigned one',
    'algorithmForeign',
    async (world) => `Bearer ${encode({ alg: 'none', cty: 'JWT' })}.${encode(await world.token())}.AAAA`,
  ],
  ['two tokens by a comma', 'tokenMissing', async (world) => `Bearer ${await world.token()},${await world.token()}`],
  ['a token with a line after it', 'tokenMissing', async (world) => `Bearer ${await world.token()}\nX: y`],
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
  // What the SDK takes besides the channel's: the emulator's and other bots' (skills') tokens, which are Entra's.
  [
    "the emulator's token",
    'ERR_JWT_CLAIM_VALIDATION_FAILED',
    claims({ iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/', appid: appId, ver: '1.0' }),
  ],
  [
    "another bot's token, as a skill would show",
    'ERR_JWT_CLAIM_VALIDATION_FAILED',
    claims({
      iss: `https://login.microsoftonline.com/${tenant}/v2.0`,
      ver: '2.0',
      azp: '99999999-2222-4333-8444-555555555555',
    }),
  ],
  [
    "the tab's token",
    'ERR_JWT_CLAIM_VALIDATION_FAILED',
    claims({ iss: `https://login.microsoftonline.com/${tenant}/v2.0`, scp: 'access_as_user', tid: tenant }),
  ],
  [
    "a government cloud's issuer, which is not this one's",
    'ERR_JWT_CLAIM_VALIDATION_FAILED',
    claims({ iss: 'https://api.botframework.us' }),
  ],
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
