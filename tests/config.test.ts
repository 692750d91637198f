import { expect, test } from 'vitest';
import { ConfigError, readConfig } from '../bot/config.ts';

const guid = '11111111-2222-4333-8444-555555555555';
const production = {
  BOT_APP_ID: guid,
  BOT_TENANT_ID: guid,
  BOT_IDENTITY_CLIENT_ID: guid,
  TEAMS_APP_ID: guid,
  PUBLIC_URL: 'https://trygg.example',
  DATABASE_URL: 'postgresql://trygg@db.example/trygg',
};
const without = (name: keyof typeof production) =>
  Object.fromEntries(Object.entries(production).filter(([key]) => key !== name));
const unproven = without('BOT_IDENTITY_CLIENT_ID');

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
    key: null,
    telemetry: null,
    logLevel: 'warn',
    workers: true,
    publicUrl: null,
    databaseUrl: null,
    playground: false,
    graphUrl: null,
    teamsAppId: null,
    sharePointSite: null,
    mailboxSettings: false,
  });
});

test('an empty or blank variable counts as unset', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: ' ', BOT_APP_ID: '' })).toEqual(readConfig({}));
});

test('an app id, a tenant, a proof of identity and a server make production, for that tenant alone', () => {
  expect(readConfig({ ...production, HOST: '0.0.0.0', PUBLIC_URL: 'https://trygg.example/' })).toMatchObject({
    mode: 'production',
    host: '0.0.0.0',
    databaseUrl: production.DATABASE_URL,
    bot: { appId: guid, tenantId: guid, identity: { kind: 'managedIdentity', clientId: guid } },
    allowedTenants: [guid],
    publicUrl: 'https://trygg.example',
    cloud: { login: 'https://login.microsoftonline.com', graph: 'https://graph.microsoft.com' },
    teamsAppId: guid,
    sharePointSite: null,
    mailboxSettings: false,
    logLevel: 'info',
  });
});

test.each<[string, Record<string, string>, object]>([
  ['a certificate', { BOT_CERTIFICATE_FILE: './bot.pem' }, { kind: 'certificate', file: './bot.pem' }],
  [
    'a secret with its last day',
    { BOT_APP_SECRET: 'hemlig', BOT_APP_SECRET_EXPIRES: '2027-03-01' },
    { kind: 'secret', secret: 'hemlig', expires: '2027-03-01' },
  ],
])('the app may prove who it is by %s instead', (_what, proof, identity) => {
  expect(readConfig({ ...unproven, ...proof })).toMatchObject({ bot: { identity } });
});

test('ids are kept in lower case, as tokens and activities write them', () => {
  const id = 'ABCDEF12-2222-4333-8444-555555555555';
  const config = readConfig({ ...production, BOT_APP_ID: id, BOT_TENANT_ID: id, ALLOWED_TENANTS: id });
  expect(config).toMatchObject({ bot: { appId: id.toLowerCase() }, allowedTenants: [id.toLowerCase()] });
});

test.each(['usgov', 'usgovdod', 'china'])('the cloud %s has every door of its own, and all of them by TLS', (name) => {
  const config = readConfig({ ...production, CLOUD: name });
  if (config.mode !== 'production') throw new Error('not production');
  const { bot, frames, ...doors } = config.cloud;
  const { ValidateAuthority, CallerId, ...settings } = bot ?? { ValidateAuthority: '', CallerId: '' };
  expect(Object.keys(settings)).toHaveLength(6);
  const addresses = [doors.login, doors.graph, doors.botScope, doors.teams, ...frames, ...Object.values(settings)];
  for (const address of addresses) expect(address).toMatch(/^https:\/\/[^/]+\.(us|cn)(\/|$)/);
  expect(doors.exchange).toMatch(/USGov$|China$/);
});

test('Graph of a double, with a site, is for local mode on this machine', () => {
  const graph = { GRAPH_URL: 'http://127.0.0.1:4100/', SHAREPOINT_SITE: 'https://region.example/sites/trygg/' };
  expect(readConfig({ ...graph, MAILBOX_SETTINGS: 'on', TEAMS_APP_ID: guid })).toMatchObject({
    mode: 'local',
    graphUrl: 'http://127.0.0.1:4100',
    sharePointSite: 'https://region.example/sites/trygg',
    mailboxSettings: true,
    teamsAppId: guid,
  });
});

test('the database can be opened by a token of Entra, which goes to a proven server alone', () => {
  const DATABASE_URL = 'postgresql://trygg-id@db.example:5432/trygg?sslmode=verify-full';
  expect(readConfig(production)).toMatchObject({ databaseAuth: 'password' });
  expect(readConfig({ ...production, DATABASE_URL, DATABASE_AUTH: 'entra' })).toMatchObject({
    databaseUrl: DATABASE_URL,
    databaseAuth: 'entra',
    cloud: { database: 'https://ossrdbms-aad.database.windows.net' },
  });
});

test('telemetry is off until an address for it is given', () => {
  const connectionString = `InstrumentationKey=${guid};IngestionEndpoint=https://in.example/`;
  expect(readConfig(production)).toMatchObject({ telemetry: null });
  expect(readConfig({ ...production, APPLICATIONINSIGHTS_CONNECTION_STRING: connectionString })).toMatchObject({
    telemetry: { connectionString, otlpUrl: null },
  });
  expect(readConfig({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318/' })).toMatchObject({
    telemetry: { connectionString: null, otlpUrl: 'http://127.0.0.1:4318' },
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
  ['a vault that gave no key', { KEY: '@Microsoft.KeyVault(SecretUri=https://v.example/secrets/k)' }, ['KEY', 'vault']],
  ['two keys', { KEY: '{}', KEY_FILE: 'key' }, ['KEY', 'KEY_FILE', 'Unset one']],
  ['an unknown way into the database', { ...production, DATABASE_AUTH: 'trust' }, ['DATABASE_AUTH', 'entra']],
  ['Entra for a database of local mode', { DATABASE_AUTH: 'entra' }, ['DATABASE_AUTH']],
  [
    'a token for a server that nobody proved',
    { ...production, DATABASE_AUTH: 'entra', DATABASE_URL: 'postgresql://x@db.example/trygg?sslmode=require' },
    ['DATABASE_URL', 'verify-full'],
  ],
  [
    'a token and a password',
    { ...production, DATABASE_AUTH: 'entra', DATABASE_URL: 'postgresql://x:y@db.example/trygg?sslmode=verify-full' },
    ['DATABASE_URL', 'no password'],
  ],
  ['telemetry to nowhere', { APPLICATIONINSIGHTS_CONNECTION_STRING: 'x' }, ['APPLICATIONINSIGHTS_CONNECTION_STRING']],
  ['a collector that is no address', { OTEL_EXPORTER_OTLP_ENDPOINT: 'x' }, ['OTEL_EXPORTER_OTLP_ENDPOINT']],
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
    ['BOT_APP_ID', 'BOT_TENANT_ID', 'BOT_IDENTITY_CLIENT_ID', 'DATABASE_URL', 'TEAMS_APP_ID', 'PUBLIC_URL'],
  ],
  ['an app id alone', { BOT_APP_ID: guid }, ['BOT_TENANT_ID', 'BOT_IDENTITY_CLIENT_ID', 'DATABASE_URL']],
  [
    'a secret without its app',
    { BOT_APP_SECRET: 'x', DATABASE_URL: production.DATABASE_URL },
    ['BOT_APP_ID', 'BOT_TENANT_ID', 'BOT_APP_SECRET_EXPIRES'],
  ],
  ['production without an app id', without('BOT_APP_ID'), ['BOT_APP_ID', 'Entra']],
  ['production without a public address', without('PUBLIC_URL'), ['PUBLIC_URL', 'https://']],
  ["production without the manifest's id", without('TEAMS_APP_ID'), ['TEAMS_APP_ID', 'manifest']],
  ['production without a proof of identity', unproven, ['BOT_IDENTITY_CLIENT_ID', 'BOT_CERTIFICATE_FILE']],
  ['two proofs of identity', { ...production, BOT_CERTIFICATE_FILE: './bot.pem' }, ['more than one', 'only one']],
  [
    'two kept proofs of identity',
    { ...unproven, BOT_CERTIFICATE_FILE: './bot.pem', BOT_APP_SECRET: 'x', BOT_APP_SECRET_EXPIRES: '2027-03-01' },
    ['more than one', 'BOT_IDENTITY_CLIENT_ID'],
  ],
  ['a secret whose last day is unknown', { ...unproven, BOT_APP_SECRET: 'x' }, ['BOT_APP_SECRET_EXPIRES']],
  [
    'a last day that is no date',
    { ...unproven, BOT_APP_SECRET: 'x', BOT_APP_SECRET_EXPIRES: '1 mars' },
    ['BOT_APP_SECRET_EXPIRES', 'YYYY-MM-DD'],
  ],
  [
    'a last day without a secret',
    { ...production, BOT_APP_SECRET_EXPIRES: '2027-03-01' },
    ['BOT_APP_SECRET_EXPIRES', 'Unset'],
  ],
  ['a managed identity that is no id', { ...unproven, BOT_IDENTITY_CLIENT_ID: 'trygg' }, ['BOT_IDENTITY_CLIENT_ID']],
  ['an unknown cloud', { ...production, CLOUD: 'moln' }, ['CLOUD', 'usgov']],
  ['a cloud in local mode', { CLOUD: 'china' }, ['CLOUD']],
  ['a site that is none', { ...production, SHAREPOINT_SITE: 'https://region.example' }, ['SHAREPOINT_SITE', 'sites']],
  ['a site without TLS', { ...production, SHAREPOINT_SITE: 'http://region.example/sites/x' }, ['SHAREPOINT_SITE']],
  ['mailboxes neither on nor off', { ...production, MAILBOX_SETTINGS: 'ja' }, ['MAILBOX_SETTINGS']],
  ["a Graph of one's own in production", { ...production, GRAPH_URL: 'http://127.0.0.1:1' }, ['GRAPH_URL', 'CLOUD']],
  ['a Graph elsewhere in local mode', { GRAPH_URL: 'https://graph.example' }, ['GRAPH_URL', 'loopback']],
  ['a site without Graph in local mode', { SHAREPOINT_SITE: 'https://a.example/sites/b' }, ['GRAPH_URL']],
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
