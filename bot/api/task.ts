import { seeTask } from '../core/tasks/see-tasks.ts';
import { type Endpoint, json } from './call.ts';
import { taskIdOf } from './shapes.ts';
import { taskView } from './task-view.ts';
import { viewerOf } from './task-viewer.ts';

/** One task. The version is the ETag: one who has it gets 304 and no body. */
export const task: Endpoint = {
  method: 'GET',
  path: '/api/tasks/:id',
  async answer(deps, call) {
    const found = await seeTask(deps, call.person, taskIdOf(call.params));
    const viewer = await viewerOf(deps, call, [found]);
    const etag = `"${found.version}.${call.locale}.${viewer.today}"`;
    if (call.request.headers.get('if-none-match') === etag)
      return new Response(null, { status: 304, headers: { etag } });
    return json(200, taskView(viewer, found), { etag });
  },
};
