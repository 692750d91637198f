import type { TaskDay, TaskFilter, TaskGrouping, TaskOrder, TaskPage, TaskView } from '../../ports/store/tasks.ts';
import { mayTask, rolesOf } from '../access/access.ts';
import { id, type PersonId, type PlaceId, type TaskId } from '../ids.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { localTime } from '../time/stockholm.ts';
import type { TaskDeps } from './add-task.ts';
import { demandTask } from './rules.ts';
import { type Comment, origins, type Revision, type Task } from './task.ts';

type ListDeps = Pick<TaskDeps, 'store' | 'clock' | 'organisation'>;

/** `view` absent: what there is to do, neither what waits nor what was removed; between dates, what waits too; of ids, any. */
export type TaskQuestion = Partial<Omit<TaskFilter, 'viewer' | 'givenTo' | 'today' | 'view'>> & {
  readonly view?: TaskView | null;
};
export type TaskPaging = Omit<TaskOrder, 'group'> & { readonly groupBy?: TaskGrouping | null };
/** `id` null: what has none. */
export type TaskGroup = { readonly id: string | null; readonly count: number };

/** The list as this person may see it: all of it, or what they were given or take part in. */
export async function listTasks(
  deps: ListDeps,
  actor: PersonId,
  question: TaskQuestion,
  { groupBy = null, ...paging }: TaskPaging,
): Promise<TaskPage> {
  const filter = filterOf(deps, actor, question);
  return deps.store.read(async (kept) => {
    if (groupBy === null) return kept.tasks.list(filter, { ...paging, group: null });
    const groups = inOrder(deps.organisation, groupBy, await kept.tasks.groups(filter, groupBy));
    const order = groups.flatMap((group) => group.id ?? []);
    return kept.tasks.list(filter, { ...paging, group: { by: groupBy, order } });
  });
}

/** The same list's groups, in the order in which it shows them. */
export async function groupTasks(
  deps: ListDeps,
  actor: PersonId,
  question: TaskQuestion,
  by: TaskGrouping,
): Promise<readonly TaskGroup[]> {
  const filter = filterOf(deps, actor, question);
  const groups = await deps.store.read((kept) => kept.tasks.groups(filter, by));
  return inOrder(deps.organisation, by, groups);
}

/** How many of the list are due or followed up on each day between the question's dates. */
export async function countDays(deps: ListDeps, actor: PersonId, question: TaskQuestion): Promise<readonly TaskDay[]> {
  const filter = filterOf(deps, actor, question);
  return deps.store.read((kept) => kept.tasks.days(filter));
}

function filterOf(deps: Omit<ListDeps, 'store'>, actor: PersonId, question: TaskQuestion): TaskFilter {
  const all = mayTask(rolesOf(deps.organisation, actor), 'none', 'see');
  const { view, ids = null, between = null } = question;
  return {
    text: null,
    administrations: null,
    statuses: null,
    responsible: null,
    involving: null,
    origins: null,
    priorities: null,
    overdue: false,
    recurring: false,
    ...question,
    ids,
    between,
    view: view ?? (ids ? 'any' : between ? 'all' : 'current'),
    today: localTime(deps.clock.now()).date,
    viewer: actor,
    givenTo: all ? null : actor,
  };
}

const swedish = new Intl.Collator('sv');

/** By name, as people read them; origins in their own order. What has none comes last. */
function inOrder(organisation: Organisation, by: TaskGrouping, groups: readonly TaskGroup[]): readonly TaskGroup[] {
  const rank = new Map<string, number>(origins.map((origin, index) => [origin, index]));
  const nameOf = (group: string) =>
    (by === 'responsible'
      ? organisation.people.get(id<PersonId>(group))?.name
      : organisation.places.get(id<PlaceId>(group))?.name) ?? group;
  return [...groups].sort((one, other) => {
    if (one.id === null || other.id === null) return Number(one.id === null) - Number(other.id === null);
    if (by === 'origin') return (rank.get(one.id) ?? 0) - (rank.get(other.id) ?? 0);
    return swedish.compare(nameOf(one.id), nameOf(other.id)) || (one.id < other.id ? -1 : 1);
  });
}

export async function seeTask(
  deps: Pick<TaskDeps, 'store' | 'organisation'>,
  actor: PersonId,
  task: TaskId,
): Promise<Task> {
  const found = await deps.store.read((kept) => kept.tasks.get(task, actor));
  demandTask(deps.organisation, actor, found, 'see');
  return found;
}

/** All that was ever written in a task's fields, and what was said about it, oldest first. */
export async function seeHistory(
  deps: Pick<TaskDeps, 'store' | 'organisation'>,
  actor: PersonId,
  task: TaskId,
): Promise<{ readonly task: Task; readonly revisions: readonly Revision[]; readonly comments: readonly Comment[] }> {
  return deps.store.read(async (kept) => {
    const found = await kept.tasks.get(task, actor);
    demandTask(deps.organisation, actor, found, 'see');
    return { task: found, revisions: await kept.tasks.revisions(task), comments: await kept.tasks.comments(task) };
  });
}
