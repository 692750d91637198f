import type { TaskFilter, TaskPage } from '../../ports/store/tasks.ts';
import { mayTask, rolesOf } from '../access/access.ts';
import type { PersonId, TaskId } from '../ids.ts';
import { localTime } from '../time/stockholm.ts';
import type { TaskDeps } from './add-task.ts';
import { demandTask } from './rules.ts';
import type { Comment, Revision, Task } from './task.ts';

export type TaskQuestion = Omit<TaskFilter, 'viewer' | 'givenTo' | 'overdueOn'> & { readonly overdue: boolean };

/** The list as this person may see it: all of it, or what they were given. */
export function listTasks(
  deps: Pick<TaskDeps, 'store' | 'clock' | 'organisation'>,
  actor: PersonId,
  question: TaskQuestion,
): Promise<TaskPage> {
  const { overdue, ...rest } = question;
  const all = mayTask(rolesOf(deps.organisation, actor), 'none', 'see');
  const overdueOn = overdue ? localTime(deps.clock.now()).date : null;
  return deps.store.read((kept) => kept.tasks.list({ ...rest, overdueOn, viewer: actor, givenTo: all ? null : actor }));
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
