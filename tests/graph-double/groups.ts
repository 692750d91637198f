import { type Ask, GraphError, part, type Route } from './exchange.ts';
import { paged, pick, selected } from './page.ts';
import { noSuch, userBody, userFor } from './people.ts';
import type { Group, User, World } from './world.ts';

function groupFor(world: World, ask: Ask): Group {
  const id = part(ask, 'group-id');
  const group = world.groups.get(id);
  if (!group) throw noSuch(id);
  return group;
}

const groupBody = (group: Group, names: readonly string[] | null) =>
  pick(
    {
      id: group.id,
      displayName: group.displayName,
      description: null,
      mail: null,
      mailEnabled: false,
      securityEnabled: true,
      groupTypes: [],
    },
    names,
  );

/** Direct members; `deep`: those of groups inside it too, each once, with the groups themselves. */
function members(world: World, group: Group, deep: boolean): (User | Group)[] {
  const found = new Map<string, User | Group>();
  const walk = (from: Group): void => {
    for (const id of from.members) {
      const one = world.users.get(id) ?? world.groups.get(id);
      if (!one || found.has(id)) continue;
      found.set(id, one);
      if (deep && 'members' in one) walk(one);
    }
  };
  walk(group);
  return [...found.values()];
}

const roles = ['GroupMember.Read.All', 'GroupMember.ReadBasic.All', 'Group.Read.All', 'Directory.Read.All'];

const listing = (segment: string, usersOnly: boolean): Route => ({
  method: 'GET',
  template: `/groups/{group-id}/${segment}${usersOnly ? '/microsoft.graph.user' : ''}`,
  roles,
  handle(world, ask) {
    // A cast is an advanced query.
    if (usersOnly && (ask.headers.consistencylevel !== 'eventual' || ask.query.get('$count') !== 'true'))
      throw new GraphError(400, 'Request_UnsupportedQuery', 'A cast needs ConsistencyLevel: eventual and $count=true.');
    const all = members(world, groupFor(world, ask), segment === 'transitiveMembers');
    const wanted = usersOnly ? all.filter((one) => !('members' in one)) : all;
    const { rows, next } = paged(world, ask, wanted, 999, ['$count']);
    // Names of people come only with a permission to read people.
    const names = ask.caller.roles.some((role) => /^(User\.Read|Directory\.Read)/.test(role)) ? selected(ask) : [];
    const value = rows.map((one) =>
      'members' in one
        ? { '@odata.type': '#microsoft.graph.group', ...groupBody(one, null) }
        : { '@odata.type': '#microsoft.graph.user', ...userBody(one, names) },
    );
    return { status: 200, body: { ...next, value } };
  },
});

export const groupRoutes: readonly Route[] = [
  {
    method: 'GET',
    template: '/groups/{group-id}',
    roles,
    handle: (world, ask) => ({ status: 200, body: groupBody(groupFor(world, ask), selected(ask)) }),
  },
  listing('members', false),
  listing('members', true),
  listing('transitiveMembers', false),
  listing('transitiveMembers', true),
  ...['', '/microsoft.graph.group'].map(
    (cast): Route => ({
      method: 'GET',
      template: `/users/{user-id}/memberOf${cast}`,
      roles: ['Directory.Read.All', 'Group.ReadBasic.All', 'GroupMember.ReadBasic.All', 'GroupMember.Read.All'],
      handle(world, ask) {
        const { id } = userFor(world, part(ask, 'user-id'));
        const all = [...world.groups.values()].filter((group) => group.members.has(id));
        const { rows, next } = paged(world, ask, all, 999, ['$count']);
        return {
          status: 200,
          body: {
            ...next,
            value: rows.map((group) => ({
              '@odata.type': '#microsoft.graph.group',
              ...groupBody(group, selected(ask)),
            })),
          },
        };
      },
    }),
  ),
];
