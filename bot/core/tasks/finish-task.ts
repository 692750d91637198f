import type { PersonId, TaskId } from '../ids.ts';
import type { TaskDeps } from './add-task.ts';
import { editTask } from './edit-task.ts';
import type { Merged } from './merge.ts';
import { demandTask } from './rules.ts';
import type { TaskStatus } from './task.ts';

/** Sets the status by one press, whatever it was. Done twice is done. */
async function become(deps: TaskDeps, actor: PersonId, task: TaskId, value: TaskStatus): Promise<Merged> {
  const now = await deps.store.read((kept) => kept.tasks.get(task, actor));
  demandTask(deps.organisation, actor, now, 'finish');
  return editTask(deps, actor, { task, changes: [{ field: 'status', value, base: now.fieldVersions.status }] });
}

export const finishTask = (deps: TaskDeps, actor: PersonId, input: { readonly task: TaskId }) =>
  become(deps, actor, input.task, 'done');
export const reopenTask = (deps: TaskDeps, actor: PersonId, input: { readonly task: TaskId }) =>
  become(deps, actor, input.task, 'open');
