import { z } from 'zod';
import { seeTask } from '../core/tasks/see-tasks.ts';
import { taskFields } from '../core/tasks/task.ts';
import type { Endpoint } from './call.ts';
import { taskIdOf } from './shapes.ts';

export const presenceFields = [...taskFields, 'participants', 'checklist', 'comment', 'task'] as const;
const shape = z.strictObject({ field: z.enum(presenceFields).nullable() });

/** Which field someone is in, told to those who have the task before them. Nothing is written: it is said, and gone. */
export const presence: Endpoint = {
  method: 'POST',
  path: '/api/tasks/:id/presence',
  async answer(deps, call) {
    const { field } = await call.body(shape);
    const task = await seeTask(deps, call.person, taskIdOf(call.params));
    deps.changes.tell({ noun: 'presence', id: task.id, person: call.person, field });
    return new Response(null, { status: 204 });
  },
};
