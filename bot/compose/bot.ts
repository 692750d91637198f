import { clientCredentials } from '../adapters/entra/client-credentials.ts';
import { createSigningKeys } from '../adapters/openid/keys.ts';
import { metadataUrlOf } from '../adapters/teams/authentication.ts';
import type { Identity } from '../adapters/teams/teams.ts';
import type { ProductionConfig } from '../config.ts';
import type { SigningKeys } from '../ports/signing-keys.ts';
import type { Tokens } from '../ports/tokens.ts';

/** An authority and a connector on this machine, which play Teams: the stage's, or a test's. Plain data. */
export type StandIn = Identity & { readonly tokenUrl: string; readonly clientSecret: string };

/** The bot's identity with what proves it: to the connector by tokens, to the bot by the authority's keys. */
export type Bot = { readonly identity: Identity; readonly tokens: Tokens; readonly keys: SigningKeys };

export function standInBot(standIn: StandIn, now: () => Date): Bot {
  const { appId, tokenUrl, clientSecret, ...rest } = standIn;
  return {
    identity: { appId, ...rest },
    tokens: clientCredentials({ tokenUrl, clientId: appId, clientSecret, now }),
    keys: createSigningKeys(metadataUrlOf(standIn.authority), now),
  };
}

export function registeredBot(config: ProductionConfig, tokens: Tokens, now: () => Date): Bot {
  const { bot, botScope } = config.cloud;
  return {
    identity: { appId: config.bot.appId, authority: bot, scope: `${botScope}/.default`, local: null },
    tokens,
    keys: createSigningKeys(metadataUrlOf(bot), now),
  };
}
