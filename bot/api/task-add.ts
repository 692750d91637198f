import { z } from 'zod';
import { addTask } from '../core/tasks/add-task.ts';
import { manualOrigins, priorities, recurrences } from '../core/tasks/task.ts';
import { type Endpoint, json } from './call.ts';
import { date, freeText, personId, placeId } from './shapes.ts';
import { taskView } from './task-view.ts';
import { viewerOf } from './task-viewer.ts';

const shape = z.strictObject({
  title: freeText,
  description: freeText.default(''),
  administration: placeId.nullable().default(null),
  responsible: personId.nullable().default(null),
  dueDate: date.nullable().default(null),
  priority: z.enum(priorities).default('medium'),
  followUpDate: date.nullable().default(null),
  recurrence: z.enum(recurrences).nullable().default(null),
  link: z.string().max(2_000).nullable().default(null),
  participants: z.array(personId).max(100).default([]),
  checklist: z
    .array(z.strictObject({ id: z.uuid(), text: freeText }))
    .max(100)
    .default([]),
  origin: z.enum(manualOrigins).default('manual'),
});

export const taskAdd: Endpoint = {
  method: 'POST',
  path: '/api/tasks',
  async answer(deps, call) {
    const input = await call.body(shape);
    const added = await addTask(deps, call.person, input, call.press(input));
    return json(201, taskView(await viewerOf(deps, call, [added]), added), { location: `/api/tasks/${added.id}` });
  },
};
