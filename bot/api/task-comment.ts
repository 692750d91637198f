import { z } from 'zod';
import { commentTask } from '../core/tasks/comment-task.ts';
import { type Endpoint, json } from './call.ts';
import { freeText, taskIdOf } from './shapes.ts';

const shape = z.strictObject({ text: freeText });

export const taskComment: Endpoint = {
  method: 'POST',
  path: '/api/tasks/:id/comments',
  async answer(deps, call) {
    const { text } = await call.body(shape);
    await commentTask(deps, call.person, { task: taskIdOf(call.params), text }, call.press(text));
    return json(201, {});
  },
};
