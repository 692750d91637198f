import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from 'jose';

/** A small Entra of the test's own, over real HTTP or TLS: metadata, keys, a token endpoint, and tokens for the tab. */

export const tenantId = '22222222-2222-4333-8444-555555555555';
export const appId = '11111111-2222-4333-8444-555555555555';

/** `undefined` leaves a claim out. */
export type Claims = { [claim: string]: unknown };

export type Authority = {
  /** Stands for `https://login.microsoftonline.com`. */
  readonly login: string;
  /** Stands for `https://sts.windows.net`. */
  readonly tokenIssuerV1: string;
  /** Paths asked for, in order, without their query. */
  readonly asked: string[];
  /** Forms sent to the token endpoint. */
  readonly forms: URLSearchParams[];
  readonly keys: { readonly own: CryptoKey; readonly other: CryptoKey };
  readonly publicJwk: object;
  /** True: the metadata and keys cannot be had. */
  away: boolean;
  /** What the token endpoint answers. */
  answerToken: (form: URLSearchParams) => { readonly status: number; readonly body: object };
  sign(change?: Claims, header?: Claims, key?: CryptoKey | Uint8Array): Promise<string>;
  close(): Promise<void>;
};

/** Made once a file: an RSA key takes its time. */
const pairs = (async () => ({ own: await generateKeyPair('RS256'), other: await generateKeyPair('RS256') }))();

export async function createAuthority(options: {
  readonly now: () => Date;
  readonly tls?: { readonly key: string; readonly cert: string };
}): Promise<Authority> {
  const { own, other } = await pairs;
  const publicJwk = { ...(await exportJWK(own.publicKey)), kid: 'own', use: 'sig' };
  const listener = (request: IncomingMessage, response: ServerResponse) => {
    void handle(request, response);
  };
  const server = options.tls ? createTlsServer(options.tls, listener) : createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const login = `${options.tls ? 'https' : 'http'}://127.0.0.1:${address.port}`;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = Buffer.concat(await Array.fromAsync(request)).toString();
    const path = new URL(request.url ?? '/', login).pathname;
    authority.asked.push(path);
    const answer = (status: number, value: object) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(value));
    };
    if (path === `/${tenantId}/oauth2/v2.0/token`) {
      const form = new URLSearchParams(body);
      authority.forms.push(form);
      const { status, body: given } = authority.answerToken(form);
      return answer(status, given);
    }
    if (authority.away) return answer(503, {});
    if (path === `/${tenantId}/v2.0/.well-known/openid-configuration`)
      return answer(200, {
        issuer: `${login}/${tenantId}/v2.0`,
        authorization_endpoint: `${login}/${tenantId}/oauth2/v2.0/authorize`,
        token_endpoint: `${login}/${tenantId}/oauth2/v2.0/token`,
        jwks_uri: `${login}/${tenantId}/discovery/v2.0/keys`,
      });
    if (path === `/${tenantId}/discovery/v2.0/keys`) return answer(200, { keys: [publicJwk] });
    return answer(404, {});
  }

  const authority: Authority = {
    login,
    tokenIssuerV1: `${login}/sts`,
    asked: [],
    forms: [],
    keys: { own: own.privateKey, other: other.privateKey },
    publicJwk,
    away: false,
    answerToken: () => ({
      status: 200,
      body: { token_type: 'Bearer', expires_in: 3600, access_token: `token${authority.forms.length}` },
    }),
    sign: (change = {}, header = {}, key = own.privateKey) => {
      const seconds = Math.floor(options.now().getTime() / 1000);
      return new SignJWT({
        ver: '2.0',
        iss: `${login}/${tenantId}/v2.0`,
        aud: appId,
        tid: tenantId,
        oid: '7a000001-de30-4000-8000-0000000000ff',
        name: 'Ny Påhittad',
        scp: 'access_as_user',
        iat: seconds - 10,
        nbf: seconds - 10,
        exp: seconds + 3600,
        ...change,
      })
        .setProtectedHeader({ alg: 'RS256', kid: 'own', typ: 'JWT', ...header })
        .sign(key);
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return authority;
}
