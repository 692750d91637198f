/** The permissions that the documentation asks for are those that the code needs: no more, no fewer. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Call, calls } from '../bot/adapters/graph/calls.ts';
import { ask, signIn, startDouble } from './graph-double/asking.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const page = readFileSync(`${root}docs/permissions.md`, 'utf8');
const all: readonly Call[] = calls;

/** Cells of the rows under a heading, without the header. */
function table(heading: string): string[][] {
  const part = page.split(/^## /m).find((each) => each.startsWith(heading)) ?? '';
  const rows = part.split('\n').filter((line) => line.startsWith('|'));
  return rows.slice(2).map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  );
}
const unquoted = (cell: string | undefined) => (cell ?? '').replaceAll('`', '');
const sorted = (words: Iterable<string>) => [...new Set(words)].toSorted();

const name = (call: Call) => `${call.method} ${call.path}`;
const ofApp = all.filter((call) => call.permission !== null && !('administrator' in call));
const ofAdministrator = all.filter((call) => 'administrator' in call);
const said = (call: Call) => `${call.permission ?? '(as its calls)'}${'role' in call ? `, ${call.role}` : ''}`;

test('the page lists every call that the code can make, and no other', () => {
  const listed = table('Every call').map(([permission, call]) => `| ${unquoted(permission)} | ${unquoted(call)} |`);
  expect(sorted(listed)).toEqual(sorted(all.map((call) => `| ${said(call)} | ${name(call)} |`)));
});

test('each permission that is asked for has a call, a reason, and what is lost without it; each call has its permission', () => {
  const rows = table('What an administrator consents to');
  expect(sorted(rows.map(([permission]) => unquoted(permission)))).toEqual(
    sorted(ofApp.map(({ permission }) => permission ?? '')),
  );
  for (const row of rows) expect(row.map((cell) => cell.length > 10)).toEqual([true, true, true, true]);
  const provisioning = table('Making the lists').map(([permission]) => unquoted(permission));
  expect(sorted(provisioning)).toEqual(sorted(ofAdministrator.map(({ permission }) => permission ?? '')));
});

test("the registration and the app's manifest ask for just these; reading mailboxes is left to the organisation", () => {
  const registration = z
    .object({
      requiredResourceAccess: z.array(
        z.object({ resourceAccess: z.array(z.object({ id: z.string(), type: z.string() })) }),
      ),
    })
    .parse(JSON.parse(readFileSync(`${root}manifest/aad.manifest.json`, 'utf8')));
  const asked = registration.requiredResourceAccess.flatMap(({ resourceAccess }) => resourceAccess);
  const manifest = z
    .object({
      authorization: z.object({
        permissions: z.object({ resourceSpecific: z.array(z.object({ name: z.string(), type: z.string() })) }),
      }),
    })
    .parse(JSON.parse(readFileSync(`${root}manifest/manifest.json`, 'utf8')));
  const specific = manifest.authorization.permissions.resourceSpecific
    // The tab's own, on behalf of the person, calls no Graph.
    .filter(({ type }) => type === 'Application')
    .map((each) => each.name);
  expect(asked.filter(({ type }) => type !== 'Role')).toEqual([]);
  expect(sorted([...asked.map(({ id }) => id), ...specific, 'MailboxSettings.Read'])).toEqual(
    sorted(ofApp.map(({ permission }) => permission ?? '')),
  );
});

test('every path in the code stands in the table of calls, and every call of the table in the code', () => {
  const folder = `${root}bot/adapters/graph/`;
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && file !== 'calls.ts',
  );
  const found = files.flatMap((file) => pathsIn(readFileSync(folder + file, 'utf8')));
  expect(sorted(found)).toEqual(sorted(all.map(({ path }) => path)));
});

/** Graph paths among a file's texts; a constant inside one is put in its place. Trygg's own routes begin with /api/. */
function pathsIn(code: string): string[] {
  const source = code.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const constants = new Map(
    [...source.matchAll(/const (\w+) = ['`]([^'`]+)['`]/g)].map(([, key = '', value = '']) => [key, value]),
  );
  const filled = (text: string): string =>
    text.replaceAll(/\$\{(\w+)\}/g, (_all, key: string) => filled(constants.get(key) ?? '?'));
  return [...source.matchAll(/['`]((?:\/|\$\{[A-Z]+\})[^'`\s]*)['`]/g)]
    .map(([, text = '']) => filled(text))
    .filter(
      (path) => /^\/(\$|[A-Za-z]+\/|subscriptions$)/.test(path) && !path.startsWith('/api/') && !path.endsWith('/'),
    );
}

/** Microsoft's list does not know Sites.Selected. Least role on the site, as its documentation of the roles says. */
const roles: Readonly<Record<string, 'read' | 'write'>> = {
  'GET /sites/{hostname}:/sites/{site-path}': 'read',
  'GET /sites/{site-id}/lists': 'read',
  'GET /sites/{site-id}/lists/{list-id}/columns': 'read',
  'GET /sites/{site-id}/lists/{list-id}/items': 'read',
  'POST /sites/{site-id}/lists/{list-id}/items': 'write',
  'GET /sites/{site-id}/lists/{list-id}/items/{listItem-id}': 'read',
  'DELETE /sites/{site-id}/lists/{list-id}/items/{listItem-id}': 'write',
  'PATCH /sites/{site-id}/lists/{list-id}/items/{listItem-id}/fields': 'write',
  'GET /sites/{site-id}/lists/{list-id}/items/delta': 'read',
  'POST /subscriptions': 'read',
  'PATCH /subscriptions/{subscription-id}': 'read',
  'GET /sites/{site-id}/drive': 'read',
  'DELETE /drives/{drive-id}/items/{driveItem-id}': 'write',
  'GET /drives/{drive-id}/root/children': 'read',
  'POST /drives/{drive-id}/root/children': 'write',
  'POST /drives/{drive-id}/root:/{folder}/{item-path}:/createUploadSession': 'write',
  'PUT /drives/{drive-id}/root:/{folder}/{item-path}:/content': 'write',
};

test('each call to SharePoint is made by no more than its role', () => {
  const used = Object.fromEntries(all.flatMap((call) => ('role' in call ? [[name(call), call.role]] : [])));
  expect(used).toEqual(roles);
});

const slice = `${root}../shared/contracts/graph-permissions-slice.json`;
describe.skipIf(!existsSync(slice))("with Microsoft's list of permissions beside the project", () => {
  const kind = z.object({ all: z.array(z.string()) }).optional();
  const listed = existsSync(slice)
    ? z
        .object({ permissions: z.record(z.string(), z.object({ Application: kind, DelegatedWork: kind })) })
        .parse(JSON.parse(readFileSync(slice, 'utf8'))).permissions
    : {};
  /** As the list writes a path: small letters, `{id}` for every parameter, no cast. */
  const key = ({ method, path }: Call) =>
    `${method} ${path
      .replace('/microsoft.graph.user', '')
      .toLowerCase()
      .replaceAll(/\{[^}]+\}/g, '{id}')}`;
  /** Graph has these, and the list beside the project has not. */
  const unlisted: Readonly<Record<string, readonly string[]>> = {
    'GET /users/{id}/photos/{id}/$value': ['User.Read.All', 'ProfilePhoto.Read.All'],
  };
  const elsewhere = ofApp.filter((call) => !('role' in call)).map((call) => [name(call), call] as const);

  test.each(elsewhere)('%s is among what its permission opens', (_name, call) => {
    expect(unlisted[key(call)] ?? listed[key(call)]?.Application?.all ?? []).toContain(call.permission);
  });

  test.each(ofAdministrator.map((call) => [name(call), call] as const))('%s, as an administrator', (_name, call) => {
    // The list has the grant for applications alone; Microsoft's page on it has people who administer SharePoint as well.
    const { Application, DelegatedWork } = listed[key(call)] ?? {};
    expect([...(Application?.all ?? []), ...(DelegatedWork?.all ?? [])]).toContain(call.permission);
  });

  test('where it tells reading from writing in SharePoint, the roles do too', () => {
    for (const [call, role] of Object.entries(roles)) {
      const [method = '', path = ''] = call.split(' ');
      const opened = listed[`${method} ${path.toLowerCase().replaceAll(/\{[^}]+\}/g, '{id}')}`]?.Application?.all;
      if (opened) expect([call, opened.includes('Sites.Read.All') ? 'read' : 'write']).toEqual([call, role]);
    }
  });
});

describe('on the double', () => {
  const person = '00000000-0000-4000-8000-0000000000d0';
  const bodies: Readonly<Record<string, (catalogue: string) => unknown>> = {
    '/communications/getPresencesByUserId': () => ({ ids: [person] }),
    '/users/{user-id}/teamwork/installedApps': (id) => ({
      'teamsApp@odata.bind': `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${id}`,
      consentedPermissionSet: {
        resourceSpecificPermissions: [{ permissionValue: 'TeamsActivity.Send.User', permissionType: 'application' }],
      },
    }),
    '/users/{user-id}/teamwork/sendActivityNotification': () => ({
      topic: { source: 'text', value: 'x', webUrl: 'https://teams.microsoft.com/l/entity/x' },
      activityType: 'systemDefault',
      templateParameters: [{ name: 'systemDefaultText', value: 'x' }],
    }),
  };

  /** The answer's status with these permissions, and with a person, a group and an app to ask about. */
  async function status(call: Call, without: string | null): Promise<number> {
    const graph = await startDouble();
    graph.person({ id: person, displayName: 'Disa Demo', photo: Buffer.from([255, 216, 255]) });
    const group = graph.group({ displayName: 'grupp', members: [person] }).id;
    const specific = without === 'TeamsActivity.Send.User' ? [] : ['TeamsActivity.Send.User'];
    const app = graph.publish({ resourceSpecific: specific });
    const installing = call.method === 'POST' && call.path.endsWith('/installedApps');
    const installation = installing ? '' : graph.install(person).id;
    graph.app.roles = new Set(
      ofApp.flatMap(({ permission }) => (permission === null || permission === without ? [] : [permission])),
    );
    const asked = ask(graph, await signIn(graph, graph.app));
    const path = call.path
      .replace('{user-id}', person)
      .replace('{group-id}', group)
      .replace('{profilePhoto-id}', '64x64')
      .replace('{userScopeTeamsAppInstallation-id}', encodeURIComponent(installation));
    const cast = path.endsWith('microsoft.graph.user') ? '?$count=true' : '';
    const answer = await asked(
      call.method,
      path + cast,
      call.method === 'GET' ? undefined : bodies[call.path]?.(app.id),
      { consistencylevel: 'eventual' },
    );
    await graph.stop();
    return answer.status;
  }
  const beyondSites = ofApp.filter((call) => !('role' in call)).map((call) => [name(call), call] as const);

  test.each(beyondSites)('%s is answered with all permissions, and refused without its own', async (_name, call) => {
    expect(await status(call, null)).toBeLessThan(300);
    const alone = call.path.endsWith('/installedApps') && call.method === 'GET';
    // Either of the two that install can list what is installed.
    if (!alone) expect(await status(call, call.permission)).toBe(403);
  });

  test('the grant in the page opens the site, and no more than reading and writing rows', async () => {
    const graph = await startDouble({ grant: null });
    const administrator = ask(graph, await signIn(graph, graph.admin));
    const app = ask(graph, await signIn(graph, graph.app));
    const site = `/sites/${graph.site.id}`;
    const body: unknown = JSON.parse(
      (/```json\n([\s\S]*?)```/.exec(page)?.[1] ?? '').replace('{application (client) id}', graph.app.id),
    );
    expect((await app('GET', `${site}/lists`)).status).toBe(403);
    expect(await administrator('POST', `${site}/permissions`, body)).toMatchObject({
      status: 201,
      body: { roles: ['write'] },
    });
    expect((await app('GET', `${site}/lists`)).status).toBe(200);
    expect(
      (await app('POST', `${site}/lists`, { displayName: 'Egen', list: { template: 'genericList' } })).status,
    ).toBe(403);
    expect((await app('GET', `${site}/permissions`)).status).toBe(403);
    expect(graph.breaches).toEqual([]);
    await graph.stop();
  });
});
