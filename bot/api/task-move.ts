import { moveTask } from '../core/tasks/move-task.ts';
import type { Endpoint } from './call.ts';
import { taskIdOf } from './shapes.ts';
import { taskView } from './task-view.ts';
import { viewerOf } from './task-viewer.ts';

/** Lets a case-born task live on by itself. */
export const taskMove: Endpoint = {
  method: 'POST',
  path: '/api/tasks/:id/move',
  async answer(deps, call) {
    const moved = await moveTask(deps, call.person, { task: taskIdOf(call.params) });
    return taskView(await viewerOf(deps, call, [moved]), moved);
  },
};
