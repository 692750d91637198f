import type { CaseDeps } from '../cases/deps.ts';
import { cardJob } from '../cases/redraw.ts';
import { post } from '../cases/tell.ts';
import { id, type PersonId, type TaskId } from '../ids.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { peopleOf } from '../organisation/people.ts';
import { writeChanges } from '../tasks/edit-task.ts';
import { demandTask } from '../tasks/rules.ts';
import type { Task } from '../tasks/task.ts';
import { nobody } from './record.ts';
import { subjectText } from './tell-editor.ts';

/*
 * A row that someone removed in SharePoint takes no task with it. The task stays as it is, and its responsible, or
 * else the security leadership, is asked what was meant: to end the task, or to put the row back. Until then the
 * row is left out. Ending sets the status as anyone's press would; nothing is ever erased.
 */

/** A row of ours is gone. A removed case's row is simply written again; for a task someone is asked. */
export async function rowRemoved(deps: CaseDeps, item: string): Promise<void> {
  await deps.store.transaction(async (kept) => {
    const record = await kept.archive.byItem('task', item);
    if (record?.state !== 'there') return;
    const task = await kept.tasks.lock(id<TaskId>(record.id), nobody);
    if (!task) return;
    const cleared = { ...record, item: null, etag: null, mirror: null, writing: null, due: false } as const;
    // A task that is done, or removed, needs no row, and nobody is asked.
    const done = task.status === 'done' || task.removed;
    await kept.archive.save({ ...cleared, state: done ? 'away' : 'asked' });
    if (done) return;
    const at = deps.clock.now();
    await kept.events.append(`task:${task.id}`, [
      { type: 'taskRowRemoved', actor: { kind: 'system' }, at, data: { number: task.number } },
    ]);
    await kept.tasks.revise({ ...task, version: task.version + 1, changedAt: at }, []);
    const subject = subjectText({ kind: 'removed', task: task.id });
    const asked = askedOf(deps.organisation, task);
    await post(
      deps,
      kept,
      asked.map((person) => ({ face: 'archive', addressee: { kind: 'person', person }, subject })),
    );
  });
}

/** The responsible; where there is none, all of the security leadership. */
function askedOf(organisation: Organisation, task: Task): readonly PersonId[] {
  if (task.responsible !== null) return [task.responsible];
  const leadership = organisation.functions.get(organisation.leadership);
  return leadership ? peopleOf(leadership) : [];
}

export const removals = ['end', 'putBack'] as const;
export type Removal = (typeof removals)[number];

/** The answer. Given twice, or after someone else's, it changes nothing. Returns the task as it is. */
export async function settleRemoved(
  deps: CaseDeps,
  actor: PersonId,
  input: { readonly task: TaskId; readonly removal: Removal },
): Promise<Task> {
  const at = deps.clock.now();
  return deps.store.transaction(async (kept) => {
    // Locked in the order in which a row's coming back locks them.
    const record = await kept.archive.get('task', input.task);
    const before = await kept.tasks.lock(input.task, actor);
    demandTask(deps.organisation, actor, before, 'finish');
    if (record?.state !== 'asked') return before;
    await kept.archive.save({ ...record, state: input.removal === 'end' ? 'away' : 'there', due: true });
    // Whoever else was asked sees that it is answered.
    const asked = await kept.cards.ofArchive(subjectText({ kind: 'removed', task: before.id }));
    await kept.jobs.enqueue(asked.map((card) => cardJob(card.id)));
    await kept.events.append(`task:${before.id}`, [
      {
        type: 'taskRowSettled',
        actor: { kind: 'person', person: actor },
        at,
        data: { removal: input.removal },
      },
    ]);
    if (input.removal === 'end' && before.status !== 'done') {
      const change = { field: 'status', value: 'done', base: before.fieldVersions.status } as const;
      return (await writeChanges(deps, kept, before, [change], actor, at)).task;
    }
    const task = { ...before, version: before.version + 1, changedAt: at };
    await kept.tasks.revise(task, []);
    return task;
  });
}
