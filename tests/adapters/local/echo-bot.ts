import {
  type Activity,
  type Request as BotRequest,
  CardFactory,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type ConversationReference,
  type TurnContext,
} from 'botbuilder';
import { AppCredentials, type ServiceClientCredentialsFactory } from 'botframework-connector';
import type { Stage } from '../../../bot/adapters/local/stage.ts';
import type { WebRoute } from '../../../bot/ports/web.ts';

/** A stock botbuilder bot that trusts the stage's issuer: proof that the stage speaks the SDK's own protocol. */
export function echoBot(
  stage: () => Stage,
  appId: string,
  onTurn: (context: TurnContext) => Promise<void>,
): { route: WebRoute; adapter: CloudAdapter } {
  class StageCredentials extends AppCredentials {
    // The base class keeps tokens for the whole process, past one stage and its keys.
    override async getToken() {
      const { issuer } = stage();
      const form = new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: issuer.clientId,
        client_secret: issuer.clientSecret,
        scope: issuer.scope,
      });
      const response = await fetch(issuer.tokenUrl(), { method: 'POST', body: form });
      return (await response.json()).access_token;
    }
    protected override async refreshToken(): Promise<never> {
      throw new Error('Every token is asked for anew.');
    }
  }
  const credentials: ServiceClientCredentialsFactory = {
    isValidAppId: async (id) => id === appId,
    isAuthenticationDisabled: async () => false,
    createCredentials: async () => new StageCredentials(appId),
  };
  let made: CloudAdapter | undefined;
  const adapter = () => {
    made ??= new CloudAdapter(
      new ConfigurationBotFrameworkAuthentication({ ...stage().issuer.settings() }, credentials),
    );
    return made;
  };
  return {
    get adapter() {
      return adapter();
    },
    route: {
      method: 'POST',
      path: '/api/messages',
      handle: async (request) => {
        const body = await request.json();
        const incoming: BotRequest = { body, headers: Object.fromEntries(request.headers), method: 'POST' };
        let status = 200;
        let answer: unknown;
        await adapter().process(
          incoming,
          {
            socket: undefined,
            end: () => {},
            header: () => {},
            send: (value: unknown) => {
              answer = value;
            },
            status: (code: number) => {
              status = code;
            },
          },
          onTurn,
        );
        return new Response(answer === undefined ? null : JSON.stringify(answer), { status });
      },
    },
  };
}

export const card = (content: unknown): Partial<Activity> => ({
  type: 'message',
  attachments: [CardFactory.adaptiveCard(content)],
});

export type { ConversationReference };
