import { z } from 'zod';
import { editTask } from '../core/tasks/edit-task.ts';
import type { Conflict } from '../core/tasks/merge.ts';
import { seeHistory } from '../core/tasks/see-tasks.ts';
import { manualOrigins, priorities, recurrences, taskStatuses } from '../core/tasks/task.ts';
import type { Endpoint } from './call.ts';
import type { TaskEdited } from './contract.ts';
import { date, freeText, personId, placeId, taskIdOf } from './shapes.ts';
import { conflictView, taskView } from './task-view.ts';
import { viewerOf } from './task-viewer.ts';

/** Longer than any rule allows: the rule says so in words. */
const address = z.string().max(2_000);
const base = z.number().int().min(1);
const people = z.array(personId).max(100).default([]);
const change = z.discriminatedUnion('field', [
  z.strictObject({ field: z.literal('title'), value: freeText, base }),
  z.strictObject({ field: z.literal('description'), value: freeText, base }),
  z.strictObject({ field: z.literal('administration'), value: placeId.nullable(), base }),
  z.strictObject({ field: z.literal('responsible'), value: personId.nullable(), base }),
  z.strictObject({ field: z.literal('dueDate'), value: date.nullable(), base }),
  z.strictObject({ field: z.literal('status'), value: z.enum(taskStatuses), base }),
  z.strictObject({ field: z.literal('priority'), value: z.enum(priorities), base }),
  z.strictObject({ field: z.literal('followUpDate'), value: date.nullable(), base }),
  z.strictObject({ field: z.literal('recurrence'), value: z.enum(recurrences).nullable(), base }),
  z.strictObject({ field: z.literal('origin'), value: z.enum(manualOrigins), base }),
  z.strictObject({ field: z.literal('link'), value: address.nullable(), base }),
  z.strictObject({ field: z.literal('removed'), value: z.literal('yes').nullable(), base }),
  z.strictObject({ field: z.literal('participants'), add: people, remove: people }),
  z.strictObject({
    field: z.literal('checklist'),
    item: z.uuid(),
    value: z.strictObject({ text: freeText, done: z.boolean(), after: z.uuid().nullable().exactOptional() }).nullable(),
    base: z.number().int().min(0),
  }),
]);
const shape = z.strictObject({ changes: z.array(change).min(1).max(100) });

/** Writes what nobody else touched; what someone did comes back with both values, to choose from. */
export const taskEdit: Endpoint = {
  method: 'PATCH',
  path: '/api/tasks/:id',
  async answer(deps, call) {
    const { changes } = await call.body(shape);
    const input = { task: taskIdOf(call.params), changes };
    const { task, conflicts } = await editTask(deps, call.person, input, call.press(changes));
    const viewer = await viewerOf(deps, call, [task]);
    const revisions = conflicts.length === 0 ? [] : (await seeHistory(deps, call.person, task.id)).revisions;
    const lastOf = (conflict: Conflict) =>
      revisions.findLast(
        ({ field, item, applied }) =>
          applied && field === conflict.field && (conflict.field !== 'checklist' || item === conflict.item),
      );
    const answer: TaskEdited = {
      task: taskView(viewer, task),
      conflicts: conflicts.map((conflict) => conflictView(viewer, conflict, lastOf(conflict))),
    };
    return answer;
  },
};
