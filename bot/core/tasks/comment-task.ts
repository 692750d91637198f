import type { Repositories } from '../../ports/store/store.ts';
import { isFirst, type Press } from '../cases/press.ts';
import { Refusal } from '../errors.ts';
import type { PersonId, TaskId } from '../ids.ts';
import type { TaskDeps } from './add-task.ts';
import { checkText, demandTask } from './rules.ts';
import type { Comment, Task } from './task.ts';
import { tellPeople } from './tell.ts';

const MOST_MENTIONS = 20;

export type CommentInput = {
  readonly task: TaskId;
  readonly text: string;
  /** People whom the text names; each is told that it does, when they may see the task. */
  readonly mentions?: readonly PersonId[];
};

/**
 * Says something about a task, to everyone who sees it. The same press again says nothing more, and returns what it had
 * said.
 */
export async function commentTask(
  deps: TaskDeps,
  actor: PersonId,
  input: CommentInput,
  press?: Press,
): Promise<Comment> {
  const text = checkText(input.text, 'comment');
  if (text === '') throw new Refusal('textMissing', { field: 'comment' });
  const mentions = [...new Set(input.mentions)];
  if (mentions.length > MOST_MENTIONS) throw new Refusal('tooMany', { field: 'mentions', most: MOST_MENTIONS });
  if (mentions.some((person) => !deps.organisation.people.has(person)))
    throw new Refusal('unknownPerson', { field: 'mentions' });
  const at = deps.clock.now();
  const comment: Comment = { id: deps.ids.ordered(), by: actor, text, mentions, at, removedAt: null };
  return deps.store.transaction(async (kept) => {
    const before = await kept.tasks.lock(input.task, actor);
    demandTask(deps.organisation, actor, before, 'comment');
    if (!(await isFirst(deps, kept, press))) {
      const said = (await kept.tasks.comments(before.id)).findLast((each) => each.by === actor && each.text === text);
      if (!said) throw new Refusal('notFound');
      return said;
    }
    await kept.tasks.addComment(before.id, comment);
    await note(kept, before, actor, at, 'taskCommented', comment);
    const named = mentions.map((person) => ({
      person,
      task: before.id,
      about: 'mentioned' as const,
      comment: comment.id,
    }));
    await tellPeople(deps, kept, actor, at, named);
    return comment;
  });
}

/**
 * Takes one's own comment back, or says it again. Twice is once. What was said stays in the store, so that taking back
 * can itself be taken back; nobody is shown it. Who is named is not told anew. Refuses `notAllowed` for someone else's.
 */
export async function setCommentRemoved(
  deps: TaskDeps,
  actor: PersonId,
  input: { readonly task: TaskId; readonly comment: string; readonly removed: boolean },
): Promise<void> {
  const at = deps.clock.now();
  await deps.store.transaction(async (kept) => {
    const task = await kept.tasks.lock(input.task, actor);
    demandTask(deps.organisation, actor, task, 'comment');
    const comment = (await kept.tasks.comments(task.id)).find((each) => each.id === input.comment);
    if (!comment) throw new Refusal('notFound');
    if (comment.by !== actor) throw new Refusal('notAllowed');
    if ((comment.removedAt !== null) === input.removed) return;
    await kept.tasks.setCommentRemoved(comment.id, input.removed ? at : null);
    await note(kept, task, actor, at, input.removed ? 'taskCommentRemoved' : 'taskCommentRestored', comment);
  });
}

/** Everyone hears that the task changed. */
async function note(
  kept: Repositories,
  task: Task,
  person: PersonId,
  at: Date,
  type: 'taskCommented' | 'taskCommentRemoved' | 'taskCommentRestored',
  { id }: Comment,
): Promise<void> {
  await kept.tasks.revise({ ...task, version: task.version + 1, changedAt: at }, []);
  await kept.events.append(`task:${task.id}`, [{ type, actor: { kind: 'person', person }, at, data: { comment: id } }]);
}
