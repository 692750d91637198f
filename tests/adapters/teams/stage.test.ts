import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { createServer, type Server } from '../../../bot/adapters/http/server.ts';
import { createStage, localTenantId, type Stage } from '../../../bot/adapters/local/stage.ts';
import type { Messages } from '../../../bot/adapters/teams/door.ts';
import { createTeams, type Teams } from '../../../bot/adapters/teams/teams.ts';
import { standInBot } from '../../../bot/compose/bot.ts';
import { id, type PersonId } from '../../../bot/core/ids.ts';
import { createLog } from '../../../bot/log.ts';
import type { Answer, Incoming } from '../../../bot/ports/chat.ts';
import { messengerContract } from '../../contracts/messenger.ts';
import { appId } from './world.ts';

/** The way in and out, the server and the stage together, over real sockets: what local mode is made of. */

const anna = { id: 'anna', name: 'Anna Påhittad', title: '', roles: [], locale: 'sv', installed: true } as const;
const bo = { ...anna, id: 'bo', name: 'Bo Påhittad', installed: false };
const card = { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: 'Svar' }] } as const;
const log = createLog('silent');

const shownCard = z.object({ body: z.array(z.object({ text: z.string() })) });
const shownMessage = z.object({
  id: z.string(),
  attachments: z.array(z.object({ content: shownCard.optional() })),
});

let server: Server;
let stage: Stage;
let teams: Teams;
let url: string;
let heard: PromiseWithResolvers<Incoming>;
let awaited: Incoming['kind'];
let answer: Answer = { kind: 'nothing' };

beforeAll(async () => {
  let messages: Messages = async () => ({ status: 503 });
  stage = await createStage({
    people: () => [anna, bo],
    channels: () => [{ id: '19:s@thread.tacv2', name: 'Säkerhet' }],
    origin: () => url,
    appId,
    dataDir: null,
    botEndpoint: () => `${url}/api/messages`,
    clock: { now: () => new Date() },
  });
  server = createServer({
    host: '127.0.0.1',
    port: 0,
    routes: stage.routes,
    messages: (activity, authorization) => messages(activity, authorization),
    dist: await mkdtemp(join(tmpdir(), 'trygg-dist-')),
    ready: async () => ({ database: true, migrations: true, worker: true }),
    local: true,
    log,
  });
  ({ url } = await server.listen());
  teams = createTeams({
    ...standInBot(
      {
        appId,
        authority: stage.issuer.settings(),
        tokenUrl: stage.issuer.tokenUrl(),
        clientSecret: stage.issuer.clientSecret,
        scope: `${stage.issuer.scope}/.default`,
        local: { origin: url },
      },
      () => new Date(),
    ),
    allowedTenants: [localTenantId],
    playground: false,
    channels: new Map([['Säkerhet', '19:s@thread.tacv2']]),
    service: async () => ({ serviceUrl: `${url}/connector/`, tenant: localTenantId }),
    words: { onlyInPrivate: () => 'privat', answered: () => 'svar' },
    now: () => new Date(),
    log,
  });
  messages = teams.door(async (incoming) => {
    if (incoming.kind === awaited) heard.resolve(incoming);
    return answer;
  });
});
afterAll(async () => {
  await server.close();
  stage.stop();
});

async function ask(method: string, path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(url + path, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  expect(response.ok).toBe(true);
  return response.json();
}
/** Others may come meanwhile: an installation is told twice. */
const listen = (kind: Incoming['kind']) => {
  awaited = kind;
  heard = Promise.withResolvers();
};
const stored = async (conversation: string) => {
  const messages = await ask('GET', `/stage/conversations/${encodeURIComponent(conversation)}/messages`);
  return JSON.stringify(messages);
};

test('a first look at the chat, a sentence, a reply, an edit in place and a press go all the way', async () => {
  listen('hello');
  await ask('POST', '/stage/people/anna/open', { locale: 'sv-SE' });
  const hello = await heard.promise;
  expect(hello).toMatchObject({ kind: 'hello', who: { person: 'anna', personal: true, locale: 'sv' } });
  const { reference } = hello.who;
  const conversation = encodeURIComponent(reference.conversation);

  listen('message');
  const said = { as: 'anna', locale: 'en-GB', text: 'hej åäö', files: [] };
  await ask('POST', `/stage/conversations/${conversation}/messages`, said);
  expect(await heard.promise).toMatchObject({ kind: 'message', text: 'hej åäö', who: { locale: 'en' } });

  const sent = await teams.messenger.send(reference, { card, summary: 'Ett svar' });
  if (sent.kind !== 'sent') throw new Error('refused');
  expect(await stored(reference.conversation)).toContain('Ett svar');
  const changed = await teams.messenger.update(reference, sent.activity, { card, summary: 'Ändrat' });
  expect(changed).toEqual({ kind: 'sent', activity: sent.activity });
  expect(await stored(reference.conversation)).not.toContain('Ett svar');

  listen('press');
  answer = { kind: 'card', card };
  const press = {
    as: 'anna',
    locale: 'sv-SE',
    messageId: sent.activity,
    name: 'adaptiveCard/action',
    value: { action: { type: 'Action.Execute', verb: 'take', data: { x: 1 } }, trigger: 'manual' },
  };
  expect(await ask('POST', `/stage/conversations/${conversation}/invokes`, press)).toEqual({
    status: 200,
    body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card },
  });
  expect(await heard.promise).toMatchObject({ kind: 'press', verb: 'take', activity: sent.activity });
});

test('a photo that someone attaches can be fetched', async () => {
  const photo = Buffer.from('not really a photo');
  const upload = await fetch(`${url}/stage/files?name=bild.png`, {
    method: 'PUT',
    headers: { 'content-type': 'image/png' },
    body: photo,
  });
  const file = await upload.json();
  const chat = await teams.messenger.reach(id<PersonId>('anna'));
  if ('kind' in chat) throw new Error('refused');
  listen('message');
  const said = { as: 'anna', locale: 'sv-SE', text: '', files: [file.id] };
  await ask('POST', `/stage/conversations/${encodeURIComponent(chat.conversation)}/messages`, said);
  const incoming = await heard.promise;
  if (incoming.kind !== 'message' || incoming.files[0] === undefined) throw new Error('no file');
  expect(await teams.messenger.fetchAttachment(incoming.files[0].source, 1000)).toEqual(new Uint8Array(photo));
  expect(await teams.messenger.fetchAttachment(incoming.files[0].source, 5)).toEqual({ kind: 'tooLarge' });
});

test('who has not the app cannot be reached; a channel can', async () => {
  expect(await teams.messenger.reach(id<PersonId>('bo'))).toEqual({ kind: 'refused', why: 'notInstalled' });
  expect(await teams.messenger.reach(id<PersonId>('nobody'))).toEqual({ kind: 'refused', why: 'gone' });
  const posted = await teams.messenger.sendToChannel('Säkerhet', { card, summary: 'Ett ärende' });
  if (posted.kind !== 'sent' || posted.to === undefined) throw new Error('refused');
  expect(await teams.messenger.update(posted.to, posted.activity, { card, summary: 'Taget' })).toMatchObject({
    kind: 'sent',
  });
});

messengerContract('The real one, with the stage', async () => ({
  messenger: teams.messenger,
  reachable: id<PersonId>('anna'),
  unreachable: id<PersonId>('bo'),
  channel: 'Säkerhet',
  shown: async (to, activity) => {
    const [conversation = ''] = to.conversation.split(';');
    const { messages } = z.object({ messages: z.array(shownMessage) }).parse(JSON.parse(await stored(conversation)));
    return messages.find((one) => one.id === activity)?.attachments[0]?.content?.body[0]?.text ?? null;
  },
}));
