import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { AuthoritySettings } from '../../../bot/adapters/teams/authentication.ts';
import { createTeams, type Teams, type TeamsOptions } from '../../../bot/adapters/teams/teams.ts';
import { standInBot } from '../../../bot/compose/bot.ts';
import { createLog } from '../../../bot/log.ts';

/** A small Teams of the test's own: keys, tokens and a connector over real HTTP, each answer at the test's will. */

export const appId = '11111111-2222-4333-8444-555555555555';
export const tenant = '22222222-2222-4333-8444-555555555555';
export const now = new Date('2026-03-02T10:00:00Z');
const seconds = now.getTime() / 1000;

export type Call = { method: string; path: string; headers: IncomingHttpHeaders; body: unknown };
export type Reply = { status: number; body?: unknown; headers?: Record<string, string>; raw?: Buffer };

export type World = {
  origin: string;
  serviceUrl: string;
  calls: Call[];
  /** What the connector and the file addresses answer; by default it takes everything. */
  reply: (call: Call) => Reply;
  keyFetches: number;
  metadataFetches: number;
  keys: { private: CryptoKey; other: CryptoKey; unendorsed: CryptoKey };
  /** The key set's answer; null: the authority is away. */
  keySet: object | null;
  lines: string[];
  token(change?: Claims, header?: Record<string, unknown>, key?: CryptoKey | Uint8Array): Promise<string>;
  teams(options?: Partial<TeamsOptions>): Teams;
  close(): Promise<void>;
};

/** Made once a file: an RSA key takes its time. */
const keyPairs = (async () => ({
  own: await generateKeyPair('RS256'),
  other: await generateKeyPair('RS256'),
  unendorsed: await generateKeyPair('RS256'),
}))();

/** `undefined` leaves a claim out. */
type Claims = { [claim: string]: unknown };

export async function createWorld(): Promise<World> {
  const { own, other, unendorsed } = await keyPairs;
  const jwk = async (key: CryptoKey, kid: string, endorsements: string[]) => ({
    ...(await exportJWK(key)),
    kid,
    use: 'sig',
    endorsements,
  });
  const lines: string[] = [];

  const server: Server = createServer(async (request, response) => {
    const path = request.url ?? '';
    if (path === '/openid') world.metadataFetches += 1;
    if (path === '/openid')
      return json(response, { issuer: `${world.origin}/issuer`, jwks_uri: `${world.origin}/keys` });
    if (path === '/keys') {
      world.keyFetches += 1;
      return world.keySet === null ? json(response, {}, 503) : json(response, world.keySet);
    }
    const text = Buffer.concat(await Array.fromAsync(request)).toString();
    const isJson = request.headers['content-type']?.startsWith('application/json');
    const call = {
      method: request.method ?? '',
      path,
      headers: request.headers,
      body: isJson ? JSON.parse(text) : text,
    };
    world.calls.push(call);
    if (path === '/token')
      return json(response, {
        access_token: `token${world.calls.filter((c) => c.path === '/token').length}`,
        expires_in: 3600,
      });
    const reply = world.reply(call);
    response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers });
    response.end(reply.raw ?? JSON.stringify(reply.body ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const origin = `http://127.0.0.1:${address.port}`;

  const authority: AuthoritySettings = {
    ToChannelFromBotLoginUrl: `${origin}/login`,
    ToChannelFromBotOAuthScope: 'https://api.botframework.com',
    ToBotFromChannelTokenIssuer: `${origin}/issuer`,
    OAuthUrl: `${origin}/oauth`,
    ToBotFromChannelOpenIdMetadataUrl: `${origin}/openid`,
    ToBotFromEmulatorOpenIdMetadataUrl: `${origin}/openid`,
    CallerId: 'urn:botframework:azure',
    ValidateAuthority: 'false',
  };

  const world: World = {
    origin,
    serviceUrl: `${origin}/connector/`,
    calls: [],
    reply: () => ({ status: 201, body: { id: 'message-1' } }),
    keyFetches: 0,
    metadataFetches: 0,
    keys: { private: own.privateKey, other: other.privateKey, unendorsed: unendorsed.privateKey },
    keySet: {
      keys: [await jwk(own.publicKey, 'own', ['msteams']), await jwk(unendorsed.publicKey, 'unendorsed', ['webchat'])],
    },
    lines,
    token: (change = {}, header = {}, key = own.privateKey) =>
      new SignJWT({
        iss: `${origin}/issuer`,
        aud: appId,
        serviceurl: world.serviceUrl,
        nbf: seconds - 10,
        iat: seconds - 10,
        exp: seconds + 3600,
        ...change,
      })
        .setProtectedHeader({ alg: 'RS256', kid: 'own', typ: 'JWT', ...header })
        .sign(key),
    teams: (options = {}) =>
      createTeams({
        ...standInBot(
          {
            appId,
            authority,
            tokenUrl: `${origin}/token`,
            clientSecret: 'secret',
            scope: 'https://api.botframework.com/.default',
            local: { origin },
          },
          options.now ?? (() => now),
        ),
        allowedTenants: [tenant],
        playground: false,
        channels: new Map([['Säkerhet', '19:channel@thread.tacv2']]),
        service: async () => ({ serviceUrl: world.serviceUrl, tenant }),
        words: { onlyInPrivate: (locale) => `privat-${locale}`, answered: (locale) => `svar-${locale}` },
        now: () => now,
        log: createLog('trace', (line) => lines.push(line)),
        ...options,
      }),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return world;
}

/** The bot as in a real tenant: Teams itself is spoken with by TLS, and never on this machine. */
export const registered = {
  appId,
  authority: null,
  scope: 'https://api.botframework.com/.default',
  local: null,
} as const;

/** A message as Teams sends it in a personal chat. */
export function activity(world: World, change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    type: 'message',
    id: '1700000000000',
    channelId: 'msteams',
    serviceUrl: world.serviceUrl,
    timestamp: now.toISOString(),
    from: { id: '29:anna', name: 'Anna Påhittad', aadObjectId: 'person-anna' },
    recipient: { id: `28:${appId}`, name: 'Trygg' },
    conversation: { id: 'a:chat', conversationType: 'personal', tenantId: tenant },
    channelData: { tenant: { id: tenant } },
    locale: 'sv-SE',
    text: 'hej',
    ...change,
  };
}

function json(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
