import { countDays } from '../core/tasks/see-tasks.ts';
import { check, type Endpoint } from './call.ts';
import type { TaskDays } from './contract.ts';
import { day, filterShape, questionOf } from './tasks.ts';

/** A leap year and a week on each side. */
const MOST_DAYS = 380;
const shape = filterShape
  .extend({ from: day, to: day })
  .refine(({ from, to }) => from <= to && Date.parse(to) - Date.parse(from) <= MOST_DAYS * 86_400_000);

/** How much of the list there is on each day that has any. */
export const taskDays: Endpoint = {
  method: 'GET',
  path: '/api/tasks/days',
  async answer(deps, call) {
    const filter = check(shape, Object.fromEntries(call.query));
    const answer: TaskDays = { days: await countDays(deps, call.person, questionOf(filter, call.locale)) };
    return answer;
  },
};
