import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { afterEach, beforeEach, expect, inject, test, vi } from 'vitest';
import { createAzureTokens } from '../../../bot/adapters/entra/tokens.ts';
import { openServer } from '../../../bot/adapters/store/server.ts';
import { azureTokens, databaseOf } from '../../../bot/compose/azure.ts';
import { readConfig } from '../../../bot/config.ts';
import { createLog } from '../../../bot/log.ts';

const guid = '11111111-2222-4333-8444-555555555555';
const world = { now: () => new Date(), log: createLog('silent') };
const registration = {
  login: 'https://login.example',
  tenantId: guid,
  appId: guid,
  exchange: 'api://exchange',
};

/** App Service's own door to the managed identity: it gives its token to whoever shows the header of this instance. */
async function identityDoor(token: () => string) {
  const asked: URL[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const allowed = request.headers['x-identity-header'] === 'of this instance';
    if (allowed) asked.push(url);
    response.writeHead(allowed ? 200 : 401, { 'content-type': 'application/json' });
    const until = Math.floor(Date.now() / 1000) + 3600;
    const given = { access_token: token(), expires_on: String(until), resource: url.searchParams.get('resource') };
    response.end(JSON.stringify(allowed ? { ...given, token_type: 'Bearer' } : {}));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port }: AddressInfo = Object.assign({ port: 0, family: '', address: '' }, server.address());
  vi.stubEnv('IDENTITY_ENDPOINT', `http://127.0.0.1:${port}/msi/token`);
  vi.stubEnv('IDENTITY_HEADER', 'of this instance');
  return { asked, close: () => server.close() };
}

const role = `identity_${process.pid}`;
let admin: pg.Client;
beforeEach(async () => {
  admin = new pg.Client({ connectionString: inject('postgres') });
  await admin.connect();
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await admin.query(`drop role if exists ${role}`);
  await admin.end();
});

test('the managed identity itself opens the database, by the way that App Service offers', async () => {
  const door = await identityDoor(() => 'given');
  await admin.query(`create role ${role} login password 'given'`);
  const at = new URL(inject('postgres'));
  at.username = role;
  at.password = '';
  const config = readConfig({
    BOT_APP_ID: guid,
    BOT_TENANT_ID: guid,
    BOT_IDENTITY_CLIENT_ID: '66666666-2222-4333-8444-555555555555',
    TEAMS_APP_ID: guid,
    PUBLIC_URL: 'https://trygg.example',
    DATABASE_URL: at.href,
    DATABASE_AUTH: 'entra',
  });
  const { url, ...how } = databaseOf(config, azureTokens(config, world));
  const pool = openServer(url ?? '', () => {}, 'password' in how ? how.password : undefined);
  expect((await pool.query('select current_user as who')).rows).toEqual([{ who: role }]);
  await pool.end();
  door.close();
  expect(door.asked.map(({ searchParams }) => searchParams.get('client_id'))).toEqual([
    '66666666-2222-4333-8444-555555555555',
  ]);
  expect(door.asked[0]?.searchParams.get('resource')).toBe('https://ossrdbms-aad.database.windows.net');
});

test('an identity that may not is told as something that may pass, without its words', async () => {
  const door = await identityDoor(() => '');
  vi.stubEnv('IDENTITY_HEADER', 'of another instance');
  const lines: string[] = [];
  const log = createLog('debug', (line) => lines.push(line));
  const proof = { kind: 'managedIdentity', clientId: guid } as const;
  const tokens = createAzureTokens({ ...registration, proof, now: world.now, log });
  await expect(tokens.get('https://x.example/.default')).rejects.toMatchObject({ code: 'tokenUnavailable' });
  expect(lines.join('')).toContain('entra.noToken');
  expect(lines.join('')).not.toContain('identity_header');
  door.close();
});

test('local mode asks nobody for tokens, and its address opens its database', () => {
  const config = readConfig({ DATABASE_URL: 'postgresql://a:b@127.0.0.1/c' });
  expect(azureTokens(config, world)).toBeNull();
  expect(databaseOf(config, null)).not.toHaveProperty('password');
});
