import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toIncoming } from '../../../bot/adapters/teams/incoming.ts';

const serviceUrl = 'https://smba.example/emea/';
const base = {
  type: 'message',
  id: '1700',
  channelId: 'msteams',
  serviceUrl,
  from: { id: '29:anna', name: 'Anna Påhittad', aadObjectId: 'anna' },
  recipient: { id: '28:bot', name: 'Trygg' },
  conversation: { id: 'a:chat', conversationType: 'personal', tenantId: 'tenant' },
  channelData: { tenant: { id: 'tenant' } },
  locale: 'sv-SE',
};
const who = {
  person: 'anna',
  account: '29:anna',
  name: 'Anna Påhittad',
  locale: 'sv',
  personal: true,
  reference: { conversation: 'a:chat', serviceUrl, tenant: 'tenant' },
};
const press = { type: 'invoke', id: 'f:1', name: 'adaptiveCard/action', replyToId: '17' };
const action = { type: 'invoke', id: 'f:2', name: 'composeExtension/fetchTask' };
const chosen = {
  id: '1563454325363',
  linkToMessage: 'https://teams.example/l/message/19%3Aabc/1563454325363',
  from: { user: { userIdentityType: 'aadUser', id: 'bo', displayName: 'Bo Påhittad' } },
  body: { contentType: 'html', content: '<div><p>Akta dig &amp; din hund</p></div>' },
  attachments: [],
};
const message = { text: 'Akta dig & din hund', sender: 'Bo Påhittad', link: chosen.linkToMessage, hasFiles: false };
const ofChosen = (change: object) => ({
  ...action,
  value: { commandId: 'reportMessage', commandContext: 'message', messagePayload: { ...chosen, ...change } },
});
const image = { contentType: 'image/*', contentUrl: `${serviceUrl}v3/attachments/1/views/original`, name: 'bild.png' };
const paperClip = {
  contentType: 'application/vnd.microsoft.teams.file.download.info',
  contentUrl: 'https://x.sharepoint.com/a.pdf',
  name: 'a.pdf',
  content: { downloadUrl: 'https://x.sharepoint.com/download?a', uniqueId: 'u', fileType: 'PDF' },
};

test.each<[string, object, object | null]>([
  [
    'a sentence',
    { text: ' en patient hotade mig ' },
    { kind: 'message', who, text: 'en patient hotade mig', files: [], key: 'a:chat|1700' },
  ],
  [
    'a sentence beside its HTML twin',
    { text: 'hej', attachments: [{ contentType: 'text/html', content: '<p>hej</p>' }] },
    { kind: 'message', text: 'hej', files: [] },
  ],
  [
    'a sticker without words',
    { attachments: [{ contentType: 'text/html', content: '<img>' }] },
    { kind: 'message', text: '', files: [] },
  ],
  [
    'a sentence that mentions the bot',
    {
      text: '<at>Trygg</at>\u00a0hjälp',
      entities: [{ type: 'mention', text: '<at>Trygg</at>', mentioned: { id: '28:bot' } }],
    },
    { kind: 'message', text: 'hjälp' },
  ],
  [
    'a sentence that mentions someone else',
    { text: 'fråga <at>Bo</at>', entities: [{ type: 'mention', text: '<at>Bo</at>', mentioned: { id: '29:bo' } }] },
    { kind: 'message', text: 'fråga Bo' },
  ],
  ['an English client', { text: 'hi', locale: 'en-GB' }, { kind: 'message', who: { ...who, locale: 'en' } }],
  ['a client in a third language', { text: 'moi', locale: 'fi-FI' }, { kind: 'message', who }],
  [
    'a client that tells its language elsewhere',
    { text: 'hi', locale: undefined, entities: [{ type: 'clientInfo', locale: 'en-US' }] },
    { who: { ...who, locale: 'en' } },
  ],
  [
    'a guest whom the directory does not know',
    { text: 'hej', from: { id: '29:guest', name: 'Gäst' } },
    { who: { ...who, person: '29:guest', account: '29:guest', name: 'Gäst' } },
  ],
  [
    'someone without a name',
    { text: 'hej', from: { id: '29:anna', aadObjectId: 'anna' } },
    { who: { ...who, name: '' } },
  ],
  [
    'a group',
    { text: 'hej', conversation: { id: '19:g', conversationType: 'groupChat', isGroup: true } },
    { who: { personal: false } },
  ],
  [
    'a channel',
    { text: 'hej', conversation: { id: '19:c', conversationType: 'channel', isGroup: true } },
    { who: { personal: false } },
  ],
  ['a chat that does not say what it is', { text: 'hej', conversation: { id: 'p' } }, { who: { personal: true } }],
  [
    'a pasted photo',
    { text: '', attachments: [image] },
    {
      kind: 'message',
      files: [
        {
          name: 'bild.png',
          claimedType: 'image/*',
          source: { url: image.contentUrl, serviceUrl, authenticated: true },
        },
      ],
    },
  ],
  [
    'a file from the paper clip',
    { attachments: [paperClip] },
    {
      kind: 'message',
      files: [
        {
          name: 'a.pdf',
          claimedType: 'application/pdf',
          source: { url: 'https://x.sharepoint.com/download?a', serviceUrl, authenticated: false },
        },
      ],
    },
  ],
  [
    'a file without an address',
    { text: 'x', attachments: [{ ...paperClip, content: {} }] },
    { kind: 'message', files: [] },
  ],
  [
    "an older client's press",
    { replyToId: '17', value: { verb: 'take', card: 'c1', note: 'å' } },
    { kind: 'press', who, verb: 'take', data: { card: 'c1', note: 'å' }, automatic: false, activity: '17' },
  ],
  ['a message with a value that is no press', { text: 'hej', value: { other: 1 } }, { kind: 'message', text: 'hej' }],
  [
    'a press',
    { ...press, value: { action: { type: 'Action.Execute', verb: 'take', data: { card: 'c1' } }, trigger: 'manual' } },
    { kind: 'press', who, verb: 'take', data: { card: 'c1' }, automatic: false, activity: '17' },
  ],
  ['a press without data', { ...press, value: { action: { verb: 'take' } } }, { kind: 'press', data: {} }],
  [
    'a refresh by the client',
    { ...press, value: { action: { verb: 'look' }, trigger: 'automatic' } },
    { kind: 'press', automatic: true },
  ],
  ['a press without a verb', { ...press, value: { action: { data: {} } } }, null],
  ['a press with a verb that is no text', { ...press, value: { action: { verb: { x: 1 } } } }, null],
  [
    'typing in a searchable choice',
    {
      type: 'invoke',
      name: 'application/search',
      value: { kind: 'search', queryText: ' varb ', dataset: 'places', queryOptions: { skip: 0, top: 50 } },
    },
    { kind: 'search', who, dataset: 'places', text: 'varb', limit: 15 },
  ],
  [
    'a search of few',
    { type: 'invoke', name: 'application/search', value: { dataset: 'places', queryOptions: { top: 5 } } },
    { text: '', limit: 5 },
  ],
  ['a message chosen for an action', ofChosen({}), { kind: 'fromMessage', who, command: 'reportMessage', message }],
  [
    'a plain message of an app, with a picture',
    ofChosen({
      body: { contentType: 'text', content: 'a < b' },
      from: { application: { displayName: 'Larmet' }, user: null },
      attachments: [{ contentType: 'image/png' }],
    }),
    { kind: 'fromMessage', message: { text: 'a < b', sender: 'Larmet', link: message.link, hasFiles: true } },
  ],
  [
    'a reply with a picture pasted in it',
    ofChosen({
      body: { content: '<p>se</p><img src="https://x.example/a">' },
      attachments: [{ contentType: 'messageReference' }],
    }),
    { message: { text: 'se', hasFiles: true } },
  ],
  [
    'a reply that refers to another message',
    ofChosen({ attachments: [{ contentType: 'messageReference' }] }),
    { message: { hasFiles: false } },
  ],
  [
    'a message of nobody, with a link that is none',
    ofChosen({ from: null, linkToMessage: 'javascript:alert(1)', body: null }),
    { message: { text: '', sender: null, link: null } },
  ],
  [
    'a link that is too long to be one',
    ofChosen({ linkToMessage: `https://x/${'a'.repeat(2000)}` }),
    { message: { link: null } },
  ],
  ['an action on nothing', { ...action, value: { commandId: 'reportMessage' } }, null],
  ['an action without a name', { ...action, value: { messagePayload: chosen } }, null],
  [
    'a press in a dialog',
    {
      ...action,
      name: 'composeExtension/submitAction',
      value: { commandId: 'reportMessage', data: { verb: 'submit', card: 'c1', note: 'å' }, messagePayload: chosen },
    },
    { kind: 'dialog', who, command: 'reportMessage', verb: 'submit', data: { card: 'c1', note: 'å' } },
  ],
  [
    'a dialog that was sent without a verb',
    { ...action, name: 'composeExtension/submitAction', value: { commandId: 'reportMessage', data: { card: 'c1' } } },
    null,
  ],
  ['another invoke', { type: 'invoke', name: 'fileConsent/invoke', value: {} }, null],
  ['the app installed', { type: 'installationUpdate', action: 'add' }, { kind: 'hello', who }],
  ['the app updated', { type: 'installationUpdate', action: 'add-upgrade' }, { kind: 'hello' }],
  ['the app removed', { type: 'installationUpdate', action: 'remove' }, null],
  ['the bot let into a chat', { type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }] }, { kind: 'hello', who }],
  ['the person let into a chat', { type: 'conversationUpdate', membersAdded: [{ id: '29:anna' }] }, { kind: 'hello' }],
  ['someone else let into a chat', { type: 'conversationUpdate', membersAdded: [{ id: '29:bo' }] }, null],
  ['someone leaving', { type: 'conversationUpdate', membersRemoved: [{ id: '29:anna' }] }, null],
  [
    'the bot speaking of itself',
    { type: 'conversationUpdate', from: { id: '28:bot' }, membersAdded: [{ id: '28:bot' }] },
    null,
  ],
  ['a reaction', { type: 'messageReaction', reactionsAdded: [{ type: 'like' }] }, null],
  ['an edited message', { type: 'messageUpdate', text: 'ny' }, null],
  ['someone typing', { type: 'typing' }, null],
  ['a message from nobody', { text: 'hej', from: undefined }, null],
  ['a message nowhere', { text: 'hej', conversation: undefined }, null],
  ['a message without an id', { text: 'hej', id: undefined }, null],
])('%s is understood as what it is', (_what, change, expected) => {
  const incoming = toIncoming({ ...base, ...change });
  if (expected === null) expect(incoming).toBeNull();
  else expect(incoming).toMatchObject(expected);
});

test('whatever comes, it is understood or ignored, never an error', () => {
  const anything = fc.anything({ maxDepth: 3 });
  const types = fc.constantFrom('message', 'invoke', 'conversationUpdate', 'installationUpdate');
  const fields = fc.constantFrom(
    'value',
    'text',
    'attachments',
    'entities',
    'from',
    'name',
    'membersAdded',
    'locale',
    'conversation',
    'channelData',
  );
  fc.assert(
    fc.property(types, fc.dictionary(fields, anything), (type, change) => {
      const incoming = toIncoming({ ...base, name: 'adaptiveCard/action', ...change, type });
      expect(incoming === null || typeof incoming.kind === 'string').toBe(true);
    }),
    { numRuns: 500 },
  );
});
