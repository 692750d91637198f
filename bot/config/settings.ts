import { z } from 'zod';
import { cloudNames } from './clouds.ts';

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export const loopback = ['127.0.0.1', 'localhost', '::1', '[::1]'];

const guid = (what: string, where = 'the app registration in Entra') =>
  z.guid(`is not a GUID. Copy ${what} from ${where}.`).transform((id) => id.toLowerCase());
const onOff = z.enum(['on', 'off'], 'is neither on nor off.');

/** Each variable's shape; which ones belong together is decided in config.ts. */
export const shapes = {
  PORT: z.coerce
    .number('is not a number. Choose a port, such as 3978.')
    .int('is not a whole number. Choose a port, such as 3978.')
    .min(0, 'is below 0. Choose a port from 0 (any free one) to 65535.')
    .max(65535, 'is above 65535. Choose a port from 0 (any free one) to 65535.')
    .default(3978),
  HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .regex(
      /^postgres(ql)?:\/\/./,
      'is not a PostgreSQL address. Write it as postgresql://user:password@host:5432/name.',
    )
    .optional(),
  DATABASE_AUTH: z.enum(['password', 'entra'], 'is neither password nor entra.').default('password'),
  DATA_DIR: z.string().default('./data'),
  ORG_FILE: z.string().optional(),
  KEY_FILE: z.string().optional(),
  KEY: z
    .string()
    .refine(
      (text) => !text.startsWith('@Microsoft.KeyVault('),
      'still reads as a Key Vault reference, so App Service could not resolve it. Put the key into the vault and let the identity read it; see docs/install.md.',
    )
    .optional(),
  LOG_LEVEL: z.enum(logLevels, `is not a level. Choose one of ${logLevels.join(', ')}.`).optional(),
  WORKERS: onOff.default('on'),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'is not a web address, such as https://trygg.example.se.' })
    .optional(),
  PLAYGROUND: z.enum(['0', '1'], 'is neither 1 nor 0.').default('0'),
  CLOUD: z.enum(cloudNames, `is not a cloud. Choose one of ${cloudNames.join(', ')}.`).default('public'),
  BOT_APP_ID: guid('Application (client) ID').optional(),
  BOT_TENANT_ID: guid('Directory (tenant) ID').optional(),
  BOT_IDENTITY_CLIENT_ID: guid('Client ID', 'the managed identity in Azure').optional(),
  BOT_CERTIFICATE_FILE: z.string().optional(),
  BOT_APP_SECRET: z.string().optional(),
  BOT_APP_SECRET_EXPIRES: z.iso
    .date('is not a date. Write the day the secret expires as YYYY-MM-DD, as Entra shows it.')
    .optional(),
  ALLOWED_TENANTS: z
    .string()
    .transform((list) => list.split(/[\s,]+/).filter((tenant) => tenant !== ''))
    .pipe(z.array(guid('each tenant id')))
    .optional(),
  TEAMS_APP_ID: guid('id', "the app's manifest").optional(),
  SHAREPOINT_SITE: z
    .string()
    .regex(
      /^https:\/\/[^/?#\s@]+\/(sites|teams)\/[^/?#\s]+\/?$/,
      'is not a site. Copy its address, such as https://region.sharepoint.com/sites/trygg.',
    )
    .transform((site) => site.replace(/\/$/, ''))
    .optional(),
  MAILBOX_SETTINGS: onOff.default('off'),
  GRAPH_URL: z
    .url({ protocol: /^https?$/, error: 'is not a web address, such as http://127.0.0.1:4100.' })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  APPLICATIONINSIGHTS_CONNECTION_STRING: z
    .string()
    .regex(
      /(^|;)InstrumentationKey=[0-9a-f-]{36}(;|$)/i,
      'is not a connection string. Copy it from the Application Insights resource in Azure.',
    )
    .optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({ protocol: /^https?$/, error: 'is not a web address, such as http://127.0.0.1:4318.' })
    .optional(),
  NODE_ENV: z.string().optional(),
};
export type Settings = z.infer<z.ZodObject<typeof shapes>>;
