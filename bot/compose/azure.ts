import { createAzureTokens } from '../adapters/entra/tokens.ts';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import type { Tokens } from '../ports/tokens.ts';

/** For the services in Azure beside Trygg; null in local mode, which has none. */
export function azureTokens(config: Config, world: { readonly now: () => Date; readonly log: Log }): Tokens | null {
  if (config.mode === 'local') return null;
  const { appId, tenantId, identity: proof } = config.bot;
  const { login, exchange } = config.cloud;
  return createAzureTokens({ login, tenantId, appId, proof, exchange, ...world });
}

/** Where the database is and how it is opened. A connection lives on when its token ends; only a new one needs a new. */
export function databaseOf(config: Config, tokens: Tokens | null) {
  const at = { url: config.databaseUrl, folder: config.dataDir };
  if (config.mode === 'local' || config.databaseAuth !== 'entra' || tokens === null) return at;
  const scope = `${config.cloud.database}/.default`;
  return { ...at, password: () => tokens.get(scope) };
}
