import { z } from 'zod';
import { commentTask } from '../core/tasks/comment-task.ts';
import { type Endpoint, json } from './call.ts';
import { freeText, personId, taskIdOf } from './shapes.ts';

const shape = z.strictObject({ text: freeText, mentions: z.array(personId).max(50).optional() });

export const taskComment: Endpoint = {
  method: 'POST',
  path: '/api/tasks/:id/comments',
  async answer(deps, call) {
    const { text, mentions = [] } = await call.body(shape);
    const input = { task: taskIdOf(call.params), text, mentions };
    // One without mentions is the same press as before there were any.
    await commentTask(deps, call.person, input, call.press(mentions.length === 0 ? text : { text, mentions }));
    return json(201, {});
  },
};
