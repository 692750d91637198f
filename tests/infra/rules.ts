import { shapes } from '../../bot/config/settings.ts';
import { readConfig } from '../../bot/config.ts';
import type { Deployment, Resource } from './bicep/deploy.ts';
import { isObject, type Value } from './bicep/functions.ts';

/** Settings that steer App Service itself, or a library. */
const platform = /^(WEBSITE_|SCM_|APPLICATION_INSIGHTS_NO_STATSBEAT$)/;
/** The vault's answer stands here in place of the reference. */
const aKey = JSON.stringify({
  format: 'trygg-keys/1',
  lookup: Buffer.alloc(32).toString('base64'),
  wrapping: [{ id: '0123456789abcdef', secret: Buffer.alloc(32).toString('base64') }],
});
const builtIn = {
  'Key Vault Secrets User': '4633458b-17de-408a-b874-0445c86b69e6',
  'Monitoring Metrics Publisher': '3913510d-42f4-4e42-8a64-420c390055eb',
};

/** What a value holds at a path of names; undefined when nothing. */
export function at(value: Value | undefined, path: string): Value | undefined {
  return path
    .split('.')
    .reduce<Value | undefined>(
      (inner, key) => (inner !== undefined && isObject(inner) ? inner[key] : undefined),
      value,
    );
}

/** Types and paths whose worth is decided: private, encrypted, without passwords. */
const decided: readonly [type: string, path: string, worth: Value][] = [
  ...['Microsoft.Web/sites', 'Microsoft.Web/sites/slots'].flatMap((type): [string, string, Value][] => [
    [type, 'properties.httpsOnly', true],
    [type, 'properties.siteConfig.ftpsState', 'Disabled'],
    [type, 'properties.siteConfig.remoteDebuggingEnabled', false],
    [type, 'properties.siteConfig.linuxFxVersion', 'NODE|24-lts'],
    [type, 'properties.siteConfig.appCommandLine', 'node bot/main.ts'],
    [type, 'properties.siteConfig.healthCheckPath', '/ready'],
    [type, 'properties.siteConfig.alwaysOn', true],
    [type, 'properties.outboundVnetRouting.allTraffic', true],
    [type, 'identity.type', 'UserAssigned'],
    [`${type}/basicPublishingCredentialsPolicies`, 'properties.allow', false],
  ]),
  ['Microsoft.Web/sites/slots', 'properties.siteConfig.ipSecurityRestrictionsDefaultAction', 'Deny'],
  ['Microsoft.DBforPostgreSQL/flexibleServers', 'properties.network.publicNetworkAccess', 'Disabled'],
  ['Microsoft.DBforPostgreSQL/flexibleServers', 'properties.authConfig.passwordAuth', 'Disabled'],
  ['Microsoft.DBforPostgreSQL/flexibleServers', 'properties.authConfig.activeDirectoryAuth', 'Enabled'],
  ['Microsoft.KeyVault/vaults', 'properties.publicNetworkAccess', 'Disabled'],
  ['Microsoft.KeyVault/vaults', 'properties.networkAcls.defaultAction', 'Deny'],
  ['Microsoft.KeyVault/vaults', 'properties.enableRbacAuthorization', true],
  ['Microsoft.KeyVault/vaults', 'properties.enablePurgeProtection', true],
  ['Microsoft.Insights/components', 'properties.DisableLocalAuth', true],
  ['Microsoft.Insights/components', 'properties.DisableIpMasking', false],
  ['Microsoft.BotService/botServices', 'properties.msaAppType', 'SingleTenant'],
  ['Microsoft.BotService/botServices', 'properties.disableLocalAuth', true],
];

/** Types that open a private thing, or that hold a secret of their own. */
const never = [
  'Microsoft.DBforPostgreSQL/flexibleServers/firewallRules',
  'Microsoft.KeyVault/vaults/accessPolicies',
  'Microsoft.Authorization/roleDefinitions',
  'Microsoft.BotService/botServices/connections',
];

/** Each rule of ours that the deployment breaks, a line each. */
export function broken({ resources, outputs, parameters, unused }: Deployment): string[] {
  return [
    ...decided.flatMap(([type, path, worth]) => {
      const all = resources.filter((resource) => resource.type === type);
      if (all.length === 0) return [`there is no ${type}`];
      return all.flatMap(({ from, body }) =>
        at(body, path) === worth ? [] : [`${from}: ${path} is ${JSON.stringify(at(body, path))}, not ${worth}`],
      );
    }),
    ...resources.filter(({ type }) => never.includes(type)).map(({ from, type }) => `${from}: ${type} is not wanted`),
    ...resources.flatMap((resource) => [
      ...tls(resource),
      ...roles(resource),
      ...logs(resource),
      ...bot(resource, resources),
    ]),
    ...settings(resources),
    ...secrets(outputs, 'outputs'),
    ...resources.flatMap(({ from, body }) => secrets(body, from)),
    ...parameters
      .filter(({ name, secure }) => secure || secretName.test(name))
      .map(({ name }) => `a secret parameter: ${name}`),
    ...unused.map((name) => `${name} is used by nothing`),
    ...twice(resources),
  ];
}

function tls({ from, type, name, body }: Resource): string[] {
  if (/^Microsoft\.Web\/sites(\/slots)?$/.test(type)) {
    return ['minTlsVersion', 'scmMinTlsVersion'].flatMap((setting) =>
      ['1.2', '1.3'].includes(String(at(body, `properties.siteConfig.${setting}`)))
        ? []
        : [`${from}: ${setting} is too old`],
    );
  }
  const wanted: { readonly [name: string]: RegExp } = {
    require_secure_transport: /^on$/,
    ssl_min_protocol_version: /^TLSv1\.[23]$/,
    log_error_verbosity: /^terse$/,
    log_min_error_statement: /^panic$/,
  };
  const rule = type.endsWith('flexibleServers/configurations') ? wanted[name.split('/')[1] ?? ''] : undefined;
  return rule && !rule.test(String(at(body, 'properties.value'))) ? [`${from}: ${at(body, 'properties.value')}`] : [];
}

/** A role is one of two, for the identity alone, and on the one resource it is for. */
function roles({ from, type, scope, body }: Resource): string[] {
  if (type !== 'Microsoft.Authorization/roleAssignments') return [];
  const role = String(at(body, 'properties.roleDefinitionId')).split('/').at(-1) ?? '';
  const fits: { readonly [role: string]: string } = {
    [builtIn['Key Vault Secrets User']]: '/providers/Microsoft.KeyVault/vaults/',
    [builtIn['Monitoring Metrics Publisher']]: '/providers/Microsoft.Insights/components/',
  };
  const place = fits[role];
  if (place === undefined) return [`${from}: the role ${role} is more than is needed`];
  return scope?.includes(place) ? [] : [`${from}: the role reaches further than ${place}`];
}

/** The web server's own log holds callers' addresses. */
function logs({ from, type, body }: Resource): string[] {
  if (type !== 'Microsoft.Insights/diagnosticSettings') return [];
  const said = JSON.stringify(body);
  return /AppServiceHTTPLogs|AppServiceIPSecAuditLogs|allLogs|BotRequest/.test(said)
    ? [`${from}: logs who called`]
    : [];
}

function bot({ from, type, body }: Resource, resources: readonly Resource[]): string[] {
  if (type !== 'Microsoft.BotService/botServices') return [];
  const site = resources.find((resource) => resource.type === 'Microsoft.Web/sites');
  const wanted = `https://${site?.name}.azurewebsites.net/api/messages`;
  const channels = resources.filter((resource) => resource.type.endsWith('botServices/channels'));
  return [
    ...(at(body, 'properties.endpoint') === wanted ? [] : [`${from}: the endpoint is not the app's`]),
    ...(channels.every(({ name }) => name.endsWith('/MsTeamsChannel')) ? [] : [`${from}: speaks with more than Teams`]),
  ];
}

/** Every setting is one that the bot reads, all that it needs are there, and each slot would start with its own. */
function settings(resources: readonly Resource[]): string[] {
  const given = resources.filter(({ name }) => name.endsWith('/appsettings'));
  const stays = resources.find(({ name }) => name.endsWith('/slotConfigNames'));
  return [
    ...(given.length === 2 ? [] : ['there are not two slots with settings']),
    ...(JSON.stringify(at(stays?.body, 'properties.appSettingNames')) === '["WORKERS"]'
      ? []
      : ['WORKERS moves with a swap']),
    ...given.flatMap(({ from, name, body }) => {
      const pairs = Object.entries(isObject(body.properties ?? null) ? (body.properties ?? {}) : {});
      const unknown = pairs.flatMap(([key]) =>
        Object.hasOwn(shapes, key) || platform.test(key) ? [] : [`${from}: ${key} is no setting`],
      );
      const texts = Object.fromEntries(pairs.map(([key, value]) => [key, String(value)]));
      const workers = name.includes('/staging/') ? 'off' : 'on';
      return [
        ...unknown,
        ...(texts.WORKERS === workers ? [] : [`${from}: WORKERS is ${texts.WORKERS}`]),
        ...(/^@Microsoft\.KeyVault\(SecretUri=https:\/\/.+\)$/.test(texts.KEY ?? '')
          ? []
          : [`${from}: KEY does not stand in the vault`]),
        ...starts(from, { ...texts, KEY: aKey }),
      ];
    }),
  ];
}

function starts(from: string, texts: Record<string, string>): string[] {
  try {
    const config = readConfig(texts);
    if (config.mode !== 'production') return [`${from}: starts in local mode`];
    return config.bot.identity.kind === 'managedIdentity' && config.databaseAuth === 'entra'
      ? []
      : [`${from}: needs a secret`];
  } catch (error) {
    return [`${from}: ${error instanceof Error ? error.message : error}`];
  }
}

const secretName = /password(?!Auth$)|secret$|token$|accountkey|apikey/i;

/** Nothing carries a password, neither as a property nor inside an address. */
function secrets(value: Value | undefined, where: string): string[] {
  if (typeof value === 'string')
    return /:\/\/[^/@\s]+:[^/@\s]+@|AccountKey=|SharedAccess|sig=/.test(value) ? [`${where} holds a password`] : [];
  if (Array.isArray(value)) return value.flatMap((each) => secrets(each, where));
  if (value === undefined || !isObject(value)) return [];
  return Object.entries(value).flatMap(([key, each]) => [
    ...(secretName.test(key) && typeof each === 'string' ? [`${where}: ${key}`] : []),
    ...secrets(each, `${where}.${key}`),
  ]);
}

function twice(resources: readonly Resource[]): string[] {
  const ids = resources.map(({ id }) => id.toLowerCase());
  return ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `two resources are ${id}`);
}
