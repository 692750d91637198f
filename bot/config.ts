import { z } from 'zod';

/** What every installation has. */
type Common = {
  readonly port: number;
  /** Address to listen on. */
  readonly host: string;
  readonly dataDir: string;
  /** Path of the organisation file; null: the shipped one. */
  readonly orgFile: string | null;
  readonly keyFile: string;
  readonly logLevel: (typeof logLevels)[number];
  /** False: this process only answers, and another one runs the jobs. */
  readonly workers: boolean;
  /** Where people's browsers find this server, without a slash at the end. */
  readonly publicUrl: string | null;
};

/** On one machine, with no tenant: the stage plays Teams. Loopback only. */
export type LocalConfig = Common & {
  readonly mode: 'local';
  /** Null: embedded PostgreSQL in dataDir. */
  readonly databaseUrl: string | null;
  /** Accepts activities without a token, for the Agents Playground. */
  readonly playground: boolean;
};

export type ProductionConfig = Common & {
  readonly mode: 'production';
  readonly databaseUrl: string;
  readonly bot: { readonly appId: string; readonly tenantId: string; readonly secret: string };
  /** Tenants whose activities are accepted. */
  readonly allowedTenants: readonly string[];
};

export type Config = LocalConfig | ProductionConfig;

/** The settings cannot be used; the message names each faulty variable and its remedy, one a line. */
export class ConfigError extends Error {
  constructor(problems: readonly string[]) {
    super(['Trygg cannot start with these settings:', ...problems.map((problem) => `  ${problem}`)].join('\n'));
    this.name = 'ConfigError';
  }
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const loopback = ['127.0.0.1', 'localhost', '::1'];

const databaseUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\/./, 'is not a PostgreSQL address. Write it as postgresql://user:password@host:5432/name.');
const guid = (what: string) => z.guid(`is not a GUID. Copy ${what} from the app registration in Entra.`);

/** Shapes only; which variables belong together is decided below. */
const shapes = {
  PORT: z.coerce
    .number('is not a number. Choose a port, such as 3978.')
    .int('is not a whole number. Choose a port, such as 3978.')
    .min(0, 'is below 0. Choose a port from 0 (any free one) to 65535.')
    .max(65535, 'is above 65535. Choose a port from 0 (any free one) to 65535.')
    .default(3978),
  HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: databaseUrl.optional(),
  DATA_DIR: z.string().default('./data'),
  ORG_FILE: z.string().optional(),
  KEY_FILE: z.string().optional(),
  LOG_LEVEL: z.enum(logLevels, `is not a level. Choose one of ${logLevels.join(', ')}.`).optional(),
  WORKERS: z.enum(['on', 'off'], 'is neither on nor off.').default('on'),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'is not a web address, such as https://trygg.example.se.' })
    .optional(),
  PLAYGROUND: z.enum(['0', '1'], 'is neither 1 nor 0.').default('0'),
  BOT_APP_ID: guid('Application (client) ID').optional(),
  BOT_TENANT_ID: guid('Directory (tenant) ID').optional(),
  BOT_APP_SECRET: z.string().optional(),
  ALLOWED_TENANTS: z
    .string()
    .transform((list) => list.split(/[\s,]+/).filter((tenant) => tenant !== ''))
    .pipe(z.array(guid('each tenant id')))
    .optional(),
  NODE_ENV: z.string().optional(),
};
type Settings = z.infer<z.ZodObject<typeof shapes>>;

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
  const production =
    settings.NODE_ENV === 'production' ||
    [settings.BOT_APP_ID, settings.BOT_TENANT_ID, settings.BOT_APP_SECRET].some((part) => part !== undefined);
  return production ? productionConfig(settings) : localConfig(settings);
}

function localConfig(settings: Settings): LocalConfig {
  const problems: string[] = [];
  if (!loopback.includes(settings.HOST))
    problems.push(
      'HOST is not loopback, and without a tenant anyone who reaches Trygg may be anyone. Unset it, or set BOT_APP_ID, BOT_TENANT_ID, BOT_APP_SECRET and DATABASE_URL to run in production.',
    );
  if (settings.ALLOWED_TENANTS !== undefined)
    problems.push('ALLOWED_TENANTS has no meaning without a tenant. Unset it, or set BOT_APP_ID.');
  if (problems.length > 0) throw new ConfigError(problems);
  return Object.freeze({
    ...common(settings, 'warn'),
    mode: 'local',
    databaseUrl: settings.DATABASE_URL ?? null,
    playground: settings.PLAYGROUND === '1',
  });
}

function productionConfig(settings: Settings): ProductionConfig {
  const problems: string[] = [];
  const required = (
    name: 'DATABASE_URL' | 'BOT_APP_ID' | 'BOT_TENANT_ID' | 'BOT_APP_SECRET',
    remedy: string,
  ): string => {
    const value = settings[name];
    if (value === undefined) problems.push(`${name} is missing. ${remedy}`);
    return value ?? '';
  };
  const databaseUrl = required(
    'DATABASE_URL',
    'Real cases need a PostgreSQL server: set postgresql://user:password@host:5432/name.',
  );
  const appId = required('BOT_APP_ID', 'Set the Application (client) ID of the app registration in Entra.');
  const tenantId = required('BOT_TENANT_ID', 'Set the Directory (tenant) ID of the app registration in Entra.');
  const secret = required('BOT_APP_SECRET', 'Set a client secret of the app registration in Entra.');
  if (settings.PLAYGROUND === '1')
    problems.push('PLAYGROUND lets anyone in without a token. Unset it; it is for local mode only.');
  if (settings.PUBLIC_URL?.startsWith('http:'))
    problems.push('PUBLIC_URL must begin with https:// in production; Teams opens nothing else.');
  if (problems.length > 0) throw new ConfigError(problems);
  return Object.freeze({
    ...common(settings, 'info'),
    mode: 'production',
    databaseUrl,
    bot: Object.freeze({ appId, tenantId, secret }),
    allowedTenants: Object.freeze(settings.ALLOWED_TENANTS ?? [tenantId]),
  });
}

function common(settings: Settings, quiet: Common['logLevel']): Common {
  return {
    port: settings.PORT,
    host: settings.HOST,
    dataDir: settings.DATA_DIR,
    orgFile: settings.ORG_FILE ?? null,
    keyFile: settings.KEY_FILE ?? `${settings.DATA_DIR}/key`,
    logLevel: settings.LOG_LEVEL ?? quiet,
    workers: settings.WORKERS === 'on',
    publicUrl: settings.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
  };
}
