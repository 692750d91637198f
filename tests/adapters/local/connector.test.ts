import { afterEach, describe, expect, test } from 'vitest';
import { aStage, type Called, channelId, ove, pia, type Trial } from './a-stage.ts';
import { faultsOf, hasDefinition } from './definition.ts';

let trial: Trial;
let authorization = '';
afterEach(() => trial.close());

async function started() {
  trial = await aStage();
  authorization = await trial.bearer();
}

const at = (path: string) => `/connector/v3${path}`;
const call = (method: string, path: string, body?: unknown) => trial.call(method, at(path), body, { authorization });
const chat = (id: string) => `/conversations/${encodeURIComponent(id)}`;
const says = (text: string) => ({ type: 'message', text });
const create = (member: string) => call('POST', '/conversations', { members: [{ id: member }], isGroup: false });
const ownChat = async (): Promise<string> => (await create(`29:${pia}`)).body.id;

test('nothing is told to a caller without a token, or with one that the issuer did not give', async () => {
  await started();
  const path = `${chat(await ownChat())}/activities`;
  const forged = `${authorization.slice(0, -4)}AAAA`;
  for (const header of ['', 'Bearer x', forged, `Bearer ${await trial.stage.issuer.signForBot('http://x/')}`]) {
    const refused = await trial.call('POST', at(path), says('hej'), header ? { authorization: header } : {});
    expect([refused.status, refused.body.error.code]).toEqual([401, 'Unauthorized']);
  }
});

test('the token endpoint refuses a wrong secret', async () => {
  await started();
  const form = { grant_type: 'client_credentials', client_id: trial.stage.issuer.clientId, client_secret: 'wrong' };
  const response = await fetch(trial.stage.issuer.tokenUrl(), { method: 'POST', body: new URLSearchParams(form) });
  expect(response.status).toBe(401);
});

test('a token is refused when its hour is over', async () => {
  await started();
  trial.clock.at += 3_700_000;
  expect((await create(`29:${pia}`)).status).toBe(401);
});

test('a person has one chat, whether named by member id or by object id', async () => {
  await started();
  const first = await create(`29:${pia}`);
  expect(first.status).toBe(201);
  expect((await create(pia)).body.id).toBe(first.body.id);
});

test('someone who has not installed the app cannot be reached, until they install it', async () => {
  await started();
  const refused = await create(`29:${ove}`);
  expect([refused.status, refused.body.error.code]).toEqual([403, 'ForbiddenOperationException']);
  await trial.call('POST', `/stage/people/${ove}/installation`, { installed: true, locale: 'sv-SE' });
  expect((await create(`29:${ove}`)).status).toBe(201);
});

test('someone who takes the app away cannot be reached in the chat that was', async () => {
  await started();
  const id = await ownChat();
  await trial.call('POST', `/stage/people/${pia}/installation`, { installed: false, locale: 'sv-SE' });
  const refused = await call('POST', `${chat(id)}/activities`, says('hej'));
  expect([refused.status, refused.body.error.code]).toEqual([403, 'BotNotInConversationRoster']);
});

test('a message is sent, edited in place and taken away, and the page sees each', async () => {
  await started();
  const id = await ownChat();
  const shown = async () => (await trial.call('GET', `/stage${chat(id)}/messages`)).body.messages;
  const sent = await call('POST', `${chat(id)}/activities`, { ...says('ett'), summary: 'nytt' });
  expect(await shown()).toMatchObject([{ id: sent.body.id, text: 'ett', summary: 'nytt', from: 'bot' }]);
  const edit = await call('PUT', `${chat(id)}/activities/${sent.body.id}`, says('två'));
  expect(edit.body.id).toBe(sent.body.id);
  const [edited] = await shown();
  expect(edited).toMatchObject({ id: sent.body.id, text: 'två' });
  expect(edited.editedAt).toBeDefined();
  expect(edited.summary).toBeUndefined();
  expect((await call('DELETE', `${chat(id)}/activities/${sent.body.id}`)).status).toBe(200);
  expect(await shown()).toEqual([]);
});

test('an unknown chat or message is not found, and what a person wrote is theirs', async () => {
  await started();
  const id = await ownChat();
  const own = await trial.call('POST', `/stage${chat(id)}/messages`, {
    as: pia,
    locale: 'sv-SE',
    text: 'mitt',
    files: [],
  });
  const refusals = [
    await call('POST', `${chat('a:nobody')}/activities`, says('hej')),
    await call('PUT', `${chat(id)}/activities/123`, says('hej')),
    await call('DELETE', `${chat(id)}/activities/123`),
    await call('PUT', `${chat(id)}/activities/${own.body.id}`, says('inte mitt')),
  ];
  expect(refusals.map(({ status, body }) => [status, body.error.code])).toEqual([
    [404, 'ConversationNotFound'],
    [404, 'ActivityNotFoundInConversation'],
    [404, 'ActivityNotFoundInConversation'],
    [403, 'Forbidden'],
  ]);
});

test('what Teams would not show is refused: nothing at all, a card of a later version, too many to refresh', async () => {
  await started();
  const path = `${chat(await ownChat())}/activities`;
  const card = (more: object) => ({
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        content: { type: 'AdaptiveCard', version: '1.5', body: [], ...more },
      },
    ],
  });
  const userIds = Array.from({ length: 61 }, (_, at) => `29:${at}`);
  for (const bad of [
    { type: 'message' },
    { type: 'invokeResponse' },
    card({ version: '1.6' }),
    card({ refresh: { userIds } }),
    '{',
  ])
    expect([(await call('POST', path, bad)).status, (await call('POST', path, bad)).body.error.code]).toEqual([
      400,
      'BadSyntax',
    ]);
  expect((await call('POST', path, card({}))).status).toBe(201);
});

test('a message past 100 KB is refused with 413', async () => {
  await started();
  const path = `${chat(await ownChat())}/activities`;
  expect((await call('POST', path, says('a'.repeat(102_400)))).status).toBe(413);
  expect((await call('POST', path, says('a'.repeat(90_000)))).status).toBe(201);
});

test('the eighth message within a second is throttled, and Retry-After says when it may come', async () => {
  await started();
  const path = `${chat(await ownChat())}/activities`;
  for (let sent = 0; sent < 7; sent++) expect((await call('POST', path, says(`${sent}`))).status).toBe(201);
  const throttled = await call('POST', path, says('för mycket'));
  expect([throttled.status, throttled.headers.get('retry-after')]).toEqual([429, '1']);
  trial.clock.at += 1000;
  expect((await call('POST', path, says('åtta'))).status).toBe(201);
  expect((await call('POST', path, says('nio inom två sekunder'))).status).toBe(429);
});

test('no more than 60 messages go out in half a minute to one chat, while another chat is free', async () => {
  await started();
  const path = `${chat(await ownChat())}/activities`;
  for (let sent = 0; sent < 60; sent++) {
    trial.clock.at += 400;
    expect((await call('POST', path, says(`${sent}`))).status).toBe(201);
  }
  trial.clock.at += 400;
  const throttled = await call('POST', path, says('61'));
  expect([throttled.status, throttled.headers.get('retry-after')]).toEqual([429, '6']);
  expect((await call('POST', `${chat(channelId)}/activities`, says('kanal'))).status).toBe(201);
});

test('a post in a channel begins a thread that can be answered', async () => {
  await started();
  const post = await call('POST', '/conversations', {
    isGroup: true,
    channelData: { channel: { id: channelId } },
    activity: says('nytt'),
  });
  expect(post.body.id).toBe(`${channelId};messageid=${post.body.activityId}`);
  await call('POST', `${chat(post.body.id)}/activities`, says('svar'));
  const { body } = await trial.call('GET', `/stage${chat(channelId)}/messages`);
  expect(body.messages.map((message: { threadId: string }) => message.threadId)).toEqual([
    post.body.activityId,
    post.body.activityId,
  ]);
});

test('a picture in a message is fetched with the bot’s token, and not without', async () => {
  await started();
  const id = await ownChat();
  const bytes = new Uint8Array([137, 80, 78, 71, 1, 2, 3]);
  const upload = await fetch(`${trial.origin}/stage/files?name=bild.png`, {
    method: 'PUT',
    headers: { 'content-type': 'image/png' },
    body: bytes,
  });
  const file = await upload.json();
  await trial.call('POST', `/stage${chat(id)}/messages`, { as: pia, locale: 'sv-SE', text: 'se', files: [file.id] });
  await expect.poll(() => trial.heard.length).toBe(1);
  const attachment = trial.heard[0]?.attachments?.[0];
  expect(attachment?.contentType).toBe('image/*');
  const url = attachment?.contentUrl ?? '';
  expect((await fetch(url)).status).toBe(401);
  const fetched = await fetch(url, { headers: { authorization } });
  expect(new Uint8Array(await fetched.arrayBuffer())).toEqual(bytes);
});

test('another file is fetched by an address that cannot be guessed, also when it is past 10 MB', async () => {
  await started();
  const id = await ownChat();
  const bytes = new Uint8Array(11 * 1024 * 1024).fill(7);
  const upload = await fetch(`${trial.origin}/stage/files?name=Intyg%20å.PDF`, {
    method: 'PUT',
    headers: { 'content-type': 'application/pdf' },
    body: bytes,
  });
  const file = await upload.json();
  await trial.call('POST', `/stage${chat(id)}/messages`, { as: pia, locale: 'sv-SE', text: '', files: [file.id] });
  await expect.poll(() => trial.heard.length).toBe(1);
  const attachment = trial.heard[0]?.attachments?.[0];
  expect(attachment?.contentType).toBe('application/vnd.microsoft.teams.file.download.info');
  expect(attachment?.content).toMatchObject({ fileType: 'pdf', uniqueId: file.id });
  const { downloadUrl } = attachment?.content ?? {};
  expect(downloadUrl).not.toContain(file.id);
  expect((await (await fetch(downloadUrl)).arrayBuffer()).byteLength).toBe(bytes.byteLength);
});

// Where the folder of contracts is absent this shows as skipped, by name.
describe.runIf(hasDefinition)('by the connector’s published definition', () => {
  test('every answer, also a refusal, has the shape that the definition states', async () => {
    await started();
    const id = await ownChat();
    const one = '/v3/conversations/{conversationId}';
    const activity = `${one}/activities/{activityId}`;
    const sent = await call('POST', `${chat(id)}/activities`, says('hej'));
    const answers: [string, string, Called][] = [
      ['/v3/conversations', 'POST', await create(pia)],
      ['/v3/conversations', 'POST', await create(ove)],
      [
        '/v3/conversations',
        'POST',
        await call('POST', '/conversations', { channelData: { channel: { id: channelId } }, activity: says('x') }),
      ],
      [`${one}/activities`, 'POST', sent],
      [`${one}/activities`, 'POST', await call('POST', `${chat('x')}/activities`, says('hej'))],
      [activity, 'POST', await call('POST', `${chat(id)}/activities/${sent.body.id}`, says('svar'))],
      [activity, 'PUT', await call('PUT', `${chat(id)}/activities/${sent.body.id}`, says('nytt'))],
      [activity, 'DELETE', await call('DELETE', `${chat(id)}/activities/${sent.body.id}`)],
      [`${one}/members`, 'GET', await call('GET', `${chat(id)}/members`)],
      [`${one}/members/{memberId}`, 'GET', await call('GET', `${chat(id)}/members/${encodeURIComponent(`29:${pia}`)}`)],
      [`${one}/members/{memberId}`, 'GET', await call('GET', `${chat(id)}/members/nobody`)],
      [`${one}/pagedmembers`, 'GET', await call('GET', `${chat(channelId)}/pagedmembers?pageSize=1`)],
    ];
    const faults = answers.map(([operation, method, called]) => [
      operation,
      method,
      faultsOf(operation, method, called),
    ]);
    expect(faults.filter(([, , wrong]) => wrong?.length)).toEqual([]);
    expect(answers.at(-1)?.[2].body).toMatchObject({ continuationToken: '1', members: [{ aadObjectId: pia }] });
  });
});
