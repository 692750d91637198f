/**
 * Where each of Microsoft's clouds has its doors. Sources, all Microsoft Learn: "National cloud deployments" (login,
 * Graph), "Configure Bot Framework bots for US Government customers" and "Configure a bot in Microsoft Azure operated
 * by 21Vianet" (bot), "Configure an application to trust a managed identity" (exchange), "Sovereign clouds" (Teams),
 * "Tab requirements" and the list of hosts that teams-js itself accepts (frames), "Microsoft Entra authentication
 * with Azure Database for PostgreSQL" (database).
 */
export type Cloud = {
  /** Entra's authority, without a slash at the end. */
  readonly login: string;
  /** Who signs Entra's tokens of version 1.0, without a slash at the end. */
  readonly tokenIssuerV1: string;
  /** Microsoft Graph, without version and slash; its scope is this and `/.default`. */
  readonly graph: string;
  /** What the managed identity's token must be for, so that it can be exchanged for the app's own. */
  readonly exchange: string;
  /** Azure's PostgreSQL servers; their scope is this and `/.default`. */
  readonly database: string;
  /** What the bot asks its token for: this and `/.default`. */
  readonly botScope: string;
  /** The SDK's settings; null: what it assumes by itself. All or nothing, one alone leaves it with holes. */
  readonly bot: BotSettings | null;
  /** Where a link opens Teams on the web. */
  readonly teams: string;
  /** Who may show the tab in a frame. */
  readonly frames: readonly string[];
};

export type BotSettings = {
  readonly ToChannelFromBotLoginUrl: string;
  readonly ToChannelFromBotOAuthScope: string;
  readonly ToBotFromChannelTokenIssuer: string;
  readonly OAuthUrl: string;
  readonly ToBotFromChannelOpenIdMetadataUrl: string;
  readonly ToBotFromEmulatorOpenIdMetadataUrl: string;
  readonly CallerId: string;
  readonly ValidateAuthority: string;
};

export const cloudNames = ['public', 'usgov', 'usgovdod', 'china'] as const;
export type CloudName = (typeof cloudNames)[number];

const governmentBot = {
  ToChannelFromBotLoginUrl: 'https://login.microsoftonline.us/MicrosoftServices.onmicrosoft.us',
  ToChannelFromBotOAuthScope: 'https://api.botframework.us',
  ToBotFromChannelTokenIssuer: 'https://api.botframework.us',
  OAuthUrl: 'https://tokengcch.botframework.azure.us/',
  ToBotFromChannelOpenIdMetadataUrl: 'https://login.botframework.azure.us/v1/.well-known/openidconfiguration',
  ToBotFromEmulatorOpenIdMetadataUrl:
    'https://login.microsoftonline.us/cab8a31a-1906-4287-a0d8-4eef66b95f6e/v2.0/.well-known/openid-configuration',
  CallerId: 'urn:botframework:azureusgov',
  ValidateAuthority: 'true',
} satisfies BotSettings;

const government = {
  login: 'https://login.microsoftonline.us',
  tokenIssuerV1: 'https://sts.windows.net',
  exchange: 'api://AzureADTokenExchangeUSGov',
  database: 'https://ossrdbms-aad.database.usgovcloudapi.net',
  botScope: 'https://api.botframework.us',
};

export const clouds: { readonly [name in CloudName]: Cloud } = {
  public: {
    login: 'https://login.microsoftonline.com',
    tokenIssuerV1: 'https://sts.windows.net',
    graph: 'https://graph.microsoft.com',
    exchange: 'api://AzureADTokenExchange',
    database: 'https://ossrdbms-aad.database.windows.net',
    botScope: 'https://api.botframework.com',
    bot: null,
    teams: 'https://teams.microsoft.com',
    frames: [
      'https://teams.microsoft.com',
      'https://*.teams.microsoft.com',
      'https://*.cloud.microsoft',
      'https://*.office.com',
      'https://*.microsoft365.com',
      'https://outlook.office365.com',
    ],
  },
  usgov: {
    ...government,
    graph: 'https://graph.microsoft.us',
    bot: governmentBot,
    teams: 'https://gov.teams.microsoft.us',
    frames: ['https://gov.teams.microsoft.us', 'https://*.gov.teams.microsoft.us', 'https://outlook.office365.us'],
  },
  usgovdod: {
    ...government,
    graph: 'https://dod-graph.microsoft.us',
    bot: { ...governmentBot, OAuthUrl: 'https://apiDoD.botframework.azure.us' },
    teams: 'https://dod.teams.microsoft.us',
    frames: ['https://dod.teams.microsoft.us', 'https://*.dod.teams.microsoft.us', 'https://outlook-dod.office365.us'],
  },
  china: {
    login: 'https://login.partner.microsoftonline.cn',
    tokenIssuerV1: 'https://sts.chinacloudapi.cn',
    graph: 'https://microsoftgraph.chinacloudapi.cn',
    exchange: 'api://AzureADTokenExchangeChina',
    database: 'https://ossrdbms-aad.database.chinacloudapi.cn',
    botScope: 'https://api.botframework.azure.cn',
    bot: {
      ToChannelFromBotLoginUrl: 'https://login.partner.microsoftonline.cn/microsoftservices.partner.onmschina.cn',
      ToChannelFromBotOAuthScope: 'https://api.botframework.azure.cn',
      ToBotFromChannelTokenIssuer: 'https://api.botframework.azure.cn',
      OAuthUrl: 'https://token.botframework.azure.cn/',
      ToBotFromChannelOpenIdMetadataUrl: 'https://login.botframework.azure.cn/v1/.well-known/openidconfiguration',
      ToBotFromEmulatorOpenIdMetadataUrl:
        'https://login.partner.microsoftonline.cn/a55a4d5b-9241-49b1-b4ff-befa8db00269/v2.0/.well-known/openid-configuration',
      // None is documented, and Trygg passes none on.
      CallerId: '',
      ValidateAuthority: 'true',
    },
    teams: 'https://teams.microsoftonline.cn',
    frames: ['https://teams.microsoftonline.cn', 'https://*.teams.microsoftonline.cn'],
  },
};
