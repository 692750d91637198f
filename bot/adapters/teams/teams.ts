import type { Log } from '../../log.ts';
import type { ChatDoor } from '../../ports/chat.ts';
import type { Messenger } from '../../ports/messenger.ts';
import type { SigningKeys } from '../../ports/signing-keys.ts';
import type { Tokens } from '../../ports/tokens.ts';
import { createFetchAttachment } from './attachments.ts';
import { type AuthoritySettings, StrictAuthentication } from './authentication.ts';
import { createConnector } from './connector.ts';
import { createDoor, type DoorWords, type Messages } from './door.ts';
import { createMessenger, type Service } from './messenger.ts';
import { botToken, TokenCredentials } from './token.ts';

/** Who the bot is, and whom it believes. */
export type Identity = {
  readonly appId: string;
  /** Null: Microsoft's public cloud. */
  readonly authority: AuthoritySettings | null;
  /** What the bot asks its token for, `/.default` included. */
  readonly scope: string;
  /**
   * Set where a connector on this machine plays Teams: the token goes to `origin` alone, so that other local servers
   * (the Playground) get none. Null: Teams itself, by TLS and never on this machine.
   */
  readonly local: { readonly origin: string } | null;
};

export type TeamsOptions = {
  readonly identity: Identity;
  readonly tokens: Tokens;
  /** Those of the authority that signs what Teams sends. */
  readonly keys: SigningKeys;
  readonly allowedTenants: readonly string[];
  readonly playground: boolean;
  /** Teams channels by their name in the organisation file. */
  readonly channels: ReadonlyMap<string, string>;
  /** Where Teams was last heard from before this start; null when never. */
  readonly service: () => Promise<Service | null>;
  readonly words: DoorWords;
  readonly now: () => Date;
  readonly log: Log;
};

export type Teams = {
  readonly messenger: Messenger;
  /** Opens the way in. Apart from the messenger, since what stands behind the door sends by it. */
  door(chat: ChatDoor): Messages;
};

export function createTeams(options: TeamsOptions): Teams {
  const { identity, log, now } = options;
  const local = identity.local !== null;
  const token = botToken(options.tokens, identity.scope);
  const mayHaveToken = (url: string) =>
    URL.canParse(url) &&
    (identity.local === null ? new URL(url).protocol === 'https:' : new URL(url).origin === identity.local.origin);
  let heard: Service | null = null;

  const messenger = createMessenger({
    appId: identity.appId,
    connector: createConnector({ token, mayHaveToken, local }),
    fetchAttachment: createFetchAttachment({ token, mayHaveToken, local }),
    channels: options.channels,
    service: async () => heard ?? (await options.service()),
  });
  const authentication = new StrictAuthentication({
    appId: identity.appId,
    allowedTenants: options.allowedTenants,
    authority: identity.authority,
    keys: options.keys,
    credentials: new TokenCredentials(identity.appId, token, mayHaveToken),
    playground: local && options.playground,
    now,
  });
  return {
    messenger,
    door: (chat) =>
      createDoor({
        authentication,
        chat,
        messenger,
        words: options.words,
        log,
        heardFrom: (service) => (heard = service),
      }),
  };
}
