import { ActivityTypes, type TurnContext } from 'botbuilder';
import { afterEach, expect, test } from 'vitest';
import { localTenantId } from '../../../bot/adapters/local/stage.ts';
import { appId, aStage, channelId, ove, pia, type Trial } from './a-stage.ts';

let trial: Trial;
afterEach(() => trial.close());

const chat = (id: string) => `/stage/conversations/${encodeURIComponent(id)}`;
const asPia = { as: pia, locale: 'sv-SE' };
const answering = (value: object) => async (context: TurnContext) => {
  if (context.activity.type === ActivityTypes.Invoke)
    await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status: 200, body: value } });
};
const press = { action: { type: 'Action.Execute', verb: 'take', data: { case: 1 } }, trigger: 'manual' };

test('a stock bot takes a person’s message as Teams sends it, signed and shaped', async () => {
  trial = await aStage();
  const id = await trial.personal(pia);
  const { body } = await trial.call('POST', `${chat(id)}/messages`, { ...asPia, text: 'hej', files: [] });
  await expect.poll(() => trial.heard.length).toBe(1);
  expect(trial.heard[0]).toMatchObject({
    type: 'message',
    id: body.id,
    channelId: 'msteams',
    text: 'hej',
    locale: 'sv-SE',
    from: { id: `29:${pia}`, aadObjectId: pia, name: 'Pia Påhittad' },
    recipient: { id: `28:${appId}` },
    conversation: { id, conversationType: 'personal', tenantId: localTenantId },
    channelData: { tenant: { id: localTenantId } },
    serviceUrl: `${trial.origin}/connector/`,
    entities: [{ type: 'clientInfo', locale: 'sv-SE' }],
  });
});

test('the first look at a chat tells the bot of the installation, and only the first', async () => {
  trial = await aStage();
  for (let look = 0; look < 3; look++) await trial.call('POST', `/stage/people/${pia}/open`, { locale: 'en-US' });
  await expect.poll(() => trial.heard.length).toBe(2);
  await trial.call('POST', `/stage/people/${ove}/open`, { locale: 'sv-SE' });
  expect(trial.heard.map(({ type }) => type).sort()).toEqual(['conversationUpdate', 'installationUpdate']);
  expect(trial.heard.map(({ from }) => from.aadObjectId)).toEqual([pia, pia]);
});

test('installing tells the bot, and so does taking the app away', async () => {
  trial = await aStage();
  const set = (installed: boolean) =>
    trial.call('POST', `/stage/people/${ove}/installation`, { installed, locale: 'sv-SE' });
  await set(true);
  await expect.poll(() => trial.heard.length).toBe(2);
  await set(false);
  await expect.poll(() => trial.heard.length).toBe(3);
  expect(
    trial.heard
      .map(({ action }) => action)
      .filter(Boolean)
      .sort(),
  ).toEqual(['add', 'remove']);
});

test('a press is an invoke, and its answer rides back on the same call', async () => {
  const answer = { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Sparat.' };
  trial = await aStage({ onTurn: answering(answer) });
  const id = await trial.personal(pia);
  const called = await trial.call('POST', `${chat(id)}/invokes`, {
    ...asPia,
    name: 'adaptiveCard/action',
    messageId: '42',
    value: press,
  });
  expect(called.body).toEqual({ status: 200, body: answer });
  expect(trial.heard[0]).toMatchObject({ type: 'invoke', name: 'adaptiveCard/action', replyToId: '42', value: press });
});

test('the same press again is the same activity, id and all', async () => {
  trial = await aStage({ onTurn: answering({ statusCode: 200 }) });
  const id = await trial.personal(pia);
  expect((await trial.call('POST', '/stage/again')).status).toBe(404);
  await trial.call('POST', `${chat(id)}/invokes`, {
    ...asPia,
    name: 'adaptiveCard/action',
    messageId: '1',
    value: press,
  });
  await trial.call('POST', '/stage/again');
  const [first, second] = trial.heard;
  expect(second?.id).toBe(first?.id);
  expect(second?.value).toEqual(first?.value);
});

test('a press in a channel comes from the thread of the post', async () => {
  trial = await aStage({ onTurn: answering({ statusCode: 200 }) });
  const post = await trial.call(
    'POST',
    '/connector/v3/conversations',
    { channelData: { channel: { id: channelId } }, activity: { type: 'message', text: 'nytt' } },
    { authorization: await trial.bearer() },
  );
  const { activityId } = post.body;
  await trial.call('POST', `${chat(channelId)}/invokes`, {
    ...asPia,
    name: 'adaptiveCard/action',
    messageId: activityId,
    value: press,
  });
  expect(trial.heard[0]?.conversation).toMatchObject({
    id: `${channelId};messageid=${activityId}`,
    conversationType: 'channel',
  });
});

test('an old client’s press is a message with a value and no text, and leaves nothing in the chat', async () => {
  trial = await aStage();
  const id = await trial.personal(pia);
  const { body } = await trial.call('POST', `${chat(id)}/submits`, {
    ...asPia,
    messageId: '7',
    value: { kind: 'threat' },
  });
  expect(body).toEqual({ ok: true });
  expect(trial.heard[0]).toMatchObject({ type: 'message', replyToId: '7', value: { kind: 'threat' } });
  expect(trial.heard[0]?.text).toBeUndefined();
  expect((await trial.call('GET', `${chat(id)}/messages`)).body.messages).toEqual([]);
});

test('when the bot fails, the page is told so: of a press by its status, of a message by a mark', async () => {
  trial = await aStage({ botPath: '/nobody-listens' });
  const id = await trial.personal(pia);
  const { body } = await trial.call('POST', `${chat(id)}/invokes`, {
    ...asPia,
    name: 'adaptiveCard/action',
    messageId: '1',
    value: press,
  });
  expect(body).toEqual({ status: 404, body: null });
  await trial.call('POST', `${chat(id)}/messages`, { ...asPia, text: 'hej', files: [] });
  const marked = async () => (await trial.call('GET', `${chat(id)}/messages`)).body.messages[0].undelivered;
  await expect.poll(marked).toBe(true);
});

test('in a channel the bot hears only what mentions it', async () => {
  trial = await aStage();
  const say = (text: string) => trial.call('POST', `${chat(channelId)}/messages`, { ...asPia, text, files: [] });
  await say('till er andra');
  await say('@Trygg hjälp');
  await expect.poll(() => trial.heard.length).toBe(1);
  expect(trial.heard[0]).toMatchObject({ type: 'message', text: '@Trygg hjälp' });
});

test('a message’s action comes as Teams sends one: from where the message stands, with all of it, as HTML', async () => {
  trial = await aStage({ onTurn: answering({ task: { type: 'continue', value: { title: 'x' } } }) });
  const text = 'Akta <dig> & din hund\nnu';
  const { body: said } = await trial.call('POST', `${chat(channelId)}/messages`, {
    as: ove,
    locale: 'sv-SE',
    text,
    files: [],
  });
  const act = (more: object) =>
    trial.call('POST', `${chat(channelId)}/actions`, {
      ...asPia,
      messageId: said.id,
      command: 'reportMessage',
      ...more,
    });
  expect((await act({})).body).toEqual({ status: 200, body: { task: { type: 'continue', value: { title: 'x' } } } });
  await act({ data: { verb: 'submit' } });
  const [fetched, sent] = trial.heard;
  expect(fetched).toMatchObject({
    type: 'invoke',
    name: 'composeExtension/fetchTask',
    from: { aadObjectId: pia },
    conversation: { id: `${channelId};messageid=${said.id}`, conversationType: 'channel' },
    value: {
      commandId: 'reportMessage',
      commandContext: 'message',
      messagePayload: {
        id: said.id,
        from: { user: { id: ove, displayName: 'Ove Övning' } },
        body: { contentType: 'html', content: '<div><p>Akta &lt;dig&gt; &amp; din hund<br>nu</p></div>' },
        linkToMessage: `https://teams.microsoft.com/l/message/${encodeURIComponent(channelId)}/${said.id}`,
      },
    },
  });
  expect(sent).toMatchObject({ name: 'composeExtension/submitAction', value: { data: { verb: 'submit' } } });
  await trial.call('POST', '/stage/again');
  expect(trial.heard[2]?.id).toBe(sent?.id);
});

test('an action on a message of another chat, or by nobody, is refused', async () => {
  trial = await aStage();
  const own = await trial.personal(pia);
  const { body: said } = await trial.call('POST', `${chat(own)}/messages`, { ...asPia, text: 'hej', files: [] });
  const act = (more: object) =>
    trial.call('POST', `${chat(channelId)}/actions`, {
      ...asPia,
      messageId: said.id,
      command: 'reportMessage',
      ...more,
    });
  expect((await act({})).status).toBe(404);
  expect((await act({ as: 'nobody' })).status).toBe(404);
  expect((await act({ messageId: '7' })).status).toBe(404);
});
