import { mayTask } from '../core/access/access.ts';
import { forumsOf } from '../core/meetings/forum.ts';
import { meet } from '../core/organisation/meet.ts';
import { functionsOf } from '../core/organisation/people.ts';
import type { Endpoint } from './call.ts';
import type { Me } from './contract.ts';

/** Who the caller is, and which pages there are for them. */
export const me: Endpoint = {
  method: 'GET',
  path: '/api/me',
  async answer({ organisation, store }, { caller, person, roles }) {
    await store.transaction((kept) => meet(organisation, kept, person));
    const answer: Me = {
      id: person,
      name: organisation.people.get(person)?.name ?? caller.name,
      title: organisation.people.get(person)?.title ?? '',
      roles,
      sees: {
        list: mayTask(roles, 'none', 'see'),
        queue: functionsOf(organisation, person).length > 0,
        lookUp: roles.includes('securityLeadership') || roles.includes('custodian'),
        meetings: forumsOf(organisation, person).length > 0,
      },
      mayAdd: mayTask(roles, 'none', 'add'),
    };
    return answer;
  },
};
