import { z } from 'zod';
import { type NeutralTitle, neutralTitles } from '../core/tasks/neutral-titles.ts';
import { listTasks, type TaskQuestion } from '../core/tasks/see-tasks.ts';
import { isDate, origins, priorities, taskStatuses } from '../core/tasks/task.ts';
import type { TaskGrouping, TaskSort } from '../ports/store/tasks.ts';
import { taskWords } from '../words/tasks/index.ts';
import { check, type Endpoint } from './call.ts';
import type { Locale, TaskList } from './contract.ts';
import { date, personId, placeId, taskId } from './shapes.ts';
import { taskView } from './task-view.ts';
import { viewerOf } from './task-viewer.ts';

export const day = date.refine(isDate);

/** `a,b` as a list; nothing as null, which is any. */
const listOf = <T>(one: z.ZodType<T, string>, most = 50) =>
  z
    .string()
    .max(8_000)
    .transform((text) => (text === '' ? null : text.split(',')))
    .pipe(z.array(one).max(most).nullable())
    .optional()
    .transform((list) => list ?? null);

const sorts = ['number', 'title', 'dueDate', 'status', 'priority', 'changedAt'] as const satisfies readonly TaskSort[];
export const groupings = ['administration', 'origin', 'responsible'] as const satisfies readonly TaskGrouping[];

export const filterShape = z.object({
  text: z.string().trim().max(100).optional(),
  administrations: listOf(z.union([z.literal('none').transform(() => null), placeId])),
  statuses: listOf(z.enum(taskStatuses)),
  origins: listOf(z.enum(origins)),
  priorities: listOf(z.enum(priorities)),
  responsible: z.union([z.literal('nobody'), personId]).optional(),
  involving: personId.optional(),
  overdue: z.enum(['1']).optional(),
  recurring: z.enum(['1']).optional(),
  ids: listOf(taskId, 200),
  from: day.optional(),
  to: day.optional(),
  view: z.enum(['waiting', 'removed', 'all']).optional(),
});
const shape = filterShape.extend({
  groupBy: z.enum(groupings).optional(),
  sort: z.enum(sorts).default('dueDate'),
  descending: z.enum(['1']).optional(),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});

/** Titles of the fixed list hold no words in the database, so a search finds them by what the caller reads. */
function titlesWith(part: string, locale: Locale): NeutralTitle[] {
  return neutralTitles.filter((id) => taskWords[locale].titles[id].toLowerCase().includes(part.toLowerCase()));
}

/** What the parameters ask for. A day that is not given is far away. */
export function questionOf(asked: z.infer<typeof filterShape>, locale: Locale): TaskQuestion {
  const { text, responsible, involving, overdue, recurring, from, to, view, ...lists } = asked;
  return {
    ...lists,
    text: text ? { part: text, titles: titlesWith(text, locale) } : null,
    responsible: responsible ?? null,
    involving: involving ?? null,
    overdue: overdue === '1',
    recurring: recurring === '1',
    between: from || to ? { from: from ?? '0001-01-01', to: to ?? '9999-12-31' } : null,
    view: view ?? null,
  };
}

export const tasks: Endpoint = {
  method: 'GET',
  path: '/api/tasks',
  async answer(deps, call) {
    const asked = check(shape, Object.fromEntries(call.query));
    const { groupBy = null, sort, descending, offset, limit, ...filter } = asked;
    const by = { by: sort, descending: descending === '1' };
    const paging = { groupBy, sort: by, offset, limit };
    const page = await listTasks(deps, call.person, questionOf(filter, call.locale), paging);
    const viewer = await viewerOf(deps, call, page.tasks);
    const answer: TaskList = { tasks: page.tasks.map((task) => taskView(viewer, task)), total: page.total, offset };
    return answer;
  },
};
