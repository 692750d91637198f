import { AzureCliCredential, DeviceCodeCredential, InteractiveBrowserCredential } from '@azure/identity';
import type { Tokens } from '../../ports/tokens.ts';

/** How an administrator signs in: with a code in any browser, in this machine's, or as in the Azure CLI. */
export const signIns = ['code', 'browser', 'cli'] as const;
export type SignInBy = (typeof signIns)[number];

/** Microsoft's own public client for commands that speak with Graph. Source: "Microsoft Graph Command Line Tools". */
const GRAPH_COMMAND_LINE_TOOLS = '14d82eec-204b-4c2f-b7e8-296a70dab67e';

export type Administrator = {
  readonly by: SignInBy;
  /** Login host with scheme. */
  readonly authorityHost: string;
  readonly tenantId: string;
  /** Says where to sign in, and the code. */
  readonly say: (words: string) => void;
};

/** A person's tokens, held for as long as the command runs. Never the app's: it may not give itself rights. */
export function administratorTokens({ by, authorityHost, tenantId, say }: Administrator): Tokens {
  const options = { tenantId, clientId: GRAPH_COMMAND_LINE_TOOLS, authorityHost };
  const credential =
    by === 'cli'
      ? new AzureCliCredential({ tenantId })
      : by === 'browser'
        ? new InteractiveBrowserCredential({ ...options, redirectUri: 'http://localhost' })
        : new DeviceCodeCredential({ ...options, userPromptCallback: ({ message }) => say(message) });
  return {
    async get(scope) {
      return (await credential.getToken(scope)).token;
    },
    discard() {},
  };
}
