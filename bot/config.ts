import { z } from 'zod';
import type { BotSettings, Cloud } from './config/clouds.ts';
import { clouds } from './config/clouds.ts';
import type { AppIdentity } from './config/identity.ts';
import { identityOf } from './config/identity.ts';
import type { logLevels, Settings } from './config/settings.ts';
import { loopback, shapes } from './config/settings.ts';

export type { AppIdentity, BotSettings, Cloud };

/** What every installation has. */
type Common = {
  readonly port: number;
  /** Address to listen on. */
  readonly host: string;
  readonly dataDir: string;
  /** Path of the organisation file; null: the shipped one. */
  readonly orgFile: string | null;
  readonly keyFile: string;
  /** What a key file holds, where the key comes with the settings; null: it stands in keyFile. */
  readonly key: string | null;
  /** Where traces and metrics go; null: nowhere, and nothing of it is loaded. */
  readonly telemetry: { readonly connectionString: string | null; readonly otlpUrl: string | null } | null;
  readonly logLevel: (typeof logLevels)[number];
  /** False: this process only answers, and another one runs the jobs. */
  readonly workers: boolean;
  /** The site that holds the organisation's lists, `https://host/sites/name`; null: no archive. */
  readonly sharePointSite: string | null;
  /** True: absence is also read from mailboxes, which takes a permission of its own. */
  readonly mailboxSettings: boolean;
};

/** On one machine, with no tenant: the stage plays Teams. Loopback only. */
export type LocalConfig = Common & {
  readonly mode: 'local';
  /** Null: embedded PostgreSQL in dataDir. */
  readonly databaseUrl: string | null;
  /** Where people's browsers find this server, without a slash at the end; null: where it listens. */
  readonly publicUrl: string | null;
  /** Accepts activities without a token, for the Agents Playground. */
  readonly playground: boolean;
  /** A Graph of one's own on this machine, without a slash at the end; null: no Graph at all. */
  readonly graphUrl: string | null;
  readonly teamsAppId: string | null;
};

export type ProductionConfig = Common & {
  readonly mode: 'production';
  readonly databaseUrl: string;
  /** How the database is opened: by what the address holds, or by a token of Entra as the password. */
  readonly databaseAuth: 'password' | 'entra';
  readonly publicUrl: string;
  /** The one registration that is bot, tab and Graph client. GUIDs in lower case. */
  readonly bot: { readonly appId: string; readonly tenantId: string; readonly identity: AppIdentity };
  /** Tenants whose activities are accepted. */
  readonly allowedTenants: readonly string[];
  readonly cloud: Cloud;
  /** The id in the app's manifest. */
  readonly teamsAppId: string;
};

export type Config = LocalConfig | ProductionConfig;

/** The settings cannot be used; the message names each faulty variable and its remedy, one a line. */
export class ConfigError extends Error {
  constructor(problems: readonly string[]) {
    super(['Trygg cannot start with these settings:', ...problems.map((problem) => `  ${problem}`)].join('\n'));
    this.name = 'ConfigError';
  }
}

/** Any of these means that a tenant is meant, so that a forgotten one is told rather than the stage shown. */
const tenantSettings = [
  'BOT_APP_ID',
  'BOT_TENANT_ID',
  'BOT_IDENTITY_CLIENT_ID',
  'BOT_CERTIFICATE_FILE',
  'BOT_APP_SECRET',
] as const;

/** Reads and checks the settings; an empty variable counts as unset. Throws `ConfigError` with all that is wrong at once. */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const given = Object.fromEntries(
    Object.keys(shapes).flatMap((name) => {
      const value = environment[name]?.trim();
      return value ? [[name, value]] : [];
    }),
  );
  const checked = z.object(shapes).safeParse(given);
  if (!checked.success)
    throw new ConfigError(checked.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}`));
  const settings = checked.data;
  const production = settings.NODE_ENV === 'production' || tenantSettings.some((name) => settings[name] !== undefined);
  return production ? productionConfig(settings) : localConfig(settings);
}

function localConfig(settings: Settings): LocalConfig {
  const problems: string[] = [];
  if (!loopback.includes(settings.HOST))
    problems.push(
      'HOST is not loopback, and without a tenant anyone who reaches Trygg may be anyone. Unset it, or set BOT_APP_ID, BOT_TENANT_ID, a proof of identity and DATABASE_URL to run in production.',
    );
  if (settings.ALLOWED_TENANTS !== undefined)
    problems.push('ALLOWED_TENANTS has no meaning without a tenant. Unset it, or set BOT_APP_ID.');
  if (settings.CLOUD !== 'public') problems.push('CLOUD has no meaning without a tenant. Unset it, or set BOT_APP_ID.');
  if (settings.GRAPH_URL !== undefined && !loopback.includes(new URL(settings.GRAPH_URL).hostname))
    problems.push('GRAPH_URL is not loopback. In local mode Graph is on this machine: http://127.0.0.1 and a port.');
  if (settings.SHAREPOINT_SITE !== undefined && settings.GRAPH_URL === undefined)
    problems.push('SHAREPOINT_SITE has no meaning without Graph. Set GRAPH_URL too, or unset it.');
  if (settings.DATABASE_AUTH !== 'password')
    problems.push('DATABASE_AUTH has no meaning without a tenant. Unset it, or set BOT_APP_ID.');
  problems.push(...keyProblems(settings));
  if (problems.length > 0) throw new ConfigError(problems);
  return Object.freeze({
    ...common(settings, 'warn'),
    mode: 'local',
    databaseUrl: settings.DATABASE_URL ?? null,
    publicUrl: withoutSlash(settings.PUBLIC_URL) ?? null,
    playground: settings.PLAYGROUND === '1',
    graphUrl: settings.GRAPH_URL ?? null,
    teamsAppId: settings.TEAMS_APP_ID ?? null,
  });
}

const remedies = {
  DATABASE_URL: 'Real cases need a PostgreSQL server: set postgresql://user:password@host:5432/name.',
  BOT_APP_ID: 'Set the Application (client) ID of the app registration in Entra.',
  BOT_TENANT_ID: 'Set the Directory (tenant) ID of the app registration in Entra.',
  TEAMS_APP_ID: "Set the id in the app's manifest, by which Teams finds the app.",
  PUBLIC_URL: 'Set the address where Teams reaches Trygg, such as https://trygg.example.se.',
} as const;

function productionConfig(settings: Settings): ProductionConfig {
  const problems: string[] = [];
  const required = (name: keyof typeof remedies): string => {
    const value = settings[name];
    if (value === undefined) problems.push(`${name} is missing. ${remedies[name]}`);
    return value ?? '';
  };
  const databaseUrl = required('DATABASE_URL');
  const appId = required('BOT_APP_ID');
  const tenantId = required('BOT_TENANT_ID');
  const identity = identityOf(settings, problems);
  const teamsAppId = required('TEAMS_APP_ID');
  const publicUrl = withoutSlash(required('PUBLIC_URL')) ?? '';
  if (settings.PLAYGROUND === '1')
    problems.push('PLAYGROUND lets anyone in without a token. Unset it; it is for local mode only.');
  if (publicUrl.startsWith('http:'))
    problems.push('PUBLIC_URL must begin with https:// in production; Teams opens nothing else.');
  if (settings.GRAPH_URL !== undefined)
    problems.push('GRAPH_URL is for local mode only. Unset it; CLOUD says where Graph is.');
  problems.push(...databaseProblems(settings, databaseUrl), ...keyProblems(settings));
  if (problems.length > 0) throw new ConfigError(problems);
  return Object.freeze({
    ...common(settings, 'info'),
    mode: 'production',
    databaseUrl,
    databaseAuth: settings.DATABASE_AUTH,
    publicUrl,
    bot: Object.freeze({ appId, tenantId, identity: Object.freeze(identity) }),
    allowedTenants: Object.freeze(settings.ALLOWED_TENANTS ?? [tenantId]),
    cloud: clouds[settings.CLOUD],
    teamsAppId,
  });
}

/** A token travels as the password, so it must go to the server that was meant, and to nobody else. */
function databaseProblems({ DATABASE_AUTH }: Settings, address: string): string[] {
  if (DATABASE_AUTH !== 'entra' || address === '') return [];
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url?.username || url.password !== '')
    return [
      'DATABASE_URL must name a user and no password when DATABASE_AUTH is entra: postgresql://user@host:5432/name.',
    ];
  if (url.searchParams.get('sslmode') !== 'verify-full' && !loopback.includes(url.hostname))
    return ['DATABASE_URL must end with ?sslmode=verify-full when DATABASE_AUTH is entra.'];
  return [];
}

function keyProblems({ KEY, KEY_FILE }: Settings): string[] {
  return KEY !== undefined && KEY_FILE !== undefined
    ? ['KEY and KEY_FILE are both set, and only one can be right. Unset one.']
    : [];
}

function common(settings: Settings, quiet: Common['logLevel']): Common {
  return {
    port: settings.PORT,
    host: settings.HOST,
    dataDir: settings.DATA_DIR,
    orgFile: settings.ORG_FILE ?? null,
    keyFile: settings.KEY_FILE ?? `${settings.DATA_DIR}/key`,
    key: settings.KEY ?? null,
    telemetry: telemetryOf(settings),
    logLevel: settings.LOG_LEVEL ?? quiet,
    workers: settings.WORKERS === 'on',
    sharePointSite: settings.SHAREPOINT_SITE ?? null,
    mailboxSettings: settings.MAILBOX_SETTINGS === 'on',
  };
}

function telemetryOf(settings: Settings): Common['telemetry'] {
  const connectionString = settings.APPLICATIONINSIGHTS_CONNECTION_STRING ?? null;
  const otlpUrl = withoutSlash(settings.OTEL_EXPORTER_OTLP_ENDPOINT) ?? null;
  return connectionString === null && otlpUrl === null ? null : Object.freeze({ connectionString, otlpUrl });
}

function withoutSlash(url: string | undefined): string | undefined {
  return url?.replace(/\/+$/, '');
}
