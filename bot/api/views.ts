import { z } from 'zod';
import { origins, priorities, taskStatuses } from '../core/tasks/task.ts';
import { mayChange, mayRemove } from '../core/views/rules.ts';
import { baseViews, viewGroupings, viewLayouts, viewSorts } from '../core/views/view.ts';
import { changeView, listViews, openWith, removeView, saveView } from '../core/views/views.ts';
import { type ApiDeps, type Call, type Endpoint, json } from './call.ts';
import type { ViewList } from './contract-views.ts';
import { freeText, personId, placeId, viewId, viewIdOf } from './shapes.ts';
import { personName } from './task-view.ts';

const any = z.literal('');
const fields = z.strictObject({
  name: freeText,
  shared: z.boolean(),
  layout: z.enum(viewLayouts),
  query: z.strictObject({
    view: z.enum(baseViews),
    text: z.string().max(100),
    administration: z.union([any, placeId]),
    responsible: z.union([any, z.literal('nobody'), personId]),
    origin: z.union([any, z.enum(origins)]),
    status: z.union([any, z.enum(taskStatuses)]),
    priority: z.union([any, z.enum(priorities)]),
    groupBy: z.union([any, z.enum(viewGroupings)]),
    sort: z.enum(viewSorts),
    descending: z.boolean(),
  }),
});
const change = z.strictObject({
  base: z.int(),
  name: fields.shape.name.exactOptional(),
  shared: fields.shape.shared.exactOptional(),
  layout: fields.shape.layout.exactOptional(),
  query: fields.shape.query.exactOptional(),
});

async function listOf(deps: ApiDeps, call: Call): Promise<ViewList> {
  const found = await listViews(deps, call.person);
  const named = { organisation: deps.organisation, call };
  return {
    views: found.map(({ view, opens }) => ({
      id: view.id,
      name: view.name,
      owner: personName(named, view.owner),
      shared: view.shared,
      layout: view.layout,
      query: view.query,
      opens,
      version: view.version,
      may: {
        change: mayChange(call.roles, call.person, view),
        remove: mayRemove(call.roles, call.person, view),
      },
    })),
  };
}

export const views: Endpoint = { method: 'GET', path: '/api/views', answer: listOf };

export const viewSave: Endpoint = {
  method: 'POST',
  path: '/api/views',
  async answer(deps, call) {
    const wanted = await call.body(fields);
    await saveView(deps, call.person, wanted, call.press(wanted));
    return json(201, await listOf(deps, call));
  },
};

export const viewChange: Endpoint = {
  method: 'PATCH',
  path: '/api/views/:id',
  async answer(deps, call) {
    await changeView(deps, call.person, viewIdOf(call.params), await call.body(change));
    return listOf(deps, call);
  },
};

export const viewRemove: Endpoint = {
  method: 'POST',
  path: '/api/views/:id/remove',
  async answer(deps, call) {
    await removeView(deps, call.person, viewIdOf(call.params));
    return listOf(deps, call);
  },
};

export const viewOpen: Endpoint = {
  method: 'POST',
  path: '/api/views/open',
  async answer(deps, call) {
    const { view } = await call.body(z.strictObject({ view: viewId.nullable() }));
    await openWith(deps, call.person, view);
    return listOf(deps, call);
  },
};
