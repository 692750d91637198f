import { type Answer, type Ask, GraphError, part, type Route } from './exchange.ts';
import { expanded, paged, pick, selected } from './page.ts';
import { guidOf, type User, type World } from './world.ts';

export const noSuch = (id: string) =>
  new GraphError(
    404,
    'Request_ResourceNotFound',
    `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  );
const invalid = (message: string) => new GraphError(400, 'Request_BadRequest', message);

/** Adds a person; what is left out is as for most. */
export function addPerson(world: World, given: Partial<User> & { displayName: string }): User {
  const id = given.id ?? guidOf(`person ${given.displayName}`);
  const upn = given.userPrincipalName ?? `${id.slice(0, 8)}.${id.slice(-4)}@region.example`;
  const user: User = {
    userPrincipalName: upn,
    mail: upn,
    jobTitle: null,
    department: null,
    officeLocation: null,
    companyName: null,
    preferredLanguage: 'sv-SE',
    accountEnabled: true,
    manager: null,
    photo: null,
    outOfOffice: { isOutOfOffice: false, message: null },
    automaticReplies: { status: 'disabled' },
    availability: 'Available',
    activity: 'Available',
    ...given,
    id,
  };
  world.users.set(id, user);
  return user;
}

/** By id or by user principal name. */
export function userFor(world: World, named: string): User {
  const found =
    world.users.get(named) ?? [...world.users.values()].find(({ userPrincipalName }) => userPrincipalName === named);
  if (!found) throw noSuch(named);
  return found;
}

const usual = [
  'displayName',
  'givenName',
  'jobTitle',
  'mail',
  'mobilePhone',
  'officeLocation',
  'preferredLanguage',
  'surname',
  'userPrincipalName',
  'businessPhones',
];

export function userBody(user: User, names: readonly string[] | null): Record<string, unknown> {
  const [givenName = null, ...rest] = user.displayName.split(' ');
  const all = {
    id: user.id,
    displayName: user.displayName,
    givenName,
    surname: rest.join(' ') || null,
    userPrincipalName: user.userPrincipalName,
    mail: user.mail,
    jobTitle: user.jobTitle,
    department: user.department,
    officeLocation: user.officeLocation,
    companyName: user.companyName,
    preferredLanguage: user.preferredLanguage,
    accountEnabled: user.accountEnabled,
    userType: 'Member',
    mobilePhone: null,
    businessPhones: [],
    city: null,
    country: null,
    employeeId: null,
    usageLocation: 'SE',
  };
  return pick(all, names ?? usual);
}

/** The user with `$select` and `$expand=manager` as asked. */
function shown(world: World, user: User, ask: Ask): Record<string, unknown> {
  const more = expanded(ask, ['manager']);
  const body = userBody(user, selected(ask));
  const manager = user.manager === null ? undefined : world.users.get(user.manager);
  if (!more.has('manager') || !manager) return body;
  return {
    ...body,
    manager: { '@odata.type': '#microsoft.graph.user', ...userBody(manager, more.get('manager') ?? null) },
  };
}

/** The `$filter` of /users that a small directory needs; the rest is refused. */
function matching(text: string): (user: User) => boolean {
  const among = /^id in \(([^)]*)\)$/.exec(text)?.[1];
  if (among !== undefined) {
    const ids = among.split(',').map((id) => id.trim().replaceAll("'", ''));
    if (ids.length > 15) throw invalid('Too many child clauses specified in search filter expression.');
    return ({ id }) => ids.includes(id);
  }
  const found = /^(id|mail|userPrincipalName|department|accountEnabled) eq ('[^']*'|true|false)$/.exec(text);
  const [, name, value] = found ?? [];
  if (name === undefined || value === undefined) throw invalid('Invalid filter clause');
  const wanted = value.startsWith("'") ? value.slice(1, -1) : value === 'true';
  return (user) => Object.entries(user).some(([key, is]) => key === name && is === wanted);
}

const readers = ['User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All'];

export const peopleRoutes: readonly Route[] = [
  {
    method: 'GET',
    template: '/users',
    roles: [...readers, 'User.ReadBasic.All'],
    handle(world, ask) {
      if (ask.query.has('$search') && ask.headers.consistencylevel !== 'eventual')
        throw invalid('Request with $search query parameter only works through MSGraph with a special request header.');
      const filter = ask.query.get('$filter');
      const all = [...world.users.values()].filter(filter === null ? () => true : matching(filter));
      if (Number(ask.query.get('$top') ?? 100) > 999) throw invalid('Invalid page size specified.');
      const { rows, next } = paged(world, ask, all, 999, ['$filter']);
      return { status: 200, body: { ...next, value: rows.map((user) => shown(world, user, ask)) } };
    },
  },
  {
    method: 'GET',
    template: '/users/{user-id}',
    roles: [...readers, 'User.ReadBasic.All'],
    handle: (world, ask) => ({ status: 200, body: shown(world, userFor(world, part(ask, 'user-id')), ask) }),
  },
  {
    method: 'GET',
    template: '/users/{user-id}/manager',
    roles: readers,
    handle(world, ask) {
      const { manager } = userFor(world, part(ask, 'user-id'));
      if (manager === null) throw noSuch('manager');
      return {
        status: 200,
        body: { '@odata.type': '#microsoft.graph.user', ...userBody(userFor(world, manager), selected(ask)) },
      };
    },
  },
  {
    method: 'GET',
    template: '/users/{user-id}/directReports',
    roles: readers,
    handle(world, ask) {
      const { id } = userFor(world, part(ask, 'user-id'));
      const { rows, next } = paged(
        world,
        ask,
        [...world.users.values()].filter(({ manager }) => manager === id),
        999,
        [],
      );
      return {
        status: 200,
        body: {
          ...next,
          value: rows.map((user) => ({ '@odata.type': '#microsoft.graph.user', ...userBody(user, selected(ask)) })),
        },
      };
    },
  },
  ...['/users/{user-id}/photo/$value', '/users/{user-id}/photos/{profilePhoto-id}/$value'].map(
    (template): Route => ({
      method: 'GET',
      template,
      // The description beside the project has no photos; Graph has.
      undescribed: true,
      roles: [...readers, 'ProfilePhoto.Read.All'],
      handle(world, ask): Answer {
        const { photo } = userFor(world, part(ask, 'user-id'));
        if (photo === null)
          throw new GraphError(404, 'ImageNotFound', 'Exception of type ImageNotFoundException was thrown.');
        return { status: 200, headers: { 'content-type': 'image/jpeg' }, bytes: photo };
      },
    }),
  ),
];
