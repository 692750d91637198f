import { z } from 'zod';
import { commentTask, setCommentRemoved } from '../core/tasks/comment-task.ts';
import { type Endpoint, json } from './call.ts';
import type { CommentAdded } from './contract.ts';
import { freeText, personId, taskIdOf } from './shapes.ts';

const shape = z.strictObject({ text: freeText, mentions: z.array(personId).max(50).optional() });

const path = '/api/tasks/:id/comments';

export const taskComment: Endpoint = {
  method: 'POST',
  path,
  async answer(deps, call) {
    const { text, mentions = [] } = await call.body(shape);
    const input = { task: taskIdOf(call.params), text, mentions };
    // One without mentions is the same press as before there were any.
    const press = call.press(mentions.length === 0 ? text : { text, mentions });
    const { id } = await commentTask(deps, call.person, input, press);
    const answer: CommentAdded = { id };
    return json(201, answer);
  },
};

const removal = z.strictObject({ removed: z.boolean() });

export const taskCommentRemove: Endpoint = {
  method: 'PATCH',
  path: `${path}/:comment`,
  async answer(deps, call) {
    const { removed } = await call.body(removal);
    const { comment = '' } = call.params;
    await setCommentRemoved(deps, call.person, { task: taskIdOf(call.params), comment, removed });
    return {};
  },
};
