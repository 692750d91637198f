import { GraphError, part, type Route, record } from './exchange.ts';
import { userFor } from './people.ts';
import type { User } from './world.ts';

export const presenceRoutes: readonly Route[] = [
  {
    method: 'GET',
    template: '/users/{user-id}/presence',
    roles: ['Presence.Read.All', 'Presence.ReadWrite.All'],
    handle: (world, ask) => ({ status: 200, body: presence(userFor(world, part(ask, 'user-id'))) }),
  },
  {
    method: 'POST',
    template: '/communications/getPresencesByUserId',
    roles: ['Presence.Read.All', 'Presence.ReadWrite.All'],
    handle(world, ask) {
      const { ids } = record(ask.body);
      if (!Array.isArray(ids) || ids.length === 0 || ids.length > 650)
        throw new GraphError(400, 'InvalidRequest', 'Between 1 and 650 ids.');
      const value = ids.flatMap((id) => {
        const user = world.users.get(String(id));
        return user ? [presence(user)] : [];
      });
      return { status: 200, body: { value } };
    },
  },
];

const presence = ({ id, availability, activity, outOfOffice }: User) => ({
  id,
  availability,
  activity,
  outOfOfficeSettings: outOfOffice,
});
