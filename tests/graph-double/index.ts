/**
 * A strict double of Microsoft Graph: stateful, over HTTP on loopback, with Microsoft's own description beside it.
 *
 *     const graph = await startGraph({ site: 'https://region.example/sites/trygg' });
 *     graph.url                         // base URL; calls go to `${url}/v1.0/…`
 *     graph.tokenUrl                    // `${url}/{tenant}/oauth2/v2.0/token`, client credentials
 *     graph.app, graph.admin            // { id, secret, roles }: the product's registration; an administrator's
 *     graph.site                        // the Site; `graph.site.lists`, `.grants` (the app has `write` unless told)
 *     graph.world                       // all state, to read and to seed: users, groups, subscriptions, installations…
 *     graph.person({ id?, displayName, … }), graph.group({ id?, displayName, members })
 *     graph.list('Uppgifter')           // a List of the site by its title
 *     graph.rows('Uppgifter')           // live items as { id, etag, fields }
 *     graph.as(userId, 'Uppgifter')     // .add/.edit/.delete/.restore as a person in Lists or Excel
 *     graph.siteUserId(userId)          // what `<Column>LookupId` holds for that person
 *     graph.publish({ externalId, activityTypes, resourceSpecific }), graph.install(userId)
 *     graph.files()                     // what the library holds: { path, bytes, type } (bytes null: a folder)
 *     await graph.settled()             // change notifications under way have been answered; see also world.told
 *     graph.faults                      // see faults.ts: next, storm, away, lagMs, repeats, droppedRanges, silent, subscriptions
 *     graph.expireTokens(), graph.revoke(), graph.grant(), graph.deleteList(title), graph.ageTokens(title)
 *     graph.calls                       // { method, template, status, batched } of every call
 *     graph.breaches                    // requests that Microsoft's description refused; expect it to be []
 *     await graph.stop()                // rejects when the double itself answered outside the description
 *
 * Times come from `clock` (milliseconds); nothing waits but a `slow` fault. A date column reads back as the local
 * midnight of the site (Europe/Stockholm) in UTC, as the real one does. A person column is written and read as
 * `<Name>LookupId`.
 */
import { createBatch } from './batch.ts';
import { columnRoutes } from './columns.ts';
import { openContract } from './contract.ts';
import { deltaRoutes, forgetTokens } from './delta.ts';
import { driveRoutes } from './drive.ts';
import { type Hand, handOf } from './edits.ts';
import { createFaults } from './faults.ts';
import { etagOf, fieldsBody, siteUserId } from './fields.ts';
import { type DriveFile, driveOf } from './files.ts';
import { grantRoutes } from './grants.ts';
import { groupRoutes } from './groups.ts';
import { itemRoutes } from './items.ts';
import { listRoutes } from './lists.ts';
import { mailboxRoutes } from './mailbox.ts';
import { addPerson, peopleRoutes } from './people.ts';
import { createPerform } from './perform.ts';
import { presenceRoutes } from './presence.ts';
import { createRouter } from './router.ts';
import { type Beside, listen } from './server.ts';
import { makeSite, siteRoutes } from './sites.ts';
import { createTelling, subscriptionRoutes } from './subscriptions.ts';
import { type Installation, install, teamworkRoutes } from './teamwork.ts';
import { uploadBeside } from './uploads.ts';
import { type App, type CatalogApp, type Group, guidOf, type List, type Site, type User, type World } from './world.ts';

export type GraphOptions = {
  /** Milliseconds; default the machine's. */
  readonly clock?: () => number;
  readonly tenant?: string;
  readonly app?: { readonly id: string; readonly secret: string };
  /** Address of the site; default https://region.example/sites/trygg. */
  readonly site?: string;
  /** What the app may do there; null: no grant. Default write. */
  readonly grant?: 'read' | 'write' | 'manage' | 'fullcontrol' | null;
  readonly port?: number;
  /** Where a public address (a notificationUrl must be https) is in fact listened to. */
  readonly reach?: (address: string) => string;
  readonly besides?: (world: World) => readonly Beside[];
};

/** Application permissions that an administrator has consented to, as docs/permissions.md asks. */
const consented = [
  'Sites.Selected',
  'User.Read.All',
  'GroupMember.Read.All',
  'Presence.Read.All',
  'MailboxSettings.Read',
  'TeamsActivity.Send',
  'TeamsAppInstallation.ReadWriteSelfForUser.All',
  'TeamsAppInstallation.ReadWriteAndConsentSelfForUser.All',
  'AppCatalog.Read.All',
];

export type Row = { readonly id: number; readonly etag: string; readonly fields: Readonly<Record<string, unknown>> };
export type Graph = Awaited<ReturnType<typeof startGraph>>;

export async function startGraph(options: GraphOptions = {}) {
  const { faults, meet } = createFaults();
  const app: App = {
    id: options.app?.id ?? guidOf('the app'),
    secret: options.app?.secret ?? 'the app’s secret',
    displayName: 'Trygg',
    roles: new Set(consented),
  };
  const admin: App = {
    id: guidOf('the administrator'),
    secret: 'the administrator’s secret',
    displayName: 'Administrator',
    roles: new Set(['Sites.FullControl.All']),
  };
  const counter = { made: 0 };
  const world: World = {
    tenant: options.tenant ?? guidOf('the tenant'),
    now: options.clock ?? Date.now,
    url: '',
    apps: new Map([app, admin].map((one) => [one.id, one])),
    users: new Map(),
    groups: new Map(),
    sites: new Map(),
    subscriptions: new Map(),
    told: [],
    reach: options.reach ?? ((address) => address),
    catalog: [],
    installations: [],
    notifications: [],
    uploads: new Map(),
    faults,
    calls: [],
    breaches: [],
    complaints: [],
    tokens: { lifetimeSeconds: 3599, issued: 0, revokedBefore: 0 },
    pageSize: 200,
    threshold: 5000,
    changed: () => {},
    counter,
    guid: () => {
      counter.made += 1;
      return guidOf(`made ${counter.made}`);
    },
  };
  const site = makeSite(world, options.site ?? 'https://region.example/sites/trygg');
  const grant = (role: string = options.grant ?? 'write') => {
    site.grants.push({ id: world.guid(), application: { id: app.id, displayName: app.displayName }, roles: [role] });
  };
  if (options.grant !== null) grant();
  const router = createRouter([
    ...siteRoutes,
    ...grantRoutes,
    ...listRoutes,
    ...columnRoutes,
    ...itemRoutes,
    ...deltaRoutes,
    ...driveRoutes,
    ...subscriptionRoutes,
    ...peopleRoutes,
    ...presenceRoutes,
    ...mailboxRoutes,
    ...groupRoutes,
    ...teamworkRoutes,
  ]);
  const telling = createTelling(world);
  world.changed = telling.changed;
  const contract = await openContract();
  const perform = createPerform(world, router, contract, meet);
  const batch = createBatch(world, perform, contract);
  const answer: typeof perform = (request) => (request.path === '/$batch' ? batch(request) : perform(request));
  const listening = await listen(
    world,
    answer,
    [uploadBeside(world, meet), ...(options.besides?.(world) ?? [])],
    options.port ?? 0,
  );
  world.url = listening.url;

  const list = (title: string): List => {
    const found = [...site.lists.values()].find(({ displayName }) => displayName === title);
    if (!found) throw new Error(`the site has no list ${title}`);
    return found;
  };
  return {
    url: world.url,
    tokenUrl: `${world.url}/${world.tenant}/oauth2/v2.0/token`,
    tenant: world.tenant,
    app,
    admin,
    site,
    world,
    faults,
    calls: world.calls,
    breaches: world.breaches,
    list,
    grant,
    rows: (title: string): Row[] =>
      [...list(title).items.values()].flatMap((item) => {
        const version = item.versions.at(-1);
        if (item.deletedAt !== null || !version) return [];
        return [
          {
            id: item.id,
            etag: etagOf(item, version),
            fields: fieldsBody(world, site, list(title), item, version, null),
          },
        ];
      }),
    as: (user: string, title: string): Hand => handOf(world, site, list(title), user),
    person: (given: Partial<User> & { displayName: string }): User => addPerson(world, given),
    group: (given: { id?: string; displayName: string; members: readonly string[] }): Group => {
      const group = {
        id: given.id ?? guidOf(`group ${given.displayName}`),
        displayName: given.displayName,
        members: new Set(given.members),
      };
      world.groups.set(group.id, group);
      return group;
    },
    publish: (given: Partial<CatalogApp> = {}): CatalogApp => publish(world, app.id, given),
    install: (user: string, externalId?: string): Installation => {
      const found = world.catalog.find((one) => externalId === undefined || one.externalId === externalId);
      if (!found) throw new Error('the app is not in the catalogue: publish it first');
      return install(world, user, found);
    },
    files: (): DriveFile[] => {
      const library = [...site.lists.values()].find(({ template }) => template === 'documentLibrary');
      return library ? [...driveOf(world, site, library.id).files.values()].filter(({ path }) => path !== '') : [];
    },
    settled: telling.settled,
    siteUserId: (user: string): number => {
      const person = world.users.get(user);
      if (!person) throw new Error(`nobody has the id ${user}`);
      return siteUserId(site, person);
    },
    expireTokens: (): void => {
      world.tokens.revokedBefore = world.tokens.issued;
    },
    revoke: (): void => void site.grants.splice(0),
    deleteList: (title: string): void => void site.lists.delete(list(title).id),
    ageTokens: (title: string): void => forgetTokens(world, list(title)),
    async stop(): Promise<void> {
      await listening.close();
      if (world.complaints.length > 0) throw new Error(`The double itself is wrong:\n${world.complaints.join('\n')}`);
    },
  };
}

function publish(world: World, entraId: string, given: Partial<CatalogApp>): CatalogApp {
  const app: CatalogApp = {
    id: guidOf('the app in the catalogue'),
    externalId: guidOf('the manifest'),
    displayName: 'Trygg',
    entraId,
    activityTypes: [],
    resourceSpecific: [],
    ...given,
  };
  world.catalog.push(app);
  return app;
}

export type { Site };
