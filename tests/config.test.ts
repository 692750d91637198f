import { expect, test } from 'vitest';
import { ConfigError, readConfig } from '../bot/config.ts';

const guid = '11111111-2222-4333-8444-555555555555';
const production = {
  BOT_APP_ID: guid,
  BOT_TENANT_ID: guid,
  BOT_APP_SECRET: 'hemlig',
  DATABASE_URL: 'postgresql://trygg@db.example/trygg',
};

const problemsOf = (environment: Record<string, string>): string => {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return '';
};

test('nothing set is local mode on the documented address with an embedded database', () => {
  expect(readConfig({})).toEqual({
    mode: 'local',
    port: 3978,
    host: '127.0.0.1',
    dataDir: './data',
    orgFile: null,
    keyFile: './data/key',
    logLevel: 'warn',
    workers: true,
    publicUrl: null,
    databaseUrl: null,
    playground: false,
  });
});

test('an empty or blank variable counts as unset', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: ' ', BOT_APP_ID: '' })).toEqual(readConfig({}));
});

test('an app id, a tenant, a secret and a server make production, for that tenant alone', () => {
  expect(readConfig({ ...production, HOST: '0.0.0.0', PUBLIC_URL: 'https://trygg.example/' })).toMatchObject({
    mode: 'production',
    host: '0.0.0.0',
    databaseUrl: production.DATABASE_URL,
    bot: { appId: guid, tenantId: guid, secret: 'hemlig' },
    allowedTenants: [guid],
    publicUrl: 'https://trygg.example',
    logLevel: 'info',
  });
});

test('several tenants can be let in', () => {
  const other = guid.replaceAll('1', '6');
  expect(readConfig({ ...production, ALLOWED_TENANTS: `${guid}, ${other}` })).toMatchObject({
    allowedTenants: [guid, other],
  });
});

test.each<[string, Record<string, string>, string[]]>([
  ['a port that is no number', { PORT: 'abc' }, ['PORT', '3978']],
  ['a port that does not exist', { PORT: '70000' }, ['PORT', '65535']],
  ['a negative port', { PORT: '-1' }, ['PORT']],
  ['an open address in local mode', { HOST: '0.0.0.0' }, ['HOST', 'loopback', 'BOT_APP_ID']],
  ['another address of the machine in local mode', { HOST: '192.168.1.4' }, ['HOST']],
  ['a database that is not PostgreSQL', { DATABASE_URL: 'mysql://x/y' }, ['DATABASE_URL', 'postgresql://']],
  ['an unknown level', { LOG_LEVEL: 'loud' }, ['LOG_LEVEL', 'info']],
  ['workers neither on nor off', { WORKERS: 'yes' }, ['WORKERS']],
  ['a public address that is none', { PUBLIC_URL: 'trygg' }, ['PUBLIC_URL']],
  ['a public address by another protocol', { PUBLIC_URL: 'ftp://trygg.example' }, ['PUBLIC_URL']],
  ['an app id that is none', { ...production, BOT_APP_ID: 'trygg' }, ['BOT_APP_ID', 'GUID']],
  ['an allowed tenant that is none', { ...production, ALLOWED_TENANTS: 'contoso' }, ['ALLOWED_TENANTS', 'GUID']],
  [
    'production by name alone',
    { NODE_ENV: 'production' },
    ['BOT_APP_ID', 'BOT_TENANT_ID', 'BOT_APP_SECRET', 'DATABASE_URL'],
  ],
  ['an app id alone', { BOT_APP_ID: guid }, ['BOT_TENANT_ID', 'BOT_APP_SECRET', 'DATABASE_URL']],
  [
    'a secret without its app',
    { BOT_APP_SECRET: 'x', DATABASE_URL: production.DATABASE_URL },
    ['BOT_APP_ID', 'BOT_TENANT_ID'],
  ],
  ['production on the embedded database', { ...production, DATABASE_URL: '' }, ['DATABASE_URL']],
  ['the Playground in production', { ...production, PLAYGROUND: '1' }, ['PLAYGROUND']],
  [
    'a public address without TLS in production',
    { ...production, PUBLIC_URL: 'http://trygg.example' },
    ['PUBLIC_URL', 'https'],
  ],
  ['allowed tenants in local mode', { ALLOWED_TENANTS: guid }, ['ALLOWED_TENANTS']],
])('refuses %s, naming the variable and the remedy', (_what, environment, named) => {
  const message = problemsOf(environment);
  for (const name of named) expect(message).toContain(name);
});

test('all faults are told at once, and no secret is repeated', () => {
  const message = problemsOf({ PORT: 'x', LOG_LEVEL: 'y', DATABASE_URL: 'mysql://root:lösen@db/x' });
  expect(message.split('\n')).toHaveLength(4);
  expect(message).not.toContain('lösen');
});

test('the settings cannot be changed after start', () => {
  expect(Object.isFrozen(readConfig({}))).toBe(true);
  expect(Object.isFrozen(readConfig(production))).toBe(true);
});
