import { createHmac } from 'node:crypto';
import { type Answer, type Caller, GraphError, isRecord } from './exchange.ts';
import type { World } from './world.ts';

const key = 'nobody else signs with this';
const sign = (content: string) => createHmac('sha256', key).update(content).digest('base64url');

type Claims = {
  aud: string;
  tid: string;
  appid: string;
  oid?: string;
  roles: readonly string[];
  iat: number;
  exp: number;
  n: number;
};

/** `aud` and `tid` can be another's, to see that such a token opens nothing. */
function issue(world: World, claims: Pick<Claims, 'appid' | 'roles'> & Partial<Claims>): string {
  const now = Math.floor(world.now() / 1000);
  world.tokens.issued += 1;
  const all: Claims = {
    aud: 'https://graph.microsoft.com',
    tid: world.tenant,
    iat: now,
    exp: now + world.tokens.lifetimeSeconds,
    n: world.tokens.issued,
    ...claims,
  };
  const content = `${encode({ typ: 'JWT', alg: 'HS256' })}.${encode(all)}`;
  return `${content}.${sign(content)}`;
}
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token of a person who signed in as an administrator, for what only such a one may do. */
export const tokenOfPerson = (world: World, user: string, app: string, scopes: readonly string[]): string =>
  issue(world, { appid: app, oid: user, roles: scopes });

/** A well-formed token from another tenant, or for another audience. */
export const foreignToken = (world: World, app: string, claims: { aud?: string; tid?: string }): string =>
  issue(world, { appid: app, roles: ['Sites.FullControl.All'], ...claims });

/** `POST /{tenant}/oauth2/v2.0/token`, client credentials with a secret. */
export function answerToken(world: World, tenant: string, form: URLSearchParams): Answer {
  const refuse = (status: number, error: string, code: string): Answer => ({
    status,
    body: { error, error_description: `${code}: refused.`, error_codes: [Number(code.slice(5))] },
  });
  if (tenant !== world.tenant) return refuse(400, 'invalid_request', 'AADSTS90002');
  if (form.get('grant_type') !== 'client_credentials') return refuse(400, 'unsupported_grant_type', 'AADSTS70003');
  const app = world.apps.get(form.get('client_id') ?? '');
  if (!app) return refuse(400, 'unauthorized_client', 'AADSTS700016');
  if (form.get('client_secret') !== app.secret) return refuse(401, 'invalid_client', 'AADSTS7000215');
  const scope = form.get('scope') ?? '';
  const audiences: Readonly<Record<string, string>> = {
    'https://graph.microsoft.com/.default': 'https://graph.microsoft.com',
    [`${world.url}/.default`]: 'https://graph.microsoft.com',
    'https://api.botframework.com/.default': 'https://api.botframework.com',
  };
  const aud = audiences[scope];
  if (aud === undefined)
    return scope.endsWith('/.default')
      ? refuse(400, 'invalid_resource', 'AADSTS500011')
      : refuse(400, 'invalid_scope', 'AADSTS1002012');
  const access_token = issue(world, { aud, appid: app.id, roles: [...app.roles] });
  const { lifetimeSeconds } = world.tokens;
  return {
    status: 200,
    body: { token_type: 'Bearer', expires_in: lifetimeSeconds, ext_expires_in: lifetimeSeconds, access_token },
  };
}

const unauthenticated = (message: string) => new GraphError(401, 'InvalidAuthenticationToken', message);

/** Who asks. Refuses a token that is missing, forged, foreign, or past its time. */
export function authenticate(world: World, header: string | undefined): Caller {
  const token = /^Bearer (.+)$/i.exec(header ?? '')?.[1];
  if (token === undefined) throw unauthenticated('Access token is empty.');
  const [head, content, signature] = token.split('.');
  if (signature === undefined || sign(`${head}.${content}`) !== signature)
    throw unauthenticated('Invalid signature or malformed token.');
  const claims: unknown = JSON.parse(Buffer.from(content ?? '', 'base64url').toString());
  if (!isRecord(claims)) throw unauthenticated('Malformed token.');
  if (claims.aud !== 'https://graph.microsoft.com')
    throw unauthenticated('Access token validation failure. Invalid audience.');
  if (claims.tid !== world.tenant) throw unauthenticated('The token is of another tenant.');
  if (Number(claims.exp) * 1000 <= world.now())
    throw unauthenticated('Lifetime validation failed, the token is expired.');
  if (Number(claims.n) <= world.tokens.revokedBefore) throw unauthenticated('The token has been revoked.');
  const id = String(claims.appid);
  const application = { id, displayName: world.apps.get(id)?.displayName ?? 'Unknown' };
  const roles = Array.isArray(claims.roles) ? claims.roles.map(String) : [];
  if (typeof claims.oid !== 'string') return { application, roles };
  return { application, roles, user: { id: claims.oid, displayName: world.users.get(claims.oid)?.displayName ?? '' } };
}
