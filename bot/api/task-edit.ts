import { z } from 'zod';
import { editTask } from '../core/tasks/edit-task.ts';
import { seeHistory } from '../core/tasks/see-tasks.ts';
import { taskStatuses } from '../core/tasks/task.ts';
import type { Endpoint } from './call.ts';
import type { TaskEdited } from './contract.ts';
import { date, freeText, personId, placeId, taskIdOf } from './shapes.ts';
import { conflictView, taskView } from './task-view.ts';
import { viewerOf } from './task-viewer.ts';

const base = z.number().int().min(1);
const change = z.discriminatedUnion('field', [
  z.strictObject({ field: z.literal('title'), value: freeText, base }),
  z.strictObject({ field: z.literal('description'), value: freeText, base }),
  z.strictObject({ field: z.literal('administration'), value: placeId.nullable(), base }),
  z.strictObject({ field: z.literal('responsible'), value: personId.nullable(), base }),
  z.strictObject({ field: z.literal('dueDate'), value: date.nullable(), base }),
  z.strictObject({ field: z.literal('status'), value: z.enum(taskStatuses), base }),
]);
const shape = z.strictObject({ changes: z.array(change).min(1).max(6) });

/** Writes what nobody else touched; what someone did comes back with both values, to choose from. */
export const taskEdit: Endpoint = {
  method: 'PATCH',
  path: '/api/tasks/:id',
  async answer(deps, call) {
    const { changes } = await call.body(shape);
    const { task, conflicts } = await editTask(deps, call.person, { task: taskIdOf(call.params), changes });
    const viewer = await viewerOf(deps, call, [task]);
    const revisions = conflicts.length === 0 ? [] : (await seeHistory(deps, call.person, task.id)).revisions;
    const lastOf = (field: string) => revisions.findLast((revision) => revision.field === field && revision.applied);
    const answer: TaskEdited = {
      task: taskView(viewer, task),
      conflicts: conflicts.map((conflict) => conflictView(viewer, conflict, lastOf(conflict.field))),
    };
    return answer;
  },
};
