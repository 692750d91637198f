import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openKeyFile } from '../../../bot/adapters/keys/key-file.ts';
import { type App, compose } from '../../../bot/compose.ts';
import { readConfig } from '../../../bot/config.ts';
import { createLog } from '../../../bot/log.ts';
import { tabWords } from '../../../bot/words/tab/index.ts';
import { type Database, freshDatabase } from '../../setup/database.ts';
import { type Authority, appId, type Claims, createAuthority, tenantId } from './authority.ts';
import { forgeries } from './forgeries.ts';

/* The whole bot as in a tenant, on a real database, whose tab's tokens a local Entra signs. */

const now = () => new Date();
const coordinator = '7a000001-de30-4000-8000-000000000041';
const lines: string[] = [];
let folder = '';
let database: Database;
let authority: Authority;
let app: App;
let url = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trygg-tenant-'));
  [database, authority] = await Promise.all([freshDatabase(), createAuthority({ now })]);
  await openKeyFile(join(folder, 'key'), { create: true });
  const config = readConfig({
    NODE_ENV: 'production',
    PORT: '0',
    WORKERS: 'off',
    DATA_DIR: folder,
    DATABASE_URL: database.url,
    PUBLIC_URL: 'https://trygg.example',
    TEAMS_APP_ID: appId,
    BOT_APP_ID: appId,
    BOT_TENANT_ID: tenantId,
    BOT_APP_SECRET: 'hemlig',
    BOT_APP_SECRET_EXPIRES: new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10),
  });
  const { login, tokenIssuerV1 } = authority;
  const tokens = { get: async () => 'token', discard: () => {} };
  const log = createLog('trace', (line) => lines.push(line));
  app = await compose(config, { entra: { login, tokenIssuerV1, tokens }, log });
  ({ url } = await app.listen());
}, 60_000);
afterAll(async () => {
  await app.stop();
  await authority.close();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const ask = (authorization: string, path = '/api/me', init: RequestInit = {}) =>
  fetch(url + path, { ...init, headers: authorization === '' ? {} : { authorization } });
const bearer = async (change: Claims = {}) => `Bearer ${await authority.sign(change)}`;
const me = async (change: Claims = {}) => (await ask(await bearer(change))).json();
const addTask = (authorization: string) =>
  ask(authorization, '/api/tasks', { method: 'POST', body: JSON.stringify({ title: 'Se över larmet' }) });

test('while the tenant’s keys cannot be had nobody is let in, and it is not called the caller’s fault', async () => {
  authority.away = true;
  const answer = await ask(await bearer());
  expect(answer.status).toBe(503);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await answer.json()).toMatchObject({ error: { code: 'unavailable' } });
  authority.away = false;
});

test('fifty first requests at once fetch the metadata and the keys once each', async () => {
  authority.asked.length = 0;
  const proof = await bearer();
  const answers = await Promise.all(Array.from({ length: 50 }, () => ask(proof)));
  expect(answers.map(({ status }) => status)).toEqual(Array(50).fill(200));
  expect(authority.asked).toEqual([
    `/${tenantId}/v2.0/.well-known/openid-configuration`,
    `/${tenantId}/discovery/v2.0/keys`,
  ]);
});

test.each<[string, () => Claims]>([
  ['of version 2.0', () => ({})],
  ['of version 2.0 that names the API by its address', () => ({ aud: `api://trygg.example/${appId}` })],
  ['of version 1.0', () => version1()],
  ['of version 1.0 that names the API by its id', () => ({ ...version1(), aud: appId })],
  ['with more permissions than ours', () => ({ scp: 'User.Read access_as_user openid' })],
  ['that says it is a person’s', () => ({ idtyp: 'user' })],
])('a token of this tenant for this API lets in: one %s', async (_what, change) => {
  const answer = await ask(await bearer(change()));
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ roles: ['employee'] });
});
const version1 = () => ({
  ver: '1.0',
  iss: `${authority.tokenIssuerV1}/${tenantId}/`,
  aud: `api://trygg.example/${appId}`,
});

test('a clock that is a little off lets in, as far as a minute', async () => {
  const seconds = Math.floor(Date.now() / 1000);
  for (const change of [{ exp: seconds - 40 }, { nbf: seconds + 50 }])
    expect((await ask(await bearer(change))).status).toBe(200);
});

test('there are many forgeries', () => {
  expect(forgeries.length).toBeGreaterThanOrEqual(25);
});

test.each(forgeries)('%s is refused with 401, told nothing, and does nothing', async (_what, forge) => {
  const [proof, before] = [await forge(authority, now), authority.asked.length];
  lines.length = 0;
  const answers = await Promise.all([ask(proof), addTask(proof), ask(proof, '/api/changes')]);
  for (const answer of answers) {
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    expect(await answer.json()).toEqual({
      error: { code: 'unauthenticated', message: tabWords.sv.errors.unauthenticated },
    });
  }
  // Only the keys' own address, and that once a minute at most, whatever a header says.
  expect(authority.asked.slice(before).filter((path) => !path.startsWith(`/${tenantId}/`))).toEqual([]);
  const token = proof.replace(/^\w+ /, '');
  if (token !== '') expect(lines.join('')).not.toContain(token);
});

test('after all of them the list is empty still', async () => {
  const list = await ask(await bearer({ oid: coordinator }), '/api/tasks');
  expect(await list.json()).toMatchObject({ total: 0 });
});

test('whom the organisation knows is who they are there, in whatever case the token writes it', async () => {
  const known = await me({ oid: coordinator.toUpperCase(), name: 'Någon annan' });
  expect(known).toMatchObject({
    id: coordinator,
    name: 'Cecilia Testholm',
    roles: ['employee', 'securityCoordinator'],
  });
});

test('whom the organisation does not know is an employee, by the name in the token', async () => {
  expect(await me()).toMatchObject({
    name: 'Ny Påhittad',
    roles: ['employee'],
    sees: { list: false, queue: false, lookUp: false },
    mayAdd: false,
  });
  expect((await addTask(await bearer())).status).toBe(403);
});

test.each<[string, Claims, string[]]>([
  ['the Swedish word', { roles: ['Sakerhetssamordnare'] }, ['securityCoordinator']],
  ['the word as it is spelt', { roles: ['Säkerhetssamordnare'] }, ['securityCoordinator']],
  ['the English word', { roles: ['SecurityCoordinator'] }, ['securityCoordinator']],
  ['the other document’s word', { roles: ['Sakerhetspartner'] }, ['securityPartner']],
  ['two of them', { roles: ['Sakerhetsledning', 'Sakerhetspartner'] }, ['securityPartner', 'securityLeadership']],
  ['one that is not ours', { roles: ['Administrator', 'employee', ''] }, []],
  ['a name that nobody chose for the custodian', { roles: ['custodian'] }, []],
  ['a group that the file does not name', { groups: ['9f000003-0000-4000-8000-000000000001'] }, []],
  ['more groups than a token holds', { _claim_names: { groups: 'src1' }, _claim_sources: { src1: {} } }, []],
])('app roles and groups in the token make roles: %s', async (_what, change, roles) => {
  expect(await me(change)).toMatchObject({ roles: ['employee', ...roles] });
});

test('a role by the token counts in the rules as one by the file, and only for who has it', async () => {
  const lifted = await bearer({ roles: ['Sakerhetssamordnare'] });
  expect((await addTask(lifted)).status).toBe(201);
  expect(await (await ask(lifted, '/api/tasks')).json()).toMatchObject({ total: 1 });
  expect(await (await ask(await bearer(), '/api/tasks')).json()).toMatchObject({ total: 0 });
});

test('the stream of changes ends when the token does', async () => {
  const exp = Math.floor(Date.now() / 1000) + 2;
  const answer = await ask(await bearer({ exp, roles: ['Sakerhetssamordnare'] }), '/api/changes');
  expect(answer.status).toBe(200);
  const heard = (await Array.fromAsync(answer.body ?? [])).map((part) => Buffer.from(part).toString()).join('');
  expect(heard).toContain('retry:');
  expect(Date.now()).toBeGreaterThanOrEqual(exp * 1000 - 50);
});

test('the bot’s own door stays shut to whoever shows no token of Teams, the tab’s among them', async () => {
  const activity = {
    type: 'message',
    channelId: 'emulator',
    serviceUrl: 'https://smba.example/teams/',
    conversation: { id: 'a:chat', tenantId },
    from: { id: '29:x' },
    text: 'hej',
  };
  const unsigned = `Bearer ${btoa('{"alg":"none"}')}.${btoa('{}')}.`;
  for (const [channelId, authorization] of [
    ['emulator', ''],
    ['msteams', ''],
    ['msteams', unsigned],
    ['msteams', 'Bearer a.b.c'],
    ['emulator', await bearer()],
  ]) {
    const answer = await fetch(`${url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorization ? { authorization } : {}) },
      body: JSON.stringify({ ...activity, channelId }),
    });
    expect([answer.status, await answer.json()]).toEqual([401, { error: { code: 'unauthorized', message: '' } }]);
  }
});

test('nothing of local mode is there in a tenant', async () => {
  for (const path of ['/', '/local/people', '/stage/people', '/connector/openid'])
    expect((await ask('', path)).status).toBe(404);
  expect((await ask('', '/local/token', { method: 'POST', body: '{}' })).status).toBe(404);
});

test('no other site may ask in a person’s place: no answer lets a foreign page read it', async () => {
  const asked = { headers: { origin: 'https://evil.example', authorization: await bearer() } };
  const preflight = { method: 'OPTIONS', headers: { ...asked.headers, 'access-control-request-method': 'POST' } };
  for (const answer of [await fetch(`${url}/api/me`, asked), await fetch(`${url}/api/tasks`, preflight)])
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control-allow'))).toEqual([]);
});

test('Teams’ hosts may show the tab, and nobody else', async () => {
  const policy = (await ask('', '/tab')).headers.get('content-security-policy') ?? '';
  const frames = /frame-ancestors (.*)$/.exec(policy)?.[1]?.split(' ') ?? [];
  expect(frames).toEqual(
    expect.arrayContaining([
      'https://teams.microsoft.com',
      'https://*.teams.microsoft.com',
      'https://*.cloud.microsoft',
      'https://*.office.com',
      'https://*.microsoft365.com',
    ]),
  );
  for (const frame of frames) expect(frame).toMatch(/^https:\/\/(\*\.)?[a-z0-9]+[a-z0-9.]*\.(com|microsoft)$/);
});

test('/ready is well, and warns that the secret ends soon, with the setting to change', async () => {
  const answer = await ask('', '/ready');
  expect(answer.status).toBe(200);
  const { status, warnings } = await answer.json();
  expect(status).toBe('ok');
  const told = { code: 'proofEndsSoon', message: expect.stringContaining('BOT_APP_SECRET') };
  expect(warnings).toContainEqual(expect.objectContaining(told));
  expect(JSON.stringify(warnings)).not.toContain('hemlig');
});
