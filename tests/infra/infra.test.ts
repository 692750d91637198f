import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { complaintsOf, schemasAreHere } from './arm.ts';
import { type Deployment, deploy } from './bicep/deploy.ts';
import type { ObjectValue } from './bicep/functions.ts';
import { at, broken } from './rules.ts';

const folder = new URL('../../infra/', import.meta.url);
const guid = '11111111-2222-4333-8444-555555555555';
const asked = { botAppId: guid, botTenantId: guid, teamsAppId: guid };
const read = (path: string) => readFileSync(new URL(path, folder), 'utf8');

const trygg = (given: ObjectValue = {}) => deploy('main.bicep', { ...asked, ...given }, read);
const keys = () => deploy('key.bicep', { vaultName: 'kv-trygg', keys: { format: 'trygg-keys/1' } }, read);

/** The deployment with one place of one file changed. */
function changed(path: string, from: string, to: string, given: ObjectValue = {}): Deployment {
  const text = read(path);
  if (!text.includes(from)) throw new Error(`${path} does not hold ${from}`);
  return deploy('main.bicep', { ...asked, ...given }, (asked_) =>
    asked_ === path ? text.replace(from, to) : read(asked_),
  );
}

/** What Bicep writes for a value within a text. */
const of = (name: string) => `$\{${name}}`;
const app = 'modules/app.bicep';
const database = 'modules/database.bicep';
const vault = 'modules/vault.bicep';
const telemetry = 'modules/telemetry.bicep';
const bot = 'modules/bot.bicep';

describe('what infra/ deploys', () => {
  test('keeps to our rules: private, encrypted, without passwords, and with every setting the bot needs', () => {
    expect(broken(trygg())).toEqual([]);
  });

  test.each<[string, ObjectValue]>([
    ['in another cloud', { cloud: 'usgov' }],
    ['with SharePoint and mailboxes', { sharePointSite: 'https://region.example/sites/trygg', mailboxSettings: 'on' }],
    ['with people who may administer the database', { databaseAdministrators: { objectId: guid, name: 'Drift' } }],
    [
      'as small as it goes',
      {
        databaseTier: 'Burstable',
        databaseSku: 'Standard_B1ms',
        databaseHighAvailability: 'Disabled',
        appInstances: 1,
      },
    ],
  ])('keeps to them %s', (_how, given) => {
    expect(broken(trygg(given))).toEqual([]);
  });

  test('the database can be restored to any second, has its twin, and stays in its region unless asked otherwise', () => {
    const server = (given: ObjectValue = {}) =>
      trygg(given).resources.find(({ type }) => type === 'Microsoft.DBforPostgreSQL/flexibleServers')?.body;
    expect(at(server(), 'properties.backup')).toEqual({ backupRetentionDays: 35, geoRedundantBackup: 'Disabled' });
    expect(at(server(), 'properties.highAvailability.mode')).toBe('ZoneRedundant');
    expect(at(server({ databaseGeoRedundantBackup: 'Enabled' }), 'properties.backup.geoRedundantBackup')).toBe(
      'Enabled',
    );
  });

  test('all that has tags gets those that were asked for', () => {
    const tagged = trygg({ tags: { owner: 'x' } }).resources.filter(({ body }) => body.location !== undefined);
    expect(tagged.length).toBeGreaterThan(8);
    const without = tagged.filter(({ body }) => at(body, 'tags.owner') !== 'x').map(({ type }) => type);
    // A channel is a part of its bot.
    expect(without).toEqual(['Microsoft.BotService/botServices/channels']);
  });

  test('the keys travel by a deployment of their own, as its one secure parameter', () => {
    const { parameters, resources, outputs } = keys();
    expect(parameters.filter(({ secure }) => secure).map(({ name }) => name)).toEqual(['keys']);
    expect(resources.map(({ type }) => type)).toEqual(['Microsoft.KeyVault/vaults/secrets']);
    expect(at(resources[0]?.body, 'properties.value')).toBe('{"format":"trygg-keys/1"}');
    expect(outputs).toEqual({});
  });

  test('every file of infra/ is part of a deployment', () => {
    const files = [
      ...readdirSync(folder),
      ...readdirSync(new URL('modules/', folder)).map((name) => `modules/${name}`),
    ];
    const opened = new Set<string>();
    const seen = (path: string) => {
      opened.add(path);
      return read(path);
    };
    deploy('main.bicep', asked, seen);
    deploy('key.bicep', { vaultName: 'x', keys: {} }, seen);
    expect(files.filter((name) => name.endsWith('.bicep') && !opened.has(name))).toEqual([]);
  });

  test("the toolkit's parameters name parameters that there are, and give all that must be given", () => {
    const file = JSON.parse(read('azure.parameters.json'));
    const given = Object.entries<{ value: string }>(file.parameters);
    const parameters = trygg().parameters;
    expect(given.map(([name]) => name).filter((name) => !parameters.some((each) => each.name === name))).toEqual([]);
    const needed = parameters.filter((each) => each.default === undefined).map(({ name }) => name);
    expect(needed.filter((name) => !(name in file.parameters))).toEqual([]);
    for (const [, { value }] of given) expect(value).toMatch(/^\$\{\{[A-Z_]+\}\}$/);
  });
});

describe.skipIf(!schemasAreHere)("Azure's own schemas (where they stand beside the project)", () => {
  /** Types that no schema beside the project describes: for these only our own rules speak. */
  const unknown = [
    'Microsoft.DBforPostgreSQL/flexibleServers',
    'Microsoft.DBforPostgreSQL/flexibleServers/administrators',
    'Microsoft.DBforPostgreSQL/flexibleServers/configurations',
    'Microsoft.DBforPostgreSQL/flexibleServers/databases',
    'Microsoft.Insights/diagnosticSettings',
    'Microsoft.Network/privateDnsZones',
    'Microsoft.Network/privateDnsZones/virtualNetworkLinks',
    'Microsoft.Network/privateEndpoints',
    'Microsoft.Network/privateEndpoints/privateDnsZoneGroups',
    'Microsoft.Network/virtualNetworks',
  ];

  test('accept every resource of the types that they know', () => {
    const all = [...trygg().resources, ...keys().resources];
    const judged = all.map((resource) => ({ resource, said: complaintsOf(resource) }));
    expect(judged.flatMap(({ resource, said }) => (said ?? []).map((line) => `${resource.from}${line}`))).toEqual([]);
    expect(
      [...new Set(judged.filter(({ said }) => said === null).map(({ resource }) => resource.type))].sort(),
    ).toEqual(unknown);
    expect(judged.filter(({ said }) => said !== null).length).toBeGreaterThan(15);
  });

  test.each([
    ['a property that there is none of', app, 'httpsOnly: true', 'httpOnly: true', /httpOnly/],
    ['a word that is not among the allowed', app, "ftpsState: 'Disabled'", "ftpsState: 'Off'", /ftpsState/],
    ['a text where a number stands', app, 'capacity: instances', "capacity: 'two'", /capacity/],
    ['a missing part', bot, `    endpoint: 'https://${of('host')}/api/messages'\n`, '', /endpoint/],
    ['a role assignment for nobody', vault, '    principalId: identityPrincipalId\n', '', /principalId/],
    ['a setting that is no text', app, "WORKERS: 'on'", 'WORKERS: true', /WORKERS|oneOf/],
  ])('refuse %s', (_what, path, from, to, said) => {
    const lines = changed(path, from, to).resources.flatMap((resource) => complaintsOf(resource) ?? []);
    expect(lines.join('\n')).toMatch(said);
  });
});

describe('our rules refuse', () => {
  test.each<[string, string, string, string, RegExp]>([
    ['plain HTTP', app, 'httpsOnly: true', 'httpsOnly: false', /httpsOnly/],
    [
      'old TLS',
      'main.bicep',
      "param appMinTlsVersion string = '1.2'",
      "param appMinTlsVersion string = '1.1'",
      /allowed/,
    ],
    [
      'old TLS when deploying',
      app,
      "scmMinTlsVersion: '1.2'",
      "scmMinTlsVersion: '1.0'",
      /scmMinTlsVersion is too old/,
    ],
    ['FTP', app, "ftpsState: 'Disabled'", "ftpsState: 'FtpsOnly'", /ftpsState/],
    ['a password for deploying', app, 'allow: false', 'allow: true', /properties.allow/],
    [
      'a public database',
      database,
      "publicNetworkAccess: 'Disabled'",
      "publicNetworkAccess: 'Enabled'",
      /publicNetworkAccess/,
    ],
    ['a database password', database, "passwordAuth: 'Disabled'", "passwordAuth: 'Enabled'", /passwordAuth/],
    [
      'an administrator with a password',
      database,
      "version: '16'",
      "version: '16'\n    administratorLoginPassword: 'x'",
      /Password/,
    ],
    ['a database without TLS', database, "value: 'on'", "value: 'off'", /onlyEncrypted: off/],
    ['rows in the database log', database, "value: 'terse'", "value: 'default'", /noDetails/],
    [
      'a public vault',
      vault,
      "publicNetworkAccess: 'Disabled'",
      "publicNetworkAccess: 'Enabled'",
      /publicNetworkAccess/,
    ],
    ['a vault that can be emptied', vault, 'enablePurgeProtection: true', 'enablePurgeProtection: false', /Purge/],
    [
      'more rights than needed',
      vault,
      '4633458b-17de-408a-b874-0445c86b69e6',
      '00482a5a-887f-4fb3-b363-3b7fe8e74483',
      /more than is needed/,
    ],
    [
      'rights on the whole group',
      vault,
      '  scope: vault\n  properties: {\n    principalId',
      '  properties: {\n    principalId',
      /reaches further/,
    ],
    ['telemetry from anyone', telemetry, 'DisableLocalAuth: true', 'DisableLocalAuth: false', /DisableLocalAuth/],
    ["callers' addresses in the log", app, "'AppServiceConsoleLogs'", "'AppServiceHTTPLogs'", /who called/],
    ['a bot of many tenants', bot, "'SingleTenant'", "'MultiTenant'", /msaAppType/],
    ['a bot elsewhere', bot, `https://${of('host')}/api/messages`, 'https://bot.example/api/messages', /endpoint/],
    ['another channel', bot, "name: 'MsTeamsChannel'", "name: 'WebChatChannel'", /more than Teams/],
    [
      'a setting that the bot does not know',
      app,
      "HOST: '0.0.0.0'",
      "HOST: '0.0.0.0'\n  HOTS: 'x'",
      /HOTS is no setting/,
    ],
    [
      'a missing setting',
      'main.bicep',
      '      TEAMS_APP_ID: teamsAppId\n',
      '',
      /TEAMS_APP_ID is missing|used by nothing/,
    ],
    [
      'a secret among the settings',
      'main.bicep',
      '      BOT_IDENTITY_CLIENT_ID: identity.outputs.clientId\n',
      "      BOT_APP_SECRET: 'x'\n      BOT_APP_SECRET_EXPIRES: '2030-01-01'\n",
      /needs a secret|BOT_APP_SECRET/,
    ],
    [
      'a database address with a password',
      database,
      `postgresql://${of('identityName')}@`,
      `postgresql://${of('identityName')}:x@`,
      /holds a password/,
    ],
    [
      'a key beside the vault',
      'main.bicep',
      `'@Microsoft.KeyVault(SecretUri=${of('vault.outputs.keySecretUri')})'`,
      'vault.outputs.name',
      /KEY does not stand in the vault/,
    ],
    ['jobs in the slot that waits', app, "WORKERS: 'off'", "WORKERS: 'on'", /WORKERS is on/],
    ['workers that move with a swap', app, "appSettingNames: ['WORKERS']", 'appSettingNames: []', /WORKERS moves/],
    [
      'a secret parameter',
      'main.bicep',
      "param botName string = 'Trygg'",
      "@secure()\nparam botName string = 'Trygg'",
      /secret parameter: botName/,
    ],
    [
      'a parameter that nothing uses',
      bot,
      'param host string',
      "param host string\nparam spare string = ''",
      /spare is used by nothing/,
    ],
    [
      'a door into the database',
      database,
      'output name string',
      "resource hole 'Microsoft.DBforPostgreSQL/flexibleServers/firewallRules@2024-08-01' = {\n  parent: server\n  name: 'all'\n  properties: {}\n}\n\noutput name string",
      /not wanted/,
    ],
  ])('%s', (_what, path, from, to, said) => {
    const lines = () => {
      try {
        return broken(changed(path, from, to)).join('\n');
      } catch (error) {
        return String(error);
      }
    };
    expect(lines()).toMatch(said);
  });
});
