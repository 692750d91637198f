import { z } from 'zod';
import { type NeutralTitle, neutralTitles } from '../core/tasks/neutral-titles.ts';
import { listTasks } from '../core/tasks/see-tasks.ts';
import { origins, taskStatuses } from '../core/tasks/task.ts';
import type { TaskSort } from '../ports/store/tasks.ts';
import { taskWords } from '../words/tasks/index.ts';
import { check, type Endpoint } from './call.ts';
import type { Locale, TaskList } from './contract.ts';
import { personId, placeId } from './shapes.ts';
import { taskView } from './task-view.ts';
import { viewerOf } from './task-viewer.ts';

/** `a,b` as a list; nothing as null, which is any. */
const listOf = <T>(one: z.ZodType<T, string>) =>
  z
    .string()
    .max(2_000)
    .transform((text) => (text === '' ? null : text.split(',')))
    .pipe(z.array(one).max(50).nullable())
    .optional()
    .transform((list) => list ?? null);

const sorts = ['number', 'title', 'dueDate', 'status', 'changedAt'] as const satisfies readonly TaskSort[];
const shape = z.object({
  text: z.string().trim().max(100).optional(),
  administrations: listOf(placeId),
  statuses: listOf(z.enum(taskStatuses)),
  origins: listOf(z.enum(origins)),
  responsible: z.union([z.literal('nobody'), personId]).optional(),
  overdue: z.enum(['1']).optional(),
  sort: z.enum(sorts).default('dueDate'),
  descending: z.enum(['1']).optional(),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});

/** Titles of the fixed list hold no words in the database, so a search finds them by what the caller reads. */
function titlesWith(part: string, locale: Locale): NeutralTitle[] {
  return neutralTitles.filter((id) => taskWords[locale].titles[id].toLowerCase().includes(part.toLowerCase()));
}

export const tasks: Endpoint = {
  method: 'GET',
  path: '/api/tasks',
  async answer(deps, call) {
    const { text, responsible, overdue, sort, descending, ...rest } = check(shape, Object.fromEntries(call.query));
    const page = await listTasks(deps, call.person, {
      ...rest,
      text: text ? { part: text, titles: titlesWith(text, call.locale) } : null,
      responsible: responsible ?? null,
      overdue: overdue === '1',
      sort: { by: sort, descending: descending === '1' },
    });
    const viewer = await viewerOf(deps, call, page.tasks);
    const answer: TaskList = {
      tasks: page.tasks.map((task) => taskView(viewer, task)),
      total: page.total,
      offset: rest.offset,
    };
    return answer;
  },
};
