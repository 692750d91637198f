/** Requests that the real Graph refuses: each is refused with the status and the code that it gives. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Ask, ask, type Graph, signIn, startDouble } from './asking.ts';
import { foreignToken, tokenOfPerson } from './tokens.ts';
import { createItem } from './writes.ts';

let graph: Graph;
let app: Ask;
let administrator: Ask;
let site = '';
let list = '';
let items = '';
let drive = '';
let group = '';
const disa = '00000000-0000-4000-8000-0000000000d0';
const later = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();

beforeAll(async () => {
  graph = await startDouble();
  graph.person({ displayName: 'Disa Demo', id: disa, automaticReplies: null });
  group = graph.group({ displayName: 'gruppen', members: [disa] }).id;
  graph.publish({
    activityTypes: [{ type: 'caseAssigned', templateText: 'Ärende {number}' }],
    resourceSpecific: ['TeamsActivity.Send.User'],
  });
  app = ask(graph, await signIn(graph, graph.app));
  administrator = ask(graph, await signIn(graph, graph.admin));
  site = `/sites/${graph.site.id}`;
  const columns = [
    { name: 'Status', choice: { choices: ['Ny', 'Klar'] }, indexed: true },
    { name: 'Anteckning', text: {} },
    { name: 'Antal', number: {} },
    { name: 'Frist', dateTime: { format: 'dateTime' } },
    { name: 'Öppen', boolean: {} },
    { name: 'Ansvarig', personOrGroup: {} },
  ];
  const made = await administrator('POST', `${site}/lists`, {
    displayName: 'Uppgifter',
    list: { template: 'genericList' },
    columns,
  });
  list = `${site}/lists/${made.body.id}`;
  items = `${list}/items`;
  await app('POST', items, { fields: { Title: 'Ett', Status: 'Ny' } });
  drive = `/drives/${(await app('GET', `${site}/drive`)).body.id}`;
  const big = await administrator('POST', `${site}/lists`, {
    displayName: 'Stor',
    list: { template: 'genericList' },
    columns,
  });
  const stor = graph.list('Stor');
  expect(big.status).toBe(201);
  const by = { application: { id: graph.app.id, displayName: 'Trygg' } };
  for (let count = 0; count < 5_001; count += 1)
    createItem(graph.world, graph.site, stor, by, { Title: 'x', Status: count % 2 ? 'Ny' : 'Klar' });
});
afterAll(() => graph.stop());

type Request = [method: string, path: string, body?: unknown, headers?: Record<string, string>];
const notify = (body: unknown): Request => ['POST', `/users/${disa}/teamwork/sendActivityNotification`, body];
const subscribe = (body: Record<string, unknown>): Request => [
  'POST',
  '/subscriptions',
  {
    changeType: 'updated',
    notificationUrl: 'https://trygg.example/notified',
    resource: list.slice(1),
    expirationDateTime: later(60),
    ...body,
  },
];
const topic = { source: 'text', value: 'x', webUrl: 'https://teams.microsoft.com/l/entity/x' };
const atRisk = { prefer: 'HonorNonIndexedQueriesWarningMayFailRandomly' };

test.each<[what: string, status: number, code: string, () => Request]>([
  ['a column that is not there', 400, 'invalidRequest', () => ['POST', items, { fields: { Titel: 'x' } }]],
  ['a column by its shown name', 400, 'invalidRequest', () => ['POST', items, { fields: { Öppen: true } }]],
  ['a person by name', 400, 'invalidRequest', () => ['PATCH', `${items}/1/fields`, { Ansvarig: 'Disa Demo' }]],
  [
    'a person who is not of the site',
    400,
    'invalidRequest',
    () => ['PATCH', `${items}/1/fields`, { AnsvarigLookupId: 4711 }],
  ],
  ['text in a number', 400, 'invalidRequest', () => ['PATCH', `${items}/1/fields`, { Antal: 'tre' }]],
  ['a number in text', 400, 'invalidRequest', () => ['PATCH', `${items}/1/fields`, { Title: 3 }]],
  ['a time that is none', 400, 'invalidRequest', () => ['PATCH', `${items}/1/fields`, { Frist: '2026-13-45' }]],
  ['a choice that is not offered', 400, 'invalidRequest', () => ['PATCH', `${items}/1/fields`, { Status: 'Gammal' }]],
  ['a line that is too long', 400, 'invalidRequest', () => ['PATCH', `${items}/1/fields`, { Title: 'x'.repeat(256) }]],
  [
    "the system's own column",
    400,
    'invalidRequest',
    () => ['PATCH', `${items}/1/fields`, { Created: '2026-01-01T00:00:00Z' }],
  ],
  ['fields beside the fields', 400, 'invalidRequest', () => ['POST', items, { Title: 'x' }]],
  [
    'a stale etag',
    412,
    'resourceModified',
    () => ['PATCH', `${items}/1/fields`, { Title: 'y' }, { 'if-match': '"x,1"' }],
  ],
  ['an item that is not there', 404, 'itemNotFound', () => ['GET', `${items}/999`]],
  ['a list that is not there', 404, 'itemNotFound', () => ['GET', `${site}/lists/Nej/items`]],
  [
    'a filter on a column without an index',
    400,
    'invalidRequest',
    () => ['GET', `${items}?$filter=fields/Title eq 'x'`],
  ],
  [
    'a filter that lists do not know',
    400,
    'invalidRequest',
    () => ['GET', `${items}?$filter=contains(fields/Title,'x')`, undefined, atRisk],
  ],
  ['a filter without fields/', 400, 'invalidRequest', () => ['GET', `${items}?$filter=Status eq 'Ny'`]],
  [
    'a filter on a column that is not there',
    400,
    'invalidRequest',
    () => ['GET', `${items}?$filter=fields/Nej eq 'x'`],
  ],
  ['an unfinished filter', 400, 'invalidRequest', () => ['GET', `${items}?$filter=fields/Status eq 'Ny' and`]],
  ['an order by a column without an index', 400, 'invalidRequest', () => ['GET', `${items}?$orderby=fields/Title`]],
  ['skipping in a list', 400, 'invalidRequest', () => ['GET', `${items}?$skip=5`]],
  ['expanding what is not there', 400, 'invalidRequest', () => ['GET', `${items}?$expand=field`]],
  ['a page of letters', 400, 'invalidRequest', () => ['GET', `${items}?$top=many`]],
  [
    'a long list by a column without an index, even at our own risk',
    422,
    'unprocessableEntity',
    () => ['GET', `${site}/lists/Stor/items?$filter=fields/Title eq 'x'`, undefined, atRisk],
  ],
  [
    'a long list with the index second',
    422,
    'unprocessableEntity',
    () => ['GET', `${site}/lists/Stor/items?$filter=fields/Title eq 'x' and fields/Status eq 'Ny'`, undefined, atRisk],
  ],
  [
    'a long list by an index that leaves too much',
    422,
    'unprocessableEntity',
    () => ['GET', `${site}/lists/Stor/items?$filter=fields/Status ne 'Borta'`],
  ],
  ['a filter on changes', 400, 'invalidRequest', () => ['GET', `${items}/delta?$filter=fields/Status eq 'Ny'`]],
  ['a delta token of our own making', 400, 'invalidRequest', () => ['GET', `${items}/delta?token=abc`]],
  [
    'a list made with the write role',
    403,
    'accessDenied',
    () => ['POST', `${site}/lists`, { displayName: 'Egen', list: { template: 'genericList' } }],
  ],
  [
    'a column made with the write role',
    403,
    'accessDenied',
    () => ['POST', `${list}/columns`, { name: 'Egen', text: {} }],
  ],
  [
    'a grant given by ourselves',
    403,
    'accessDenied',
    () => [
      'POST',
      `${site}/permissions`,
      { roles: ['owner'], grantedToIdentities: [{ application: { id: graph.app.id } }] },
    ],
  ],
  ["somebody else's site", 403, 'accessDenied', () => ['GET', '/sites/region.example:/sites/annan']],
  ['a path that Graph has not', 400, 'BadRequest', () => ['GET', `${site}/listor`]],
  [
    'a file in a folder that is not there',
    404,
    'itemNotFound',
    () => ['PUT', `${drive}/root:/Nej/a.md:/content`, Buffer.from('x')],
  ],
  ['a file name with a colon', 400, 'BadRequest', () => ['PUT', `${drive}/root:/a:b.md:/content`, Buffer.from('x')]],
  [
    'a file name with a question mark',
    400,
    'invalidRequest',
    () => ['PUT', `${drive}/root:/a%3F.md:/content`, Buffer.from('x')],
  ],
  [
    'a person who is not there',
    404,
    'Request_ResourceNotFound',
    () => ['GET', '/users/00000000-0000-4000-8000-00000000dead'],
  ],
  ['a property that people have not', 400, 'invalidRequest', () => ['GET', `/users/${disa}?$select=shoeSize`]],
  ['the manager of someone without', 404, 'Request_ResourceNotFound', () => ['GET', `/users/${disa}/manager`]],
  ['a mailbox that is not there', 404, 'MailboxNotEnabledForRESTAPI', () => ['GET', `/users/${disa}/mailboxSettings`]],
  ['a portrait that is not there', 404, 'ImageNotFound', () => ['GET', `/users/${disa}/photo/$value`]],
  [
    'too many presences',
    400,
    'invalidRequest',
    () => ['POST', '/communications/getPresencesByUserId', { ids: Array.from({ length: 651 }, () => disa) }],
  ],
  ['a group larger than a page allows', 400, 'invalidRequest', () => ['GET', `/groups/${group}/members?$top=0`]],
  [
    'a cast to users without an advanced query',
    400,
    'Request_UnsupportedQuery',
    () => ['GET', `/groups/${group}/transitiveMembers/microsoft.graph.user?$select=id`],
  ],
  [
    'a notification to someone without the app',
    403,
    'Forbidden',
    () => notify({ topic, activityType: 'caseAssigned' }),
  ],
  [
    'a notification about text without an address',
    400,
    'invalidRequest',
    () => notify({ topic: { source: 'text', value: 'x' }, activityType: 'caseAssigned' }),
  ],
  [
    'an installation without consent to what the app asks for',
    400,
    'BadRequest',
    () => [
      'POST',
      `/users/${disa}/teamwork/installedApps`,
      { 'teamsApp@odata.bind': `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${graph.world.catalog[0]?.id}` },
    ],
  ],
  [
    'an app that the catalogue has not',
    404,
    'NotFound',
    () => [
      'POST',
      `/users/${disa}/teamwork/installedApps`,
      { 'teamsApp@odata.bind': 'https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/nej' },
    ],
  ],
  [
    'a subscription to what lists do not tell',
    400,
    'invalidRequest',
    () => subscribe({ changeType: 'created,updated' }),
  ],
  ['a subscription for too long', 400, 'invalidRequest', () => subscribe({ expirationDateTime: later(42_310) })],
  [
    'a subscription without https',
    400,
    'invalidRequest',
    () => subscribe({ notificationUrl: 'http://trygg.example/notified' }),
  ],
  [
    'a subscription that nobody answers',
    400,
    'ValidationError',
    () => subscribe({ notificationUrl: 'https://127.0.0.1:1/notified' }),
  ],
  [
    '21 in one batch',
    400,
    'invalidRequest',
    () => [
      'POST',
      '/$batch',
      { requests: Array.from({ length: 21 }, (_, id) => ({ id: String(id), method: 'GET', url: `/users/${disa}` })) },
    ],
  ],
  [
    'JSON called text',
    400,
    'invalidRequest',
    () => ['POST', items, { fields: { Title: 'x' } }, { 'content-type': 'text/plain' }],
  ],
])('%s: %i %s', async (_what, status, code, request) => {
  expect(await app(...request())).toMatchObject({ status, body: { error: { code } } });
});

test.each<[what: string, () => string | null]>([
  ['none', () => null],
  ['a forged one', () => 'a.b.c'],
  ['one for another audience', () => foreignToken(graph.world, graph.app.id, { aud: 'https://api.botframework.com' })],
  [
    'one of another tenant',
    () => foreignToken(graph.world, graph.app.id, { tid: '00000000-0000-4000-8000-00000000ffff' }),
  ],
])('a token, %s: 401', async (_what, token) => {
  expect(await ask(graph, token())('GET', site)).toMatchObject({
    status: 401,
    body: { error: { code: 'InvalidAuthenticationToken' } },
  });
});

test('a token past its time, or taken back: 401', async () => {
  let now = Date.now();
  const other = await startDouble({ clock: () => now });
  const first = ask(other, await signIn(other, other.app));
  expect((await first('GET', `/sites/${other.site.id}`)).status).toBe(200);
  now += 3_600_000;
  expect((await first('GET', `/sites/${other.site.id}`)).status).toBe(401);
  const second = ask(other, await signIn(other, other.app));
  other.expireTokens();
  expect((await second('GET', `/sites/${other.site.id}`)).status).toBe(401);
  await other.stop();
});

test('a wrong secret, a stranger, another tenant and another scope get no token', async () => {
  const get = async (url: string, form: Record<string, string>) => {
    const all = {
      grant_type: 'client_credentials',
      client_id: graph.app.id,
      client_secret: graph.app.secret,
      scope: 'https://graph.microsoft.com/.default',
      ...form,
    };
    return (await fetch(url, { method: 'POST', body: new URLSearchParams(all) })).status;
  };
  expect(await get(graph.tokenUrl, {})).toBe(200);
  expect(await get(graph.tokenUrl, { client_secret: 'wrong' })).toBe(401);
  expect(await get(graph.tokenUrl, { client_id: 'wrong' })).toBe(400);
  expect(await get(graph.tokenUrl, { scope: 'https://elsewhere.example/.default' })).toBe(400);
  expect(await get(graph.tokenUrl, { scope: 'https://graph.microsoft.com/Sites.Selected' })).toBe(400);
  expect(await get(graph.tokenUrl.replace(graph.tenant, 'another'), {})).toBe(400);
});

test('an app without the consent is refused, call by call', async () => {
  const other = await startDouble({ grant: null });
  const person = other.person({ displayName: 'Disa Demo' });
  other.app.roles.clear();
  const asked = ask(other, await signIn(other, other.app));
  const paths = [
    `/users/${person.id}`,
    `/users/${person.id}/presence`,
    `/users/${person.id}/mailboxSettings`,
    '/appCatalogs/teamsApps',
    `/sites/${other.site.id}/lists`,
  ];
  for (const path of paths) expect(await asked('GET', path)).toMatchObject({ status: 403 });
  await other.stop();
});

test('Sites.Selected without a grant on the site opens nothing, and a grant taken back closes it', async () => {
  const other = await startDouble({ grant: null });
  const asked = ask(other, await signIn(other, other.app));
  const lists = `/sites/${other.site.id}/lists`;
  expect((await asked('GET', lists)).status).toBe(403);
  other.grant('write');
  expect((await asked('GET', lists)).status).toBe(200);
  other.revoke();
  expect((await asked('GET', lists)).status).toBe(403);
  await other.stop();
});

test("a person's own token opens what their scope says", async () => {
  const asked = ask(graph, tokenOfPerson(graph.world, disa, graph.app.id, ['Sites.Manage.All']));
  expect(
    await asked('POST', `${site}/lists`, { displayName: 'Disas', list: { template: 'genericList' } }),
  ).toMatchObject({
    status: 201,
    body: { createdBy: { user: { id: disa } } },
  });
});

test('to someone who has the app: an undeclared kind, a parameter left out, and an address outside Teams are refused', async () => {
  const berit = graph.person({ displayName: 'Berit Boss' }).id;
  graph.install(berit);
  const send = (body: unknown) => app('POST', `/users/${berit}/teamwork/sendActivityNotification`, body);
  const templateParameters = [{ name: 'number', value: '1' }];
  expect((await send({ topic, activityType: 'caseAssigned', templateParameters })).status).toBe(204);
  const elsewhere = { ...topic, webUrl: 'https://elsewhere.example/' };
  for (const body of [
    { topic, activityType: 'somethingElse', templateParameters },
    { topic, activityType: 'caseAssigned' },
    { topic: elsewhere, activityType: 'caseAssigned', templateParameters },
  ])
    expect(await send(body)).toMatchObject({ status: 400, body: { error: { code: 'BadRequest' } } });
});
