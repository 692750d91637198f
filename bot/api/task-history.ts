import { mayTask, relationToTask } from '../core/access/access.ts';
import { neutralTitles } from '../core/tasks/neutral-titles.ts';
import { seeHistory } from '../core/tasks/see-tasks.ts';
import { taskWords } from '../words/tasks/index.ts';
import type { Endpoint } from './call.ts';
import type { TaskHistory } from './contract.ts';
import { taskIdOf } from './shapes.ts';
import { personName, valueShown } from './task-view.ts';

export const taskHistory: Endpoint = {
  method: 'GET',
  path: '/api/tasks/:id/history',
  async answer(deps, call) {
    const viewer = { call, organisation: deps.organisation };
    const { task, revisions, comments } = await seeHistory(deps, call.person, taskIdOf(call.params));
    const shown = (field: (typeof revisions)[number]['field'], value: string | null) => {
      const neutral = field === 'title' ? neutralTitles.find((title) => title === value) : undefined;
      return neutral ? taskWords[call.locale].titles[neutral] : valueShown(viewer, field, value);
    };
    const answer: TaskHistory = {
      comments: comments.map(({ id, by, text, mentions, at, removedAt }) => ({
        id,
        by: personName(viewer, by),
        text: removedAt === null ? text : '',
        mentions: removedAt === null ? mentions.map((person) => personName(viewer, person)) : [],
        at: at.toISOString(),
        removedAt: removedAt?.toISOString() ?? null,
        remove: by === call.person && mayTask(call.roles, relationToTask(task, by), 'comment'),
      })),
      revisions: revisions.map(({ field, item, from, to, by, at, applied }) => ({
        field,
        ...(item === undefined ? {} : { item }),
        from: shown(field, from),
        to: shown(field, to),
        by: personName(viewer, by),
        at: at.toISOString(),
        applied,
      })),
    };
    return answer;
  },
};
