import type { Repositories } from '../../ports/store/store.ts';
import type { TaskNotice } from '../../ports/store/task-notices.ts';
import { mayTask, relationToTask, rolesOf } from '../access/access.ts';
import type { CaseDeps } from '../cases/deps.ts';
import { post } from '../cases/tell.ts';
import type { CardId, PersonId, TaskId } from '../ids.ts';
import { settingsOf } from '../notices/settings.ts';
import type { TaskDeps } from './add-task.ts';
import type { Task } from './task.ts';

/*
 * People are told in chat that they were given a task, take part in one now, or are named in a comment. The word is left in
 * the transaction that did it; a job makes one card of all that came within a moment; and the card is drawn from the state
 * of then, so that what was taken back meanwhile is not told. Only numbers: nothing that anyone wrote, and no names.
 */

/** What comes within this time is told in one message. */
const TOGETHER_MS = 5_000;

/**
 * Leaves word. Nobody is told of what they did themselves, nor twice of what they have not been told yet, nor of what they
 * want no word of. All such words go through here.
 */
export async function tellPeople(
  deps: Pick<TaskDeps, 'organisation'>,
  kept: Repositories,
  actor: PersonId,
  at: Date,
  notices: readonly TaskNotice[],
): Promise<void> {
  const wanted: TaskNotice[] = [];
  for (const notice of notices) {
    const { person, about } = notice;
    if (person === actor || !deps.organisation.people.has(person)) continue;
    const settings = await settingsOf(kept, person);
    if (settings[about === 'mentioned' ? 'mentioned' : 'given']) wanted.push(notice);
  }
  if (wanted.length === 0) return;
  await kept.taskNotices.leave(wanted, at);
  const runAt = new Date(at.getTime() + TOGETHER_MS);
  await kept.jobs.enqueue([{ kind: 'told', payload: {}, lane: 'told', runAt }]);
}

/** A card for each who waits to be told, with all of it. */
export async function tellWaiting(deps: CaseDeps): Promise<void> {
  for (const person of await deps.store.read((kept) => kept.taskNotices.waiting())) {
    await deps.store.transaction(async (kept) => {
      const [card] = await post(deps, kept, [{ face: 'told', addressee: { kind: 'person', person } }]);
      if (card) await kept.taskNotices.take(person, card);
    });
  }
}

/** Whether a comment has not been taken back. */
async function stands(kept: Repositories, task: TaskId, comment: string | null): Promise<boolean> {
  return (await kept.tasks.comments(task)).some(({ id, removedAt }) => id === comment && removedAt === null);
}

/** What of a card's news still holds, and may be known by the one it is for. */
export async function newsOf(
  deps: Pick<CaseDeps, 'organisation'>,
  kept: Repositories,
  card: CardId,
  viewer: PersonId,
): Promise<readonly { readonly task: Task; readonly about: TaskNotice['about'] }[]> {
  const news: { task: Task; about: TaskNotice['about'] }[] = [];
  for (const { task: id, about, comment } of await kept.taskNotices.of(card)) {
    const task = await kept.tasks.get(id, viewer);
    if (!task) continue;
    const relation = relationToTask(task, viewer);
    if (!mayTask(rolesOf(deps.organisation, viewer), relation, 'see')) continue;
    const holds =
      about === 'given'
        ? relation === 'responsible'
        : about === 'joined'
          ? task.participants.includes(viewer)
          : await stands(kept, id, comment);
    const known = news.some((each) => each.task.id === id && each.about === about);
    if (holds && !known && !(task.removed && about !== 'mentioned')) news.push({ task, about });
  }
  return news;
}
