import { myCases, queue } from '../core/cases/lists.ts';
import { functionsOf } from '../core/organisation/people.ts';
import type { Endpoint } from './call.ts';
import { pointerView } from './case-view.ts';
import type { CaseLists } from './contract.ts';

/** A partner's queue, and what the caller reported. */
export const cases: Endpoint = {
  method: 'GET',
  path: '/api/cases',
  async answer(deps, call) {
    const viewer = { call, organisation: deps.organisation };
    const partner = functionsOf(deps.organisation, call.person).length > 0;
    return deps.store.read(
      async (kept): Promise<CaseLists> => ({
        queue: partner ? (await queue(deps, kept, call.person)).map((of) => pointerView(viewer, of, 'handler')) : null,
        own: (await myCases(deps, kept, call.person)).map((of) => pointerView(viewer, of, 'reporter')),
      }),
    );
  },
};
