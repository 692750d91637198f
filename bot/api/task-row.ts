import { z } from 'zod';
import { removals, settleRemoved } from '../core/archive/removed-row.ts';
import type { Endpoint } from './call.ts';
import { taskIdOf } from './shapes.ts';
import { taskView } from './task-view.ts';
import { viewerOf } from './task-viewer.ts';

const shape = z.strictObject({ removal: z.enum(removals) });

/** What a removed row in SharePoint meant: to end the task, or nothing. */
export const taskRow: Endpoint = {
  method: 'POST',
  path: '/api/tasks/:id/row',
  async answer(deps, call) {
    const { removal } = await call.body(shape);
    const task = await settleRemoved(deps, call.person, { task: taskIdOf(call.params), removal });
    return taskView(await viewerOf(deps, call, [task]), task);
  },
};
