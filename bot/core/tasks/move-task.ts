import { Refusal } from '../errors.ts';
import type { PersonId, TaskId } from '../ids.ts';
import type { TaskDeps } from './add-task.ts';
import { demandTask } from './rules.ts';
import type { Task } from './task.ts';

/**
 * Lets a case-born task live on by itself, so that its case can be closed. Someone must answer for it first:
 * a responsible or a förvaltning (`inputInvalid` with the field otherwise). Moving it twice changes nothing.
 */
export async function moveTask(deps: TaskDeps, actor: PersonId, input: { readonly task: TaskId }): Promise<Task> {
  const at = deps.clock.now();
  return deps.store.transaction(async (kept) => {
    const before = await kept.tasks.lock(input.task, actor);
    demandTask(deps.organisation, actor, before, 'move');
    if (!before.keepsCaseOpen) return before;
    if (before.responsible === null && before.administration === null)
      throw new Refusal('inputInvalid', { field: 'responsible' });
    const moved: Task = { ...before, keepsCaseOpen: false, version: before.version + 1, changedAt: at };
    await kept.tasks.revise(moved, []);
    await kept.events.append(`task:${before.id}`, [
      { type: 'taskMoved', actor: { kind: 'person', person: actor }, at, data: { version: moved.version } },
    ]);
    return moved;
  });
}
