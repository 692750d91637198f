import type { Log } from '../../log.ts';
import type { ChatDoor } from '../../ports/chat.ts';
import type { Messenger } from '../../ports/messenger.ts';
import { createFetchAttachment } from './attachments.ts';
import { type AuthoritySettings, StrictAuthentication } from './authentication.ts';
import { createConnector } from './connector.ts';
import { createDoor, type DoorWords, type Messages } from './door.ts';
import { createMessenger, type Service } from './messenger.ts';
import { clientCredentials, keepToken, registrationToken, TokenCredentials } from './token.ts';

/** Who the bot is, and whom it believes. */
export type Identity =
  | { readonly kind: 'registration'; readonly appId: string; readonly tenantId: string; readonly secret: string }
  /** The stage's own authority; its token goes to `origin` alone, so other local servers (the Playground) get none. */
  | {
      readonly kind: 'stage';
      readonly appId: string;
      readonly authority: AuthoritySettings;
      readonly tokenUrl: string;
      readonly clientSecret: string;
      readonly scope: string;
      readonly origin: string;
    };

export type TeamsOptions = {
  readonly identity: Identity;
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
  const local = identity.kind === 'stage';
  const token =
    identity.kind === 'stage'
      ? keepToken(
          clientCredentials({
            tokenUrl: identity.tokenUrl,
            clientId: identity.appId,
            clientSecret: identity.clientSecret,
            scope: identity.scope,
          }),
          now,
        )
      : registrationToken(identity);
  const mayHaveToken = (url: string) =>
    URL.canParse(url) &&
    (identity.kind === 'stage' ? new URL(url).origin === identity.origin : new URL(url).protocol === 'https:');
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
    authority: identity.kind === 'stage' ? identity.authority : null,
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
