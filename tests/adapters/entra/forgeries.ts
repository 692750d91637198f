import { generateKeyPair } from 'jose';
import { type Authority, appId, type Claims, tenantId } from './authority.ts';

/** What someone may send instead of a token that holds. `publicHost`: where the tab is served. */
export type Forgery = (authority: Authority, now: () => Date) => Promise<string>;

const encode = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url');
const bytes = (text: string) => new TextEncoder().encode(text);
const foreign = '99999999-2222-4333-8444-555555555555';

/** A token that our key signed, with these claims instead. */
const claims =
  (change: Claims): Forgery =>
  async (authority) =>
    `Bearer ${await authority.sign(change)}`;
/** The same, where a claim hangs on the authority's address. */
const claimsOf =
  (change: (authority: Authority) => Claims): Forgery =>
  async (authority) =>
    `Bearer ${await authority.sign(change(authority))}`;
/** The same, `seconds` from now. */
const times =
  (change: (seconds: number) => Claims): Forgery =>
  async (authority, now) =>
    `Bearer ${await authority.sign(change(Math.floor(now().getTime() / 1000)))}`;
/** Our claims under another header, signed by a key of the forger's. */
const header =
  (change: Claims | ((authority: Authority) => Claims)): Forgery =>
  async (authority) => {
    const changed = typeof change === 'function' ? change(authority) : change;
    return `Bearer ${await authority.sign({}, changed, authority.keys.other)}`;
  };
/** A true token with its parts put together anew. */
const parts =
  (put: (head: string, body: string, signature: string) => string): Forgery =>
  async (authority) => {
    const [head = '', body = '', signature = ''] = (await authority.sign()).split('.');
    return `Bearer ${put(head, body, signature)}`;
  };

export const forgeries: readonly [what: string, forge: Forgery][] = [
  ['no token', async () => ''],
  ['an empty bearer', async () => 'Bearer '],
  ['another scheme', async (authority) => `Basic ${await authority.sign()}`],
  ['the token without a scheme', async (authority) => authority.sign()],
  ['two tokens', async (authority) => `Bearer ${await authority.sign()} ${await authority.sign()}`],
  ['two tokens by a comma', async (authority) => `Bearer ${await authority.sign()},${await authority.sign()}`],
  ['what is no token', async () => 'Bearer no-token-at-all'],
  ['three parts of nothing', async () => 'Bearer a.b.c'],
  ['a very long nothing', async () => `Bearer ${'a'.repeat(6000)}.${'b'.repeat(100)}.c`],
  ['an unsigned token', parts((_, body) => `${encode({ alg: 'none', kid: 'own' })}.${body}.`)],
  [
    'one that says unsigned over a true signature',
    parts((_, b, s) => `${encode({ alg: 'none', kid: 'own' })}.${b}.${s}`),
  ],
  ['one that says nOnE', parts((_, body) => `${encode({ alg: 'nOnE', kid: 'own' })}.${body}.AAAA`)],
  [
    'the public key used as a shared secret',
    async (authority) =>
      `Bearer ${await authority.sign({}, { alg: 'HS256' }, bytes(JSON.stringify(authority.publicJwk)))}`,
  ],
  [
    'a shared secret under our key’s name',
    async (authority) => `Bearer ${await authority.sign({}, { alg: 'HS512' }, bytes('x'.repeat(64)))}`,
  ],
  [
    'another algorithm than agreed',
    async (authority) =>
      `Bearer ${await authority.sign({}, { alg: 'RS512' }, (await generateKeyPair('RS512')).privateKey)}`,
  ],
  ['someone else’s signature under our key’s name', header({})],
  ['a changed payload under an old signature', parts((h, _, s) => `${h}.${encode({ scp: 'access_as_user' })}.${s}`)],
  ['a changed signature', parts((h, b, s) => `${h}.${b}.${s.startsWith('A') ? 'B' : 'A'}${s.slice(1)}`)],
  ['a cut signature', parts((h, b, s) => `${h}.${b}.${s.slice(0, -20)}`)],
  ['a changed header over a true signature', parts((_, b, s) => `${encode({ alg: 'RS256', kid: 'own' })}.${b}.${s}`)],
  ['a key that the tenant has not', header({ kid: 'foreign' })],
  ['no key named', header({ kid: undefined })],
  ['a key’s name that is a path', header({ kid: '../../../../dev/null' })],
  ['a key’s name that is an address', header({ kid: 'https://evil.example/keys' })],
  ['a key’s name that every object has', header({ kid: '__proto__' })],
  ['a key brought along', header(({ publicJwk }) => ({ kid: 'foreign', jwk: publicJwk }))],
  ['an address of keys brought along', header(({ login }) => ({ kid: 'foreign', jku: `${login}/evil/keys` }))],
  ['an address of certificates brought along', header(({ login }) => ({ kid: 'foreign', x5u: `${login}/evil/cert` }))],
  [
    'a critical header that we do not know',
    parts((_, b) => `${encode({ alg: 'RS256', kid: 'own', crit: ['x'], x: 1 })}.${b}.AAAA`),
  ],
  ['a sealed token (JWE)', async () => `Bearer ${encode({ alg: 'RSA-OAEP', enc: 'A256GCM', kid: 'own' })}.a.b.c.d`],
  [
    'a true token within an unsigned one',
    async (authority) => `Bearer ${encode({ alg: 'none', cty: 'JWT' })}.${encode(await authority.sign())}.`,
  ],
  ['a token that has ended', times((seconds) => ({ exp: seconds - 120 }))],
  ['a token that ended long ago', times((seconds) => ({ exp: seconds - 86_400 * 30 }))],
  ['a token that never ends', claims({ exp: undefined })],
  ['an end that is no time', claims({ exp: '9999999999' })],
  ['a token that is not valid yet', times((seconds) => ({ nbf: seconds + 300 }))],
  ['no beginning', claims({ nbf: undefined })],
  ['no issuer', claims({ iss: undefined })],
  ['another issuer', claims({ iss: 'https://evil.example/v2.0' })],
  ['the issuer of another tenant', claimsOf(({ login }) => ({ iss: `${login}/${foreign}/v2.0`, tid: foreign }))],
  ['the issuer for all tenants', claimsOf(({ login }) => ({ iss: `${login}/organizations/v2.0` }))],
  ['another cloud’s issuer', claims({ iss: `https://login.microsoftonline.us/${tenantId}/v2.0` })],
  ['the bot channel’s issuer', claims({ iss: 'https://api.botframework.com' })],
  ['version 1.0 by the issuer of 2.0', claims({ ver: '1.0' })],
  ['version 2.0 by the issuer of 1.0', claimsOf(({ tokenIssuerV1 }) => ({ iss: `${tokenIssuerV1}/${tenantId}/` }))],
  ['no version', claims({ ver: undefined })],
  ['another API', claims({ aud: foreign })],
  ['Microsoft Graph’s token', claims({ aud: '00000003-0000-0000-c000-000000000000' })],
  ['our API’s name on another host', claims({ aud: `api://evil.example/${appId}` })],
  ['our API’s name without its host', claims({ aud: `api://${appId}` })],
  ['several audiences, ours among them', claims({ aud: [appId, foreign] })],
  ['no audience', claims({ aud: undefined })],
  ['another tenant', claims({ tid: foreign })],
  ['no tenant', claims({ tid: undefined })],
  ['a list of tenants', claims({ tid: [tenantId] })],
  ['no permission', claims({ scp: undefined })],
  ['another permission', claims({ scp: 'User.Read' })],
  ['a permission that only begins alike', claims({ scp: 'access_as_user_too' })],
  ['a list of permissions', claims({ scp: ['access_as_user'] })],
  ['an application’s own token', claims({ scp: undefined, idtyp: 'app', roles: ['SecurityLeadership'] })],
  ['an application’s own token that names the permission', claims({ idtyp: 'app' })],
  ['an ID token', claims({ scp: undefined, nonce: 'n', preferred_username: 'ny@region.example' })],
  ['no person', claims({ oid: undefined, sub: 'pairwise' })],
  ['a person that is no id', claims({ oid: 'ny@region.example' })],
];
