import { createHash, X509Certificate } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { decodeProtectedHeader, jwtVerify } from 'jose';
import { generate } from 'selfsigned';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Proof } from '../../../bot/adapters/entra/credential.ts';
import { TokenRefused } from '../../../bot/adapters/entra/refused.ts';
import { createTokens } from '../../../bot/adapters/entra/tokens.ts';
import { Retryable } from '../../../bot/core/errors.ts';
import { createLog } from '../../../bot/log.ts';
import { type Authority, appId, createAuthority, tenantId } from './authority.ts';

/* Microsoft's library against an Entra on this machine, over TLS with a certificate made for the day. */

const graph = 'https://graph.microsoft.com/.default';
const trusted = getCACertificates('default');
const managed = '77777777-2222-4333-8444-555555555555';
let folder = '';
let pem: { readonly private: string; readonly cert: string };
let authority: Authority;
let lines: string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trygg-entra-'));
  pem = await generate([{ name: 'commonName', value: 'trygg.example' }], {
    keySize: 2048,
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
  });
  setDefaultCACertificates([...trusted, pem.cert]);
  await writeFile(join(folder, 'bot.pem'), `${pem.private}\n${pem.cert}`, { mode: 0o600 });
});
afterAll(async () => {
  setDefaultCACertificates(trusted);
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  lines = [];
  authority = await createAuthority({ now: () => new Date(), tls: { key: pem.private, cert: pem.cert } });
});
afterEach(() => authority.close());

const tokensBy = (proof: Proof) =>
  createTokens({
    login: authority.login,
    tenantId,
    appId,
    proof,
    exchange: 'api://AzureADTokenExchange',
    now: () => new Date(),
    log: createLog('trace', (line) => lines.push(line)),
  });
const secret = { kind: 'secret', secret: 'hemlig', expires: '2027-03-01' } as const;
/** As Entra words a refusal. */
const refusal = (status: number, code: string) => () => ({
  status,
  body: { error: 'invalid_client', error_description: `${code}: MARKÖR ${appId} Trace ID: 1`, error_codes: [1] },
});

test('a secret gives the registration’s token, asked for once by all at once, and anew when it is discarded', async () => {
  const tokens = tokensBy(secret);
  const given = await Promise.all(Array.from({ length: 50 }, () => tokens.get(graph)));
  expect(new Set(given)).toEqual(new Set(['token1']));
  expect(authority.forms).toHaveLength(1);
  expect(Object.fromEntries(authority.forms[0] ?? [])).toMatchObject({
    client_id: appId,
    client_secret: 'hemlig',
    grant_type: 'client_credentials',
    scope: expect.stringContaining(graph),
  });
  tokens.discard(graph, 'token1');
  expect(await tokens.get(graph)).toBe('token2');
  expect(authority.asked.every((path) => path.startsWith(`/${tenantId}/`))).toBe(true);
});

test('a certificate signs an assertion that its public key confirms, for this registration and this authority', async () => {
  expect(await tokensBy({ kind: 'certificate', file: join(folder, 'bot.pem') }).get(graph)).toBe('token1');
  const form = authority.forms[0] ?? new URLSearchParams();
  expect(form.has('client_secret')).toBe(false);
  const assertion = form.get('client_assertion') ?? '';
  const certificate = new X509Certificate(pem.cert);
  // The library rounds its beginning up to the next second.
  const { payload } = await jwtVerify(assertion, certificate.publicKey, { clockTolerance: 2 });
  expect(payload).toMatchObject({ iss: appId, sub: appId });
  expect(String(payload.aud)).toContain(`${authority.login}/${tenantId}/`);
  const { alg } = decodeProtectedHeader(assertion);
  expect(alg).toMatch(/^(PS|RS)256$/);
  expect(createHash('sha256').update(certificate.raw).digest('base64url')).toBe(
    decodeProtectedHeader(assertion)['x5t#S256'],
  );
});

test('a managed identity’s own token, for the exchange alone, stands as the proof: no secret is anywhere', async () => {
  const asked: URL[] = [];
  const host: Server = createServer((request, response) => {
    asked.push(new URL(request.url ?? '', 'http://127.0.0.1'));
    const expires_on = String(Math.floor(Date.now() / 1000) + 3600);
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ access_token: 'identity-token', expires_on, resource: 'x', token_type: 'Bearer' }));
  });
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
  const address = host.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  // As App Service hands them to a process that has an identity.
  process.env.IDENTITY_ENDPOINT = `http://127.0.0.1:${address.port}/msi/token`;
  process.env.IDENTITY_HEADER = 'header';
  try {
    expect(await tokensBy({ kind: 'managedIdentity', clientId: managed }).get(graph)).toBe('token1');
  } finally {
    delete process.env.IDENTITY_ENDPOINT;
    delete process.env.IDENTITY_HEADER;
    host.close();
  }
  const wanted = asked.map(({ searchParams }) => [searchParams.get('resource'), searchParams.get('client_id')]);
  expect(wanted.length).toBeGreaterThan(0);
  for (const each of wanted) expect(each).toEqual(['api://AzureADTokenExchange', managed]);
  const form = authority.forms[0];
  expect(form?.get('client_assertion')).toBe('identity-token');
  expect(form?.has('client_secret')).toBe(false);
});

test.each([
  ['AADSTS7000222', 401],
  ['AADSTS7000215', 401],
  ['AADSTS700016', 400],
  ['AADSTS53003', 400],
])('%s will not pass by itself: it is told by its code, and the log holds nothing more', async (code, status) => {
  authority.answerToken = refusal(status, code);
  const error = await tokensBy(secret)
    .get(graph)
    .catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(TokenRefused);
  expect(error).toMatchObject({ code });
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ event: 'entra.noToken', resource: graph, code }]);
  for (const text of [String(error), lines.join('')]) {
    expect(text).not.toContain('MARKÖR');
    expect(text).not.toContain('hemlig');
  }
});

test('what Entra says will pass is worth another try, which then gets the token', async () => {
  authority.answerToken = refusal(400, 'AADSTS90033');
  const tokens = tokensBy(secret);
  await expect(tokens.get(graph)).rejects.toBeInstanceOf(Retryable);
  authority.answerToken = () => ({
    status: 200,
    body: { token_type: 'Bearer', expires_in: 3600, access_token: 'back' },
  });
  expect(await tokens.get(graph)).toBe('back');
});

test('an Entra that cannot be reached may come back', async () => {
  const tokens = tokensBy(secret);
  await authority.close();
  await expect(tokens.get(graph)).rejects.toBeInstanceOf(Retryable);
});
