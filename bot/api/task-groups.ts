import { z } from 'zod';
import { id, type PersonId, type PlaceId } from '../core/ids.ts';
import { groupTasks } from '../core/tasks/see-tasks.ts';
import { origins } from '../core/tasks/task.ts';
import { tabWords } from '../words/tab/index.ts';
import { taskWords } from '../words/tasks/index.ts';
import { check, type Endpoint } from './call.ts';
import type { TaskGroups } from './contract.ts';
import { personName, placeName } from './task-view.ts';
import { filterShape, groupings, questionOf } from './tasks.ts';

const shape = filterShape.extend({ groupBy: z.enum(groupings) });

/** The list's groups, in its order, and how many tasks are in each. */
export const taskGroups: Endpoint = {
  method: 'GET',
  path: '/api/tasks/groups',
  async answer(deps, call) {
    const { groupBy, ...filter } = check(shape, Object.fromEntries(call.query));
    const groups = await groupTasks(deps, call.person, questionOf(filter, call.locale), groupBy);
    const nameOf = (group: string) => {
      if (groupBy === 'responsible')
        return personName({ call, organisation: deps.organisation }, id<PersonId>(group)).name;
      if (groupBy === 'administration') return placeName(deps.organisation, id<PlaceId>(group));
      const origin = origins.find((each) => each === group);
      return origin ? taskWords[call.locale].origins[origin] : group;
    };
    const answer: TaskGroups = {
      groups: groups.map(({ id: group, count }) => ({
        id: group,
        name: group === null ? tabWords[call.locale].noValue : nameOf(group),
        count,
      })),
    };
    return answer;
  },
};
