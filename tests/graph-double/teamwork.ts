import { type Ask, GraphError, isRecord, part, type Route, record, text } from './exchange.ts';
import { expanded, paged } from './page.ts';
import { userFor } from './people.ts';
import type { CatalogApp, World } from './world.ts';

/** The app in a person's Teams. */
export type Installation = { readonly id: string; readonly user: string; readonly app: string; readonly chat: string };

/** What `sendActivityNotification` accepted. */
export type SentNotification = {
  readonly user: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly at: number;
};

const GRAPH = 'https://graph.microsoft.com';
const bad = (message: string) => new GraphError(400, 'BadRequest', message);
const forbidden = (message: string) => new GraphError(403, 'Forbidden', message);

/** Puts the app into the person's Teams, as they would themselves. */
export function install(world: World, user: string, app: CatalogApp): Installation {
  const id = Buffer.from(`1##${user}##${app.id}`).toString('base64');
  const installed = { id, user, app: app.id, chat: `19:${user}_${app.id}@unq.gbl.spaces` };
  world.installations.push(installed);
  return installed;
}

const selves = [
  'TeamsAppInstallation.ReadWriteSelfForUser.All',
  'TeamsAppInstallation.ReadWriteAndConsentSelfForUser.All',
];

/** The caller's own apps alone: that is what Self means. */
const own = (world: World, ask: Ask): CatalogApp[] =>
  world.catalog.filter(({ entraId }) => entraId === ask.caller.application.id);

function mine(world: World, ask: Ask): Installation[] {
  const { id } = userFor(world, part(ask, 'user-id'));
  const apps = own(world, ask).map((app) => app.id);
  return world.installations.filter(({ user, app }) => user === id && apps.includes(app));
}

function oneOf(world: World, ask: Ask): Installation {
  const found = mine(world, ask).find(({ id }) => id === part(ask, 'userScopeTeamsAppInstallation-id'));
  if (!found) throw new GraphError(404, 'NotFound', 'The installation could not be found.');
  return found;
}

const appBody = ({ id, externalId, displayName }: CatalogApp) => ({
  id,
  externalId,
  displayName,
  distributionMethod: 'organization',
});

function body(world: World, { id, app }: Installation, ask: Ask): Record<string, unknown> {
  const more = expanded(ask, ['teamsApp', 'teamsAppDefinition']);
  const found = world.catalog.find((one) => one.id === app);
  return { id, ...(more.has('teamsApp') && found && { teamsApp: appBody(found) }) };
}

function filtered(text_: string | null, apps: readonly CatalogApp[], prefix: string): readonly CatalogApp[] {
  if (text_ === null) return apps;
  const found = new RegExp(
    `^${prefix}(externalId|id) eq '([^']*)'(?: and distributionMethod eq 'organization')?$`,
  ).exec(text_);
  if (!found) throw bad('Invalid filter clause');
  return apps.filter((app) => (found[1] === 'id' ? app.id : app.externalId) === found[2]);
}

const at = '/users/{user-id}/teamwork/installedApps';
const one = `${at}/{userScopeTeamsAppInstallation-id}`;

export const teamworkRoutes: readonly Route[] = [
  {
    method: 'GET',
    template: '/appCatalogs/teamsApps',
    roles: ['AppCatalog.Read.All', 'AppCatalog.ReadWrite.All'],
    handle(world, ask) {
      const apps = filtered(ask.query.get('$filter'), world.catalog, '');
      const { rows, next } = paged(world, ask, apps, 999, ['$filter']);
      return { status: 200, body: { ...next, value: rows.map(appBody) } };
    },
  },
  {
    method: 'GET',
    template: at,
    roles: [...selves, 'TeamsAppInstallation.ReadForUser.All'],
    handle(world, ask) {
      const apps = filtered(ask.query.get('$filter'), own(world, ask), 'teamsApp/').map(({ id }) => id);
      const { rows, next } = paged(
        world,
        ask,
        mine(world, ask).filter(({ app }) => apps.includes(app)),
        999,
        ['$filter'],
      );
      return { status: 200, body: { ...next, value: rows.map((installed) => body(world, installed, ask)) } };
    },
  },
  {
    method: 'POST',
    template: at,
    roles: selves,
    handle(world, ask) {
      const user = userFor(world, part(ask, 'user-id'));
      const { 'teamsApp@odata.bind': bound, consentedPermissionSet } = record(ask.body);
      const address = (text(bound) ?? '').replace(world.url, GRAPH);
      const id = /^https:\/\/graph\.microsoft\.com\/v1\.0\/appCatalogs\/teamsApps\/([^/]+)$/.exec(address)?.[1];
      const app = world.catalog.find((known) => known.id === id);
      if (!app) throw new GraphError(404, 'NotFound', 'The app is not in the catalogue.');
      if (app.entraId !== ask.caller.application.id) throw forbidden('The app of the token may install only itself.');
      if (mine(world, ask).some((installed) => installed.app === app.id))
        throw new GraphError(409, 'Conflict', 'The app is already installed.');
      consent(ask, app, consentedPermissionSet);
      install(world, user.id, app);
      return { status: 201 };
    },
  },
  {
    method: 'GET',
    template: one,
    roles: [...selves, 'TeamsAppInstallation.ReadForUser.All'],
    handle: (world, ask) => ({ status: 200, body: body(world, oneOf(world, ask), ask) }),
  },
  {
    method: 'DELETE',
    template: one,
    roles: selves,
    handle(world, ask) {
      world.installations.splice(world.installations.indexOf(oneOf(world, ask)), 1);
      return { status: 204 };
    },
  },
  {
    method: 'GET',
    template: `${one}/chat`,
    // Microsoft's list of permissions for this call has not the one that consents.
    roles: ['TeamsAppInstallation.ReadWriteSelfForUser.All', 'TeamsAppInstallation.ReadForUser.All'],
    handle(world, ask) {
      const { chat } = oneOf(world, ask);
      return { status: 200, body: { id: chat, chatType: 'oneOnOne', tenantId: world.tenant } };
    },
  },
  {
    method: 'POST',
    template: '/users/{user-id}/teamwork/sendActivityNotification',
    // The resource-specific permission comes with the installation, not with the token.
    roles: [],
    handle(world, ask) {
      const { id: user } = userFor(world, part(ask, 'user-id'));
      const given = record(ask.body);
      const [installed] = mine(world, ask);
      const app = world.catalog.find(({ id }) => id === installed?.app);
      if (!installed || !app) throw forbidden('The app is not installed for the recipient.');
      if (!ask.caller.roles.includes('TeamsActivity.Send') && !app.resourceSpecific.includes('TeamsActivity.Send.User'))
        throw forbidden('The app may not send activity notifications.');
      checkActivity(app, given);
      checkTopic(user, installed, given.topic);
      world.notifications.push({ user, body: given, at: world.now() });
      return { status: 204 };
    },
  },
];

/** An app that asks for resource-specific permissions is installed by whoever may consent to them, naming each. */
function consent(ask: Ask, app: CatalogApp, given: unknown): void {
  if (app.resourceSpecific.length === 0) return;
  if (!ask.caller.roles.some((role) => role.includes('AndConsent')))
    throw forbidden('The app asks for resource-specific consent, which this permission cannot give.');
  const named =
    isRecord(given) && Array.isArray(given.resourceSpecificPermissions) ? given.resourceSpecificPermissions : [];
  const values = named.map((permission) =>
    isRecord(permission) ? String(permission.permissionValue).toLowerCase() : '',
  );
  if (app.resourceSpecific.some((permission) => !values.includes(permission.toLowerCase())))
    throw bad('The consented permission set is not the one that the app asks for.');
}

function checkActivity(app: CatalogApp, { activityType, templateParameters }: Readonly<Record<string, unknown>>): void {
  if (activityType === 'systemDefault') return;
  const declared = app.activityTypes.find(({ type }) => type === activityType);
  if (!declared) throw bad(`The activity type '${activityType}' is not declared in the app's manifest.`);
  const given = Array.isArray(templateParameters)
    ? templateParameters.flatMap((one_) => (isRecord(one_) ? [one_.name] : []))
    : [];
  const missing = [...declared.templateText.matchAll(/\{(\w+)\}/g)].find(
    ([, name]) => name !== 'actor' && !given.includes(name),
  );
  if (missing) throw bad(`The template parameter '${missing[1]}' is missing.`);
}

function checkTopic(user: string, installed: Installation, topic: unknown): void {
  const { source, value, webUrl } = record(topic);
  if (source === 'text') {
    if (!text(webUrl)?.startsWith('https://teams.microsoft.com/l/')) throw bad('The topic must lead into Teams.');
    return;
  }
  const path =
    /^https:\/\/graph\.microsoft\.com\/(?:v1\.0|beta)\/users\/([^/]+)\/teamwork\/installedApps\/([^/]+)$/.exec(
      text(value) ?? '',
    );
  if (path?.[1] !== user || decodeURIComponent(path[2] ?? '') !== installed.id)
    throw bad('The topic is not this installation.');
}
