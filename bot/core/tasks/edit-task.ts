import type { Repositories } from '../../ports/store/store.ts';
import { isFirst, type Press } from '../cases/press.ts';
import { Refusal } from '../errors.ts';
import type { PersonId, TaskId } from '../ids.ts';
import type { TaskDeps } from './add-task.ts';
import { itemOf, readItem } from './checklist.ts';
import { type Conflict, type Merged, merge, type TaskChange } from './merge.ts';
import { recur } from './recur.ts';
import { dayOfSeries } from './recurrence.ts';
import { checkChanges, checkWhole, demandTask, rightFor } from './rules.ts';
import { fieldValue, type Revision, type Task } from './task.ts';
import { tellPeople } from './tell.ts';

/**
 * Changes fields, participants and lines of the checklist. What nobody else touched since is written; what someone did
 * comes back as conflicts with both values, and the answer holds the task as it is now. The same press again changes
 * nothing more, and shows the conflicts that it met. Refuses `notFound`, `notAllowed` and what a field may not hold.
 */
export async function editTask(
  deps: TaskDeps,
  actor: PersonId,
  input: { readonly task: TaskId; readonly changes: readonly TaskChange[] },
  press?: Press,
): Promise<Merged> {
  const touched = input.changes.map((change) => ('item' in change ? `checklist ${change.item}` : change.field));
  if (new Set(touched).size !== touched.length) throw new Refusal('inputInvalid');
  const at = deps.clock.now();
  const mark = press ? deps.vault.fingerprint(press.key) : null;
  return deps.store.transaction(async (kept) => {
    const before = await kept.tasks.lock(input.task, actor);
    demandTask(deps.organisation, actor, before, 'see');
    for (const change of input.changes) demandTask(deps.organisation, actor, before, rightFor(change, before));
    if (!(await isFirst(deps, kept, press))) {
      const lost = mark === null ? [] : await kept.tasks.lostBy(before.id, mark);
      return { task: before, revisions: [], conflicts: lost.flatMap((revision) => metAgain(before, revision)) };
    }
    const checked = checkChanges(deps.organisation, before, input.changes);
    return writeChanges(deps, kept, before, checked, actor, at, mark);
  });
}

/** What an earlier press lost to, as it stands now; nothing when it stands as was wanted. */
function metAgain(task: Task, { field, item = '', to }: Revision): Conflict[] {
  if (field === 'participants') return [];
  if (field === 'checklist') {
    const { value: theirs, version: base } = itemOf(task, item);
    const yours = readItem(to);
    const same = yours?.text === theirs?.text && yours?.done === theirs?.done;
    return same ? [] : [{ task: task.id, field, item, yours, theirs, base }];
  }
  const theirs = fieldValue(task, field);
  return theirs === to ? [] : [{ task: task.id, field, yours: to, theirs, base: task.fieldVersions[field] }];
}

/**
 * Merges checked changes into a locked task, and keeps what was written, the history and the event. What recurs and is done
 * is followed by the next one, and whoever was given it is told: all in the transaction that it is called in.
 * `mark`: the maker's own mark of the press, by which what it lost is found when it comes again.
 */
export async function writeChanges(
  deps: TaskDeps,
  kept: Repositories,
  before: Task,
  checked: readonly TaskChange[],
  actor: PersonId,
  at: Date,
  mark: string | null = null,
): Promise<Merged> {
  const merged = inSeries(before, merge(before, checked, actor, at));
  const { task, revisions } = merged;
  if (revisions.length === 0) return merged;
  checkWhole(task);
  await kept.tasks.revise(task, revisions, mark);
  const changed = revisions.filter((revision) => revision.applied);
  if (changed.length === 0) return merged;
  await kept.events.append(`task:${before.id}`, [
    {
      type: 'taskChanged',
      actor: { kind: 'person', person: actor },
      at,
      data: { version: task.version, fields: [...new Set(changed.map((revision) => revision.field))] },
    },
  ]);
  await recur(deps, kept, before, task, actor, at);
  await tellPeople(deps, kept, actor, at, newIn(before, task));
  return merged;
}

/** A series keeps to the day on which it began. */
function inSeries(before: Task, merged: Merged): Merged {
  const { task } = merged;
  if (task.recurrence === before.recurrence || task.recurrence === null || task.dueDate === null) return merged;
  return { ...merged, task: { ...task, seriesDay: dayOfSeries(task.dueDate, task.seriesDay) } };
}

/** Whom a change gave the task, and whom it made take part. */
export function newIn(
  before: Pick<Task, 'responsible' | 'participants'> | null,
  { id: task, responsible, participants }: Task,
): Parameters<typeof tellPeople>[4] {
  const given = responsible !== null && responsible !== before?.responsible ? [responsible] : [];
  const joined = participants.filter((person) => !before?.participants.includes(person) && person !== responsible);
  return [
    ...given.map((person) => ({ person, task, about: 'given' as const, comment: null })),
    ...joined.map((person) => ({ person, task, about: 'joined' as const, comment: null })),
  ];
}
