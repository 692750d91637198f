import type { Repositories } from '../../ports/store/store.ts';
import { id, type PersonId, type TaskId } from '../ids.ts';
import { localTime } from '../time/stockholm.ts';
import type { TaskDeps } from './add-task.ts';
import { dayOfSeries, nextDue, shifted } from './recurrence.ts';
import type { Revision, Task } from './task.ts';

/*
 * A task that recurs is followed by the next one when it is done, in the same transaction and once: whoever opens it
 * again and finishes it again makes no second. Opened again, it takes back the one that follows, as long as nobody has
 * touched that; finished again, it puts it back. So that undoing a press by mistake leaves nothing behind.
 */

/** After the status has changed. */
export async function recur(
  deps: Pick<TaskDeps, 'ids'>,
  kept: Repositories,
  before: Task,
  after: Task,
  actor: PersonId,
  at: Date,
): Promise<void> {
  const isDone = after.status === 'done';
  if (isDone === (before.status === 'done')) return;
  const follower = await kept.tasks.following(after.id);
  if (follower) return takeBack(kept, follower, !isDone, actor, at);
  if (isDone && !after.removed) await follow(deps, kept, after, actor, at);
}

async function follow(
  deps: Pick<TaskDeps, 'ids'>,
  kept: Repositories,
  done: Task,
  actor: PersonId,
  at: Date,
): Promise<void> {
  const { recurrence, dueDate, followUpDate } = done;
  if (recurrence === null || dueDate === null) return;
  const today = localTime(at).date;
  const seriesDay = dayOfSeries(dueDate, done.seriesDay);
  const due = nextDue(dueDate, recurrence, seriesDay, today);
  // What was to be hidden until some days before it was due is so again.
  const shown = followUpDate === null ? null : shifted(followUpDate, dueDate, due);
  const { title, description, administration, responsible, origin, link, priority, participants } = done;
  const task = await kept.tasks.create({
    id: id<TaskId>(deps.ids.ordered()),
    title,
    description,
    administration,
    responsible,
    origin,
    priority,
    participants,
    recurrence,
    link,
    seriesDay,
    dueDate: due,
    followUpDate: shown !== null && shown > today ? shown : null,
    checklist: done.checklist.map((line) => ({ ...line, done: false, version: 1 })),
    follows: done.id,
    // The case waited for the first one.
    keepsCaseOpen: false,
    createdBy: actor,
    createdAt: at,
    press: null,
  });
  await kept.events.append(`task:${task.id}`, [
    {
      type: 'taskMade',
      actor: { kind: 'person', person: actor },
      at,
      data: { number: task.number, origin: origin.kind, follows: done.id },
    },
  ]);
}

/** A case-born one stays: it cannot be removed. */
async function takeBack(kept: Repositories, follower: Task, away: boolean, actor: PersonId, at: Date): Promise<void> {
  const { version, fieldVersions, comments, files } = follower;
  const untouched = comments === 0 && files === 0 && version === fieldVersions.removed;
  if (!untouched || follower.removed === away || follower.origin.kind === 'case') return;
  const revision: Revision = {
    field: 'removed',
    from: away ? null : 'yes',
    to: away ? 'yes' : null,
    by: actor,
    at,
    version: version + 1,
    applied: true,
  };
  const versions = { ...fieldVersions, removed: version + 1 };
  const task = { ...follower, removed: away, version: version + 1, changedAt: at, fieldVersions: versions };
  await kept.tasks.revise(task, [revision]);
  await kept.events.append(`task:${task.id}`, [
    {
      type: 'taskChanged',
      actor: { kind: 'person', person: actor },
      at,
      data: { version: task.version, fields: ['removed'] },
    },
  ]);
}
