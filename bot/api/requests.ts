import { z } from 'zod';
import type { PersonId, TaskId } from '../core/ids.ts';
import { makeRequest } from '../core/requests/make-request.ts';
import { evidences, measures, objects } from '../core/requests/request.ts';
import { seeRequests } from '../core/requests/see-requests.ts';
import { settleRequest } from '../core/requests/settle-request.ts';
import { localTime } from '../core/time/stockholm.ts';
import { type ApiDeps, type Call, type Endpoint, json } from './call.ts';
import { requestsView } from './request-view.ts';
import { date, partyId, placeId, requestIdOf, taskIdOf } from './shapes.ts';

const shape = z.strictObject({
  party: partyId,
  place: placeId,
  measure: z.enum(measures),
  object: z.enum(objects),
  count: z.number(),
  dueDate: date,
});
const settling = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('fulfilled'), evidence: z.enum(evidences), on: date }),
  z.strictObject({ state: z.literal('withdrawn') }),
  z.strictObject({ state: z.literal('sent') }),
]);

async function listOf(deps: ApiDeps, call: Call & { readonly person: PersonId }, of: TaskId) {
  const { task, requests } = await seeRequests(deps, call.person, of);
  const today = localTime(deps.clock.now()).date;
  return requestsView({ call, organisation: deps.organisation, today }, task, requests);
}

export const requests: Endpoint = {
  method: 'GET',
  path: '/api/tasks/:id/requests',
  answer: (deps, call) => listOf(deps, call, taskIdOf(call.params)),
};

export const requestMake: Endpoint = {
  method: 'POST',
  path: '/api/tasks/:id/requests',
  async answer(deps, call) {
    const task = taskIdOf(call.params);
    const asked = await call.body(shape);
    await makeRequest(deps, call.person, task, asked, call.press(asked));
    return json(201, await listOf(deps, call, task));
  },
};

export const requestSettle: Endpoint = {
  method: 'POST',
  path: '/api/requests/:id/state',
  async answer(deps, call) {
    const { state: kind, ...rest } = await call.body(settling);
    const said = 'evidence' in rest ? { kind: 'fulfilled' as const, ...rest } : null;
    const settled = said ?? { kind: kind === 'withdrawn' ? ('withdrawn' as const) : ('sent' as const) };
    const { task } = await settleRequest(deps, call.person, requestIdOf(call.params), settled);
    return listOf(deps, call, task);
  },
};
