import { z } from 'zod';
import { manualOrigins, priorities, recurrences } from '../core/tasks/task.ts';
import { mayChange } from '../core/templates/rules.ts';
import { addFromTemplate, addTemplate, changeTemplate, listTemplates } from '../core/templates/templates.ts';
import { type ApiDeps, type Call, type Endpoint, json } from './call.ts';
import type { TemplateList } from './contract-templates.ts';
import { freeText, personId, placeId, templateIdOf } from './shapes.ts';
import { personName, taskView } from './task-view.ts';
import { viewerOf } from './task-viewer.ts';

const fields = z.strictObject({
  origin: z.enum(manualOrigins),
  title: freeText,
  description: freeText,
  priority: z.enum(priorities),
  dueInDays: z.number().nullable(),
  recurrence: z.enum(recurrences).nullable(),
  administration: placeId.nullable(),
  checklist: z.array(freeText).max(100),
});
const change = z.strictObject({
  base: z.int(),
  fields: fields.exactOptional(),
  owner: personId.exactOptional(),
  removed: z.boolean().exactOptional(),
});

async function listOf(deps: ApiDeps, call: Call): Promise<TemplateList> {
  const found = await listTemplates(deps, call.person);
  return {
    templates: found.map(({ changedBy: _by, changedAt: _at, owner, ...template }) => ({
      ...template,
      owner: personName({ organisation: deps.organisation, call }, owner),
      mayChange: mayChange(call.roles, call.person, { owner }),
    })),
  };
}

export const templates: Endpoint = { method: 'GET', path: '/api/templates', answer: listOf };

export const templateAdd: Endpoint = {
  method: 'POST',
  path: '/api/templates',
  async answer(deps, call) {
    const wanted = await call.body(fields);
    await addTemplate(deps, call.person, wanted, call.press(wanted));
    return json(201, await listOf(deps, call));
  },
};

export const templateChange: Endpoint = {
  method: 'PATCH',
  path: '/api/templates/:id',
  async answer(deps, call) {
    await changeTemplate(deps, call.person, templateIdOf(call.params), await call.body(change));
    return listOf(deps, call);
  },
};

export const templateUse: Endpoint = {
  method: 'POST',
  path: '/api/templates/:id/tasks',
  async answer(deps, call) {
    const template = templateIdOf(call.params);
    const added = await addFromTemplate(deps, call.person, template, call.press(template));
    return json(201, taskView(await viewerOf(deps, call, [added]), added), { location: `/api/tasks/${added.id}` });
  },
};
