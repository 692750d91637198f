import { isFirst, type Press } from '../cases/press.ts';
import { Refusal } from '../errors.ts';
import type { PersonId, TaskId } from '../ids.ts';
import type { TaskDeps } from './add-task.ts';
import { checkText, demandTask } from './rules.ts';
import type { Comment } from './task.ts';
import { tellPeople } from './tell.ts';

const MOST_MENTIONS = 20;

export type CommentInput = {
  readonly task: TaskId;
  readonly text: string;
  /** People whom the text names; each is told that it does, when they may see the task. */
  readonly mentions?: readonly PersonId[];
};

/** Says something about a task, to everyone who sees it. The same press again says nothing more. */
export async function commentTask(deps: TaskDeps, actor: PersonId, input: CommentInput, press?: Press): Promise<void> {
  const text = checkText(input.text, 'comment');
  if (text === '') throw new Refusal('textMissing', { field: 'comment' });
  const mentions = [...new Set(input.mentions)];
  if (mentions.length > MOST_MENTIONS) throw new Refusal('tooMany', { field: 'mentions', most: MOST_MENTIONS });
  if (mentions.some((person) => !deps.organisation.people.has(person)))
    throw new Refusal('unknownPerson', { field: 'mentions' });
  const at = deps.clock.now();
  const comment: Comment = { id: deps.ids.ordered(), by: actor, text, mentions, at };
  await deps.store.transaction(async (kept) => {
    const before = await kept.tasks.lock(input.task, actor);
    demandTask(deps.organisation, actor, before, 'comment');
    if (!(await isFirst(deps, kept, press))) return;
    await kept.tasks.addComment(before.id, comment);
    await kept.tasks.revise({ ...before, version: before.version + 1, changedAt: at }, []);
    await kept.events.append(`task:${before.id}`, [
      { type: 'taskCommented', actor: { kind: 'person', person: actor }, at, data: { comment: comment.id } },
    ]);
    const named = mentions.map((person) => ({
      person,
      task: before.id,
      about: 'mentioned' as const,
      comment: comment.id,
    }));
    await tellPeople(deps, kept, actor, at, named);
  });
}
