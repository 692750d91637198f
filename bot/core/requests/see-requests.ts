import type { PersonId, TaskId } from '../ids.ts';
import type { TaskDeps } from '../tasks/add-task.ts';
import { demandTask } from '../tasks/rules.ts';
import type { Task } from '../tasks/task.ts';
import type { ExternalRequest } from './request.ts';

/** What was asked for a task, oldest first, to whoever may see the task. */
export async function seeRequests(
  deps: Pick<TaskDeps, 'store' | 'organisation'>,
  actor: PersonId,
  task: TaskId,
): Promise<{ readonly task: Task; readonly requests: readonly ExternalRequest[] }> {
  return deps.store.read(async (kept) => {
    const found = await kept.tasks.get(task, actor);
    demandTask(deps.organisation, actor, found, 'see');
    return { task: found, requests: await kept.requests.ofTask(task) };
  });
}
