import { Refusal } from '../errors.ts';
import type { PersonId, TaskId } from '../ids.ts';
import type { TaskDeps } from './add-task.ts';
import { checkText, demand } from './rules.ts';
import type { Comment } from './task.ts';

/** Says something about a task, to everyone who sees it. The same `press` again says nothing more. */
export async function commentTask(deps: TaskDeps, actor: PersonId, input: { readonly task: TaskId; readonly text: string }, press: string): Promise<void> {
  const text = checkText(input.text, 'comment');
  if (text === '') throw new Refusal('textMissing', { field: 'comment' });
  const at = deps.clock.now();
  const comment: Comment = { id: deps.ids.ordered(), by: actor, text, at };
  await deps.store.transaction(async (kept) => {
    const before = await kept.tasks.lock(input.task, actor);
    demand(deps.organisation, actor, before, 'comment');
    const pressed = await kept.presses.claim(`comment:${actor}:${press}`, deps.vault.fingerprint(`${input.task}:${text}`), at);
    if (pressed === 'other') throw new Refusal('pressedBefore');
    if (pressed === 'same') return;
    await kept.tasks.addComment(before.id, comment);
    await kept.tasks.revise({ ...before, version: before.version + 1, changedAt: at }, []);
    await kept.events.append(`task:${before.id}`, [{ type: 'taskCommented', actor: { kind: 'person', person: actor }, at, data: { comment: comment.id } }]);
  });
}
