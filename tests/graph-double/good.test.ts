/** Requests that the real Graph takes: each is taken, and each answer follows Microsoft's own description. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Ask, ask, type Graph, signIn, startDouble } from './asking.ts';
import { hasContract } from './contract.ts';

let graph: Graph;
let app: Ask;
let administrator: Ask;
let site = '';
let items = '';
let drive = '';
let installed = '';
let group = '';

beforeAll(async () => {
  graph = await startDouble();
  const boss = graph.person({ displayName: 'Berit Boss', id: '00000000-0000-4000-8000-0000000000b0' });
  graph.person({
    displayName: 'Disa Demo',
    id: '00000000-0000-4000-8000-0000000000d0',
    manager: boss.id,
    photo: Buffer.from('JPEG'),
  });
  const inner = graph.group({ displayName: 'inre', members: [boss.id] });
  group = graph.group({ displayName: 'yttre', members: [inner.id, '00000000-0000-4000-8000-0000000000d0'] }).id;
  graph.publish({
    activityTypes: [{ type: 'caseAssigned', templateText: 'Ärende {number}' }],
    resourceSpecific: ['TeamsActivity.Send.User'],
  });
  installed = graph.install(boss.id).id;
  app = ask(graph, await signIn(graph, graph.app));
  administrator = ask(graph, await signIn(graph, graph.admin));
  site = `/sites/${graph.site.id}`;
  const columns = [
    { name: 'Status', choice: { choices: ['Ny', 'Klar'] }, indexed: true },
    { name: 'Frist', dateTime: { format: 'dateTime' } },
  ];
  const made = await administrator('POST', `${site}/lists`, {
    displayName: 'Uppgifter',
    list: { template: 'genericList' },
    columns,
  });
  items = `${site}/lists/${made.body.id}/items`;
  await app('POST', items, { fields: { Title: 'Ett', Status: 'Ny' } });
  drive = `/drives/${(await app('GET', `${site}/drive`)).body.id}`;
});
afterAll(async () => {
  expect(graph.breaches).toEqual([]);
  await graph.stop();
});

const disa = '/users/00000000-0000-4000-8000-0000000000d0';
const berit = '/users/00000000-0000-4000-8000-0000000000b0';
const catalogue = () => `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${graph.world.catalog[0]?.id}`;
const consentedPermissionSet = {
  resourceSpecificPermissions: [{ permissionValue: 'TeamsActivity.Send.User', permissionType: 'application' }],
};

type Good = [
  what: string,
  status: number,
  () => [method: string, path: string, body?: unknown, headers?: Record<string, string>],
];
const good: Good[] = [
  ['the site by its address', 200, () => ['GET', '/sites/region.example:/sites/trygg?$select=id,displayName']],
  ['the site by its id', 200, () => ['GET', site]],
  ['its lists', 200, () => ['GET', `${site}/lists?$select=id,displayName`]],
  ['its lists, the hidden ones too', 200, () => ['GET', `${site}/lists?$select=id,name,system`]],
  ['a list by its title', 200, () => ['GET', `${site}/lists/Uppgifter?$expand=columns`]],
  ['its columns', 200, () => ['GET', `${items.slice(0, -6)}/columns?$select=id,name,indexed`]],
  ['items with some fields', 200, () => ['GET', `${items}?$expand=fields($select=Title,Status)&$top=5000`]],
  ['items by an indexed column', 200, () => ['GET', `${items}?$filter=fields/Status eq 'Ny'&$expand=fields`]],
  [
    'items by another column, at our own risk',
    200,
    () => [
      'GET',
      `${items}?$filter=fields/Title eq 'Ett' or startswith(fields/Title,'T')`,
      undefined,
      { prefer: 'HonorNonIndexedQueriesWarningMayFailRandomly' },
    ],
  ],
  [
    "people in the site's user list",
    200,
    () => [
      'GET',
      `${site}/lists/User Information List/items?$filter=fields/EMail eq 'a@region.example'`,
      undefined,
      { prefer: 'HonorNonIndexedQueriesWarningMayFailRandomly' },
    ],
  ],
  ['an item', 200, () => ['GET', `${items}/1?$select=id,sharepointIds&$expand=fields`]],
  ['the fields of an item', 200, () => ['GET', `${items}/1/fields?$select=Title`]],
  ['a field emptied', 200, () => ['PATCH', `${items}/1/fields`, { Frist: null }]],
  ['an item with any etag', 200, () => ['PATCH', `${items}/1/fields`, { Status: 'Klar' }, { 'if-match': '*' }]],
  ['its versions', 200, () => ['GET', `${items}/1/versions?$expand=fields($select=Title)`]],
  ['all changes', 200, () => ['GET', `${items}/delta?$expand=fields`]],
  ['changes from now on', 200, () => ['GET', `${items}/delta?token=latest`]],
  [
    'a folder',
    201,
    () => [
      'POST',
      `${drive}/root/children`,
      { name: 'Protokoll', folder: {}, '@microsoft.graph.conflictBehavior': 'fail' },
    ],
  ],
  [
    'a small file in it',
    201,
    () => [
      'PUT',
      `${drive}/root:/Protokoll/m%C3%B6te.md:/content`,
      Buffer.from('# Möte'),
      { 'content-type': 'text/markdown' },
    ],
  ],
  ['its content', 200, () => ['GET', `${drive}/root:/Protokoll/m%C3%B6te.md:/content`]],
  ['what the folder holds', 200, () => ['GET', `${drive}/root:/Protokoll:/children`]],
  [
    'an upload session',
    200,
    () => [
      'POST',
      `${drive}/root:/Protokoll/stor.pdf:/createUploadSession`,
      { item: { '@microsoft.graph.conflictBehavior': 'replace' } },
    ],
  ],
  [
    'a person',
    200,
    () => [
      'GET',
      `${disa}?$select=id,displayName,department,preferredLanguage&$expand=manager($select=id,displayName)`,
    ],
  ],
  [
    'people by their ids',
    200,
    () => ['GET', `/users?$filter=id in ('00000000-0000-4000-8000-0000000000d0')&$select=id,mail`],
  ],
  ['a manager', 200, () => ['GET', `${disa}/manager?$select=id`]],
  ['a portrait', 200, () => ['GET', `${disa}/photo/$value`]],
  [
    'all members of a group',
    200,
    () => [
      'GET',
      `/groups/${group}/transitiveMembers/microsoft.graph.user?$select=id,displayName&$top=999&$count=true`,
      undefined,
      { consistencylevel: 'eventual' },
    ],
  ],
  [
    'presences',
    200,
    () => ['POST', '/communications/getPresencesByUserId', { ids: ['00000000-0000-4000-8000-0000000000d0'] }],
  ],
  ['automatic replies', 200, () => ['GET', `${disa}/mailboxSettings?$select=automaticRepliesSetting`]],
  [
    'our app in the catalogue',
    200,
    () => ['GET', `/appCatalogs/teamsApps?$filter=externalId eq '${graph.world.catalog[0]?.externalId}'`],
  ],
  [
    'installing for a person',
    201,
    () => ['POST', `${disa}/teamwork/installedApps`, { 'teamsApp@odata.bind': catalogue(), consentedPermissionSet }],
  ],
  [
    'what is installed',
    200,
    () => [
      'GET',
      `${disa}/teamwork/installedApps?$expand=teamsApp&$filter=teamsApp/externalId eq '${graph.world.catalog[0]?.externalId}'`,
    ],
  ],
  [
    'a notification about an installation',
    204,
    () => [
      'POST',
      `${berit}/teamwork/sendActivityNotification`,
      {
        topic: {
          source: 'entityUrl',
          value: `https://graph.microsoft.com/v1.0${berit}/teamwork/installedApps/${installed}`,
        },
        activityType: 'caseAssigned',
        previewText: { content: 'Ärende 1' },
        templateParameters: [{ name: 'number', value: '1' }],
      },
    ],
  ],
  [
    'a notification about a place in the tab',
    204,
    () => [
      'POST',
      `${berit}/teamwork/sendActivityNotification`,
      {
        topic: { source: 'text', value: 'Ärende', webUrl: 'https://teams.microsoft.com/l/entity/x/y' },
        activityType: 'systemDefault',
        previewText: { content: 'Ärende 1' },
        templateParameters: [{ name: 'systemDefaultText', value: 'Ärende 1' }],
      },
    ],
  ],
  [
    'several in one',
    200,
    () => [
      'POST',
      '/$batch',
      {
        requests: [
          { id: '1', method: 'GET', url: disa },
          { id: '2', method: 'GET', url: berit },
        ],
      },
    ],
  ],
  ['an item deleted', 204, () => ['DELETE', `${items}/1`]],
];

test.each(good)('%s: %i', async (_what, status, request) => {
  expect(await app(...request())).toMatchObject({ status });
});

test.each<Good>([
  [
    'a column with an index',
    201,
    () => ['POST', `${items.slice(0, -6)}/columns`, { name: 'Nummer', text: {}, indexed: true }],
  ],
  [
    'a grant on the site',
    201,
    () => [
      'POST',
      `${site}/permissions`,
      { roles: ['write'], grantedToIdentities: [{ application: { id: graph.app.id, displayName: 'Trygg' } }] },
    ],
  ],
  ['the grants', 200, () => ['GET', `${site}/permissions`]],
])('as an administrator, %s: %i', async (_what, status, request) => {
  expect(await administrator(...request())).toMatchObject({ status });
});

describe.skipIf(!hasContract)("with Microsoft's description beside the project", () => {
  test('a property that nobody knows is refused and noted, so the description is really asked', async () => {
    const other = await startDouble();
    const asked = ask(other, await signIn(other, other.app));
    expect(await asked('POST', '/communications/getPresencesByUserId', { ids: [], idz: [] })).toMatchObject({
      status: 400,
    });
    expect(other.breaches).toHaveLength(1);
    await other.stop();
  });

  test('an answer of the double outside the description fails the test that met it', async () => {
    const other = await startDouble();
    const asked = ask(other, await signIn(other, other.app));
    const person = other.person({ displayName: 'Disa Demo' });
    Object.assign(person.outOfOffice, { sinceWhen: 'yesterday' });
    await asked('GET', `/users/${person.id}/presence`);
    await expect(other.stop()).rejects.toThrow('sinceWhen');
  });
});
