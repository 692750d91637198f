import type { Repositories } from '../../ports/store/store.ts';
import { Refusal } from '../errors.ts';
import type { PersonId, TaskId } from '../ids.ts';
import type { TaskDeps } from './add-task.ts';
import { type FieldChange, type Merged, merge } from './merge.ts';
import { actionOf, checkChange, demandTask } from './rules.ts';
import type { Task } from './task.ts';

/**
 * Changes fields. What nobody else touched since is written; what someone did comes back as conflicts with both
 * values, and the answer holds the task as it is now. Refuses `notFound`, `notAllowed` and what a field may not hold.
 */
export async function editTask(
  deps: TaskDeps,
  actor: PersonId,
  input: { readonly task: TaskId; readonly changes: readonly FieldChange[] },
): Promise<Merged> {
  if (new Set(input.changes.map((change) => change.field)).size !== input.changes.length)
    throw new Refusal('inputInvalid');
  const at = deps.clock.now();
  return deps.store.transaction(async (kept) => {
    const before = await kept.tasks.lock(input.task, actor);
    demandTask(deps.organisation, actor, before, 'see');
    for (const change of input.changes) demandTask(deps.organisation, actor, before, actionOf(change.field));
    const checked = input.changes.map((change) => checkChange(deps.organisation, before, change));
    return writeChanges(kept, before, checked, actor, at);
  });
}

/** Merges checked changes into a locked task, and keeps what was written, the history and the event. */
export async function writeChanges(
  kept: Repositories,
  before: Task,
  checked: readonly FieldChange[],
  actor: PersonId,
  at: Date,
): Promise<Merged> {
  const merged = merge(before, checked, actor, at);
  if (merged.revisions.length > 0) await kept.tasks.revise(merged.task, merged.revisions);
  const changed = merged.revisions.filter((revision) => revision.applied).map((revision) => revision.field);
  if (changed.length > 0) {
    await kept.events.append(`task:${before.id}`, [
      {
        type: 'taskChanged',
        actor: { kind: 'person', person: actor },
        at,
        data: { version: merged.task.version, fields: changed },
      },
    ]);
  }
  return merged;
}
