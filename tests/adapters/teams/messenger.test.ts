import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Retryable } from '../../../bot/core/errors.ts';
import { type ConversationId, id, type PersonId } from '../../../bot/core/ids.ts';
import type { AttachmentSource, ConversationReference, Messenger } from '../../../bot/ports/messenger.ts';
import { appId, createWorld, registered, tenant, type World } from './world.ts';

let world: World;
let messenger: Messenger;
let chat: ConversationReference;
beforeEach(async () => {
  world = await createWorld();
  messenger = world.teams().messenger;
  chat = { conversation: id<ConversationId>('a:chat/1'), serviceUrl: world.serviceUrl, tenant };
});
afterEach(() => world.close());

const anna = id<PersonId>('person-anna');
const message = { card: { type: 'AdaptiveCard', version: '1.5', body: [] }, summary: 'Ärende 2026-0001' } as const;
const sent = () => world.calls.filter((call) => call.path !== '/token');

test('a message is sent to its conversation with the bot’s token, its card and its notification line', async () => {
  expect(await messenger.send(chat, message)).toEqual({ kind: 'sent', activity: 'message-1' });
  expect(sent()).toMatchObject([
    {
      method: 'POST',
      path: '/connector/v3/conversations/a%3Achat%2F1/activities',
      headers: { authorization: 'Bearer token1' },
      body: {
        type: 'message',
        summary: message.summary,
        attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: message.card }],
      },
    },
  ]);
});

test('an update replaces the stored message and keeps its id', async () => {
  world.reply = () => ({ status: 200, body: {} });
  expect(await messenger.update(chat, '17', message)).toEqual({ kind: 'sent', activity: '17' });
  expect(sent()).toMatchObject([{ method: 'PUT', path: '/connector/v3/conversations/a%3Achat%2F1/activities/17' }]);
});

test('a person is reached in a chat of their own', async () => {
  world.reply = () => ({ status: 201, body: { id: 'a:new' } });
  expect(await messenger.reach(anna)).toEqual({ conversation: 'a:new', serviceUrl: world.serviceUrl, tenant });
  expect(sent()).toMatchObject([
    {
      path: '/connector/v3/conversations',
      body: {
        isGroup: false,
        bot: { id: `28:${appId}` },
        members: [{ id: anna }],
        tenantId: tenant,
        channelData: { tenant: { id: tenant } },
      },
    },
  ]);
});

test('a post opens a thread in the channel of that name', async () => {
  world.reply = () => ({ status: 201, body: { id: '19:channel@thread.tacv2;messageid=5', activityId: '5' } });
  expect(await messenger.sendToChannel('Säkerhet', message)).toEqual({
    kind: 'sent',
    activity: '5',
    to: { conversation: '19:channel@thread.tacv2;messageid=5', serviceUrl: world.serviceUrl, tenant },
  });
  expect(sent()).toMatchObject([
    { body: { isGroup: true, channelData: { channel: { id: '19:channel@thread.tacv2' } } } },
  ]);
  expect(await messenger.sendToChannel('Okänd', message)).toEqual({ kind: 'refused', why: 'gone' });
});

test.each<[number, string, 'notInstalled' | 'gone']>([
  [403, 'ForbiddenOperationException', 'notInstalled'],
  [403, 'BotNotInConversationRoster', 'notInstalled'],
  [403, 'MessageWritesBlocked', 'notInstalled'],
  [403, 'ConversationBlockedByUser', 'notInstalled'],
  [404, 'BotNotInConversationRoster', 'notInstalled'],
  [404, 'ConversationNotFound', 'gone'],
  [404, 'ActivityNotFoundInConversation', 'gone'],
])('%i %s means that trying again does not help: %s', async (status, code, why) => {
  world.reply = () => ({ status, body: { error: { code, message: 'x' } } });
  const refused = { kind: 'refused', why };
  expect(await messenger.send(chat, message)).toEqual(refused);
  expect(await messenger.update(chat, '17', message)).toEqual(refused);
  expect(await messenger.reach(anna)).toEqual(refused);
  expect(await messenger.sendToChannel('Säkerhet', message)).toEqual(refused);
});

test('a person whom the connector does not know is gone', async () => {
  world.reply = () => ({
    status: 400,
    body: { error: { code: 'BadArgument', message: 'Failed to decrypt pairwise id.' } },
  });
  expect(await messenger.reach(anna)).toEqual({ kind: 'refused', why: 'gone' });
});

test.each<[number, Record<string, string>, number | null]>([
  [412, {}, null],
  [429, { 'retry-after': '7' }, 7],
  [429, {}, null],
  [500, {}, null],
  [502, {}, null],
  [503, { 'retry-after': 'Mon, 02 Mar 2026 10:00:30 GMT', date: 'Mon, 02 Mar 2026 10:00:00 GMT' }, 30],
  [503, { 'retry-after': 'soon' }, null],
  [504, {}, null],
])('%i may pass, and is tried once here: waiting is the outbox’s work', async (status, headers, after) => {
  world.reply = () => ({ status, headers, body: { error: { code: 'x', message: 'MARKER' } } });
  const error = await messenger.send(chat, message).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(Retryable);
  expect(error).toMatchObject({ code: `connector${status}`, after });
  expect(sent()).toHaveLength(1);
});

test('a connector that cannot be reached may come back', async () => {
  await world.close();
  await expect(messenger.send(chat, message)).rejects.toBeInstanceOf(Retryable);
});

test.each([400, 403, 404, 413])(
  'any other refusal (%i) is an error of ours, without a word of what was sent or answered',
  async (status) => {
    world.reply = () => ({ status, body: { error: { code: 'SomethingElse', message: 'MARKER-svar' } } });
    const error = await messenger.send(chat, message).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(Retryable);
    expect(String(error)).toContain(`${status} SomethingElse`);
    expect(String(error)).not.toContain('MARKER');
    expect(String(error)).not.toContain(message.summary);
  },
);

test('many messages at once fetch the token once, and a withdrawn token is replaced', async () => {
  await Promise.all(Array.from({ length: 20 }, () => messenger.send(chat, message)));
  expect(world.calls.filter((call) => call.path === '/token')).toHaveLength(1);
  world.reply = (call) =>
    call.headers.authorization === 'Bearer token1' ? { status: 401 } : { status: 201, body: { id: 'message-2' } };
  expect(await messenger.send(chat, message)).toEqual({ kind: 'sent', activity: 'message-2' });
});

test('the token goes to the connector alone: not to another server on this machine, nor outside it', async () => {
  const seen: (string | undefined)[] = [];
  const other = createServer((request, response) => {
    seen.push(request.headers.authorization);
    response.writeHead(201, { 'content-type': 'application/json' }).end('{"id":"1"}');
  });
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const address = other.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  await messenger.send({ ...chat, serviceUrl: `http://127.0.0.1:${address.port}/_connector` }, message);
  expect(seen).toEqual([undefined]);
  other.close();
  await expect(messenger.send({ ...chat, serviceUrl: 'https://evil.example/' }, message)).rejects.toThrow(
    'serviceUrlForeign',
  );
});

test('in production nothing is sent in the clear or to this machine', async () => {
  const production = world.teams({ identity: registered }).messenger;
  for (const serviceUrl of [
    world.serviceUrl,
    'http://smba.example/',
    'https://127.0.0.1/',
    'https://localhost/',
    'file:///etc/passwd',
    '',
  ])
    await expect(production.send({ ...chat, serviceUrl }, message)).rejects.toThrow('serviceUrlForeign');
  expect(world.calls).toEqual([]);
});

const definition = fileURLToPath(new URL('../../../../shared/contracts/ConnectorAPI-strict.json', import.meta.url));
test.skipIf(!existsSync(definition))(
  'what is sent is what the Bot Connector’s published definition allows',
  async () => {
    const { definitions } = JSON.parse(readFileSync(definition, 'utf8'));
    const ajv = new Ajv({ strict: false, validateFormats: false });
    const [activity, conversation] = ['Activity', 'ConversationParameters'].map((name) =>
      ajv.compile({ $ref: `#/definitions/${name}`, definitions }),
    );
    world.reply = () => ({ status: 201, body: { id: 'a', activityId: '1' } });
    await messenger.send(chat, message);
    await messenger.update(chat, '17', message);
    await messenger.reach(anna);
    await messenger.sendToChannel('Säkerhet', message);
    const bodies = sent().map((call) => call.body);
    expect(bodies.slice(0, 2).map((body) => activity?.(body))).toEqual([true, true]);
    expect(bodies.slice(2).map((body) => conversation?.(body))).toEqual([true, true]);
    // Or a check that lets everything through would go unseen.
    expect(activity?.({ type: 'message', card: {} })).toBe(false);
  },
);

const photo = (change: Partial<AttachmentSource> = {}): AttachmentSource => ({
  url: `${world.serviceUrl}v3/attachments/1/views/original`,
  serviceUrl: world.serviceUrl,
  authenticated: true,
  ...change,
});
const bytes = Buffer.from([1, 2, 3, 4, 5]);

test('a pasted photo is fetched with the token, a file from the paper clip without it', async () => {
  world.reply = () => ({ status: 200, raw: bytes });
  expect(await messenger.fetchAttachment(photo(), 100)).toEqual(new Uint8Array(bytes));
  expect(await messenger.fetchAttachment(photo({ authenticated: false }), 100)).toEqual(new Uint8Array(bytes));
  expect(sent().map((call) => call.headers.authorization)).toEqual(['Bearer token1', undefined]);
});

test('a file up to the limit is taken, one byte more is refused, whatever it says of its size', async () => {
  world.reply = () => ({ status: 200, raw: bytes });
  expect(await messenger.fetchAttachment(photo(), 5)).toEqual(new Uint8Array(bytes));
  expect(await messenger.fetchAttachment(photo(), 4)).toEqual({ kind: 'tooLarge' });
  world.reply = () => ({ status: 200, raw: bytes, headers: { 'transfer-encoding': 'chunked' } });
  expect(await messenger.fetchAttachment(photo(), 4)).toEqual({ kind: 'tooLarge' });
});

test('an address outside the conversation’s service is never called', async () => {
  for (const url of [
    'http://127.0.0.1:9/x',
    'https://evil.example/x',
    'file:///etc/passwd',
    'http://169.254.169.254/metadata',
    'x',
  ])
    for (const authenticated of [true, false])
      expect(await messenger.fetchAttachment(photo({ url, authenticated }), 100)).toEqual({ kind: 'gone' });
  expect(sent()).toEqual([]);
});

test('a redirect is followed at home and nowhere else', async () => {
  world.reply = (call) =>
    call.path === '/files/1' ? { status: 200, raw: bytes } : { status: 302, headers: { location: '/files/1' } };
  expect(await messenger.fetchAttachment(photo(), 100)).toEqual(new Uint8Array(bytes));
  world.reply = () => ({ status: 302, headers: { location: 'http://127.0.0.1:9/steal' } });
  expect(await messenger.fetchAttachment(photo(), 100)).toEqual({ kind: 'gone' });
  world.calls.length = 0;
  world.reply = () => ({ status: 302, headers: { location: '/again' } });
  expect(await messenger.fetchAttachment(photo(), 100)).toEqual({ kind: 'gone' });
  expect(sent()).toHaveLength(4);
});

test('in production files come from where Teams keeps them, and photos from the conversation’s service', async () => {
  const production = world.teams({ identity: registered }).messenger;
  const serviceUrl = 'https://smba.example/emea/';
  const refused = [
    { url: 'https://evil.example/a', authenticated: false },
    { url: 'https://sharepoint.com.evil.example/a', authenticated: false },
    { url: 'https://evilsharepoint.com/a', authenticated: false },
    { url: 'http://x.sharepoint.com/a', authenticated: false },
    { url: 'https://127.0.0.1/a', authenticated: false },
    { url: 'https://x.sharepoint.com/a', authenticated: true },
    { url: 'https://smba.example.evil.example/a', authenticated: true },
    { url: `${world.origin}/a`, authenticated: true },
  ];
  for (const source of refused)
    expect(await production.fetchAttachment({ ...source, serviceUrl }, 100)).toEqual({ kind: 'gone' });
  expect(world.calls).toEqual([]);
});

test('a file that is away may come back; one that is gone does not', async () => {
  world.reply = () => ({ status: 429, headers: { 'retry-after': '3' } });
  await expect(messenger.fetchAttachment(photo(), 100)).rejects.toMatchObject({ code: 'attachment429', after: 3 });
  for (const status of [403, 404, 410]) {
    world.reply = () => ({ status });
    expect(await messenger.fetchAttachment(photo(), 100)).toEqual({ kind: 'gone' });
  }
});
