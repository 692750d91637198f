import { ServiceClientCredentialsFactory } from 'botframework-connector';
import type { Tokens } from '../../ports/tokens.ts';

/** The bot's token towards the connector. */
export type BotToken = {
  get(): Promise<string>;
  /** The connector refused this one: the next `get` fetches another. */
  discard(token: string): void;
};

export function botToken(tokens: Tokens, scope: string): BotToken {
  return { get: () => tokens.get(scope), discard: (token) => tokens.discard(scope, token) };
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
