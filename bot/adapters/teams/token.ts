import { MicrosoftAppCredentials, ServiceClientCredentialsFactory } from 'botframework-connector';
import { z } from 'zod';

/** The bot's token towards the connector. */
export type BotToken = {
  get(): Promise<string>;
  /** The connector refused this one: the next `get` fetches another. */
  discard(token: string): void;
};

/** Asks again this long before the end, so that no call travels with a token that ends on the way. */
const marginMs = 5 * 60_000;

/** Keeps a token until shortly before its end. However many ask at once, it is fetched once. */
export function keepToken(fetchToken: () => Promise<{ token: string; lifetimeMs: number }>, now: () => Date): BotToken {
  let kept: { token: string; until: number } | null = null;
  let fetching: Promise<string> | null = null;
  const renew = async () => {
    const { token, lifetimeMs } = await fetchToken();
    kept = { token, until: now().getTime() + Math.max(lifetimeMs - marginMs, lifetimeMs / 2) };
    return token;
  };
  return {
    async get() {
      if (kept !== null && kept.until > now().getTime()) return kept.token;
      fetching ??= renew().finally(() => {
        fetching = null;
      });
      return fetching;
    },
    discard(token) {
      if (kept?.token === token) kept = null;
    },
  };
}

const answer = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() });

/** OAuth client credentials at an address of our own choice; MSAL cannot be pointed at a local server. */
export function clientCredentials(at: { tokenUrl: string; clientId: string; clientSecret: string; scope: string }) {
  return async () => {
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: at.clientId,
      client_secret: at.clientSecret,
      scope: `${at.scope}/.default`,
    });
    const response = await fetch(at.tokenUrl, {
      method: 'POST',
      body: form,
      redirect: 'error',
      signal: AbortSignal.timeout(10_000),
    });
    if (!response.ok) throw new Error(`The token endpoint answered ${response.status}.`);
    const { access_token, expires_in } = answer.parse(await response.json());
    return { token: access_token, lifetimeMs: expires_in * 1000 };
  };
}

/** The single-tenant registration's token by the SDK (MSAL), which keeps and renews it itself. */
export function registrationToken(bot: { appId: string; tenantId: string; secret: string }): BotToken {
  const credentials = new MicrosoftAppCredentials(bot.appId, bot.secret, bot.tenantId);
  let fetching: Promise<string> | null = null;
  let fresh = false;
  return {
    get() {
      const again = fresh;
      fetching ??= credentials.getToken(again).finally(() => {
        fetching = null;
        fresh = false;
      });
      return fetching;
    },
    discard() {
      fresh = true;
    },
  };
}

/** Lets the SDK's own client sign with the same token, and only towards addresses that may have it. */
export class TokenCredentials extends ServiceClientCredentialsFactory {
  readonly #appId: string;
  readonly #token: BotToken;
  readonly #mayHave: (url: string) => boolean;
  constructor(appId: string, token: BotToken, mayHave: (url: string) => boolean) {
    super();
    this.#appId = appId;
    this.#token = token;
    this.#mayHave = mayHave;
  }
  override async isValidAppId(appId: string): Promise<boolean> {
    return appId === this.#appId;
  }
  override async isAuthenticationDisabled(): Promise<boolean> {
    return false;
  }
  override async createCredentials(): ReturnType<ServiceClientCredentialsFactory['createCredentials']> {
    return {
      signRequest: async (request) => {
        if (this.#mayHave(request.url)) request.headers.set('authorization', `Bearer ${await this.#token.get()}`);
        return request;
      },
    };
  }
}
