import { randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, jwtVerify, SignJWT } from 'jose';
import type { WebRoute } from '../../ports/web.ts';
import { json } from './answers.ts';

/**
 * A stand-in for the two authorities between Teams and a bot: the one that signs what Teams sends (the bot
 * checks it by OpenID metadata and JWKS) and the one that gives the bot its token towards the connector.
 * The key lives as long as the process, so a token from before a restart is refused, as after a key roll.
 */
export type Issuer = {
  /** What the bot's authentication is configured with, all or nothing. Call after listen: it holds the origin. */
  settings(): Record<(typeof settingNames)[number], string>;
  clientId: string;
  clientSecret: string;
  tokenUrl(): string;
  scope: string;
  routes: WebRoute[];
  /** A JWT from "Teams" to the bot; `serviceUrl` must be the activity's own. */
  signForBot(serviceUrl: string): Promise<string>;
  /** True when the bearer is one that the token endpoint gave this bot. */
  accepts(authorization: string | null): Promise<boolean>;
};

const settingNames = [
  'ToChannelFromBotLoginUrl',
  'ToChannelFromBotOAuthScope',
  'ToBotFromChannelTokenIssuer',
  'OAuthUrl',
  'ToBotFromChannelOpenIdMetadataUrl',
  'ToBotFromEmulatorOpenIdMetadataUrl',
  'CallerId',
  'ValidateAuthority',
] as const;

const keyId = 'stage';
const lifetimeSeconds = 3600;

export async function createIssuer(options: { appId: string; origin: () => string; now: () => Date }): Promise<Issuer> {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { modulusLength: 2048 });
  const jwk = { ...(await exportJWK(publicKey)), kid: keyId, use: 'sig', alg: 'RS256', endorsements: ['msteams'] };
  const clientSecret = randomUUID();
  const scope = 'https://api.botframework.com';
  const at = (path: string) => `${options.origin()}/connector/${path}`;
  const issuerName = () => at('issuer');
  const seconds = () => Math.floor(options.now().getTime() / 1000);

  const sign = (claims: Record<string, string>, audience: string) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: keyId, typ: 'JWT' })
      .setIssuer(issuerName())
      .setAudience(audience)
      .setNotBefore(seconds() - 5)
      .setIssuedAt(seconds())
      .setExpirationTime(seconds() + lifetimeSeconds)
      .sign(privateKey);

  const giveToken = async (request: Request): Promise<Response> => {
    const form = new URLSearchParams(await request.text());
    const known = form.get('client_id') === options.appId && form.get('client_secret') === clientSecret;
    if (form.get('grant_type') !== 'client_credentials') return json({ error: 'unsupported_grant_type' }, 400);
    if (!known) return json({ error: 'invalid_client' }, 401);
    const token = await sign({ appid: options.appId, ver: '1.0' }, scope);
    return json({ token_type: 'Bearer', expires_in: lifetimeSeconds, access_token: token });
  };

  return {
    clientId: options.appId,
    clientSecret,
    scope,
    tokenUrl: () => at('oauth2/token'),
    settings: () => ({
      ToChannelFromBotLoginUrl: at('oauth2'),
      ToChannelFromBotOAuthScope: scope,
      ToBotFromChannelTokenIssuer: issuerName(),
      OAuthUrl: at('oauth2'),
      ToBotFromChannelOpenIdMetadataUrl: at('openid'),
      ToBotFromEmulatorOpenIdMetadataUrl: at('openid'),
      CallerId: 'urn:botframework:azure',
      ValidateAuthority: 'false',
    }),
    signForBot: (serviceUrl) => sign({ serviceurl: serviceUrl }, options.appId),
    accepts: async (authorization) => {
      const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
      if (token === undefined) return false;
      const expected = { issuer: issuerName(), audience: scope, currentDate: options.now(), algorithms: ['RS256'] };
      return jwtVerify(token, publicKey, expected).then(
        ({ payload }) => payload.appid === options.appId,
        () => false,
      );
    },
    routes: [
      {
        method: 'GET',
        path: '/connector/openid',
        handle: async () =>
          json({
            issuer: issuerName(),
            jwks_uri: at('keys'),
            token_endpoint: at('oauth2/token'),
            id_token_signing_alg_values_supported: ['RS256'],
          }),
      },
      { method: 'GET', path: '/connector/keys', handle: async () => json({ keys: [jwk] }) },
      { method: 'POST', path: '/connector/oauth2/token', handle: giveToken },
    ],
  };
}
