import type { Repositories } from '../../ports/store/store.ts';
import type { TaskNotice } from '../../ports/store/task-notices.ts';
import type { PersonId } from '../ids.ts';
import type { TaskDeps } from './add-task.ts';

/** What comes within this time is told in one message. */
const TOGETHER_MS = 5_000;

/**
 * Leaves word for people about tasks, to be told in chat by the job `told`: pointers only, nothing that anyone wrote. Nobody
 * is told of what they did themselves, and nobody twice of what they have not yet been told. Every such word goes through
 * here; whoever wants none is left out here.
 */
export async function tellPeople(
  deps: Pick<TaskDeps, 'organisation'>,
  kept: Repositories,
  actor: PersonId,
  at: Date,
  notices: readonly TaskNotice[],
): Promise<void> {
  const { people } = deps.organisation;
  const wanted = notices.filter(({ person }) => person !== actor && people.has(person));
  if (wanted.length === 0) return;
  await kept.taskNotices.leave(wanted, at);
  await kept.jobs.enqueue(
    [...new Set(wanted.map(({ person }) => person))].map((person) => ({
      kind: 'told',
      payload: { person },
      lane: `told:${person}`,
      runAt: new Date(at.getTime() + TOGETHER_MS),
    })),
  );
}
