import type { CommentAdded, NewComment, Task, TaskHistory } from '../../bot/api/contract.ts';
import { whyOf } from '../api.ts';
import { useKnown } from '../context.tsx';
import { useSnack } from '../look/snack.tsx';
import { type Step, useUndo } from '../tasks/undo.tsx';
import { fill, useWords } from '../words.tsx';

export type Comment = TaskHistory['comments'][number];

export type CommentActs = {
  /** Throws what the API says. */
  readonly say: (comment: NewComment) => Promise<void>;
  /** Takes one's own back, or says it again; tells the person how it went. */
  readonly setRemoved: (comment: Comment, removed: boolean) => Promise<void>;
};

/** What one does with the comments of a task. Each act is a step that can be taken back, also one that waits for the line. */
export function useComments(task: Task, told: () => Promise<void>): CommentActs {
  const words = useWords();
  const text = words.panel.comments;
  const snack = useSnack();
  const { say } = useUndo();
  const { api, me, outbox } = useKnown();
  const path = `/api/tasks/${task.id}/comments`;

  const set = async (id: string, removed: boolean): Promise<Step> => {
    await api.send('PATCH', `${path}/${id}`, { removed });
    await told();
    return {
      said: removed ? text.removed : text.restored,
      back: async () => ({ overtaken: [], again: await set(id, !removed) }),
    };
  };
  const send = async (comment: NewComment): Promise<Step> => {
    const key = crypto.randomUUID();
    const answer = await api.send<CommentAdded>('POST', path, comment, key);
    await told();
    return {
      said: text.sent,
      async back() {
        if (answer) return { overtaken: [], again: await set(answer.id, true) };
        if (await outbox.drop(key)) {
          await told();
          return { overtaken: [], again: unsaid(comment) };
        }
        // It waited, and has been sent since.
        const { comments } = await api.get<TaskHistory>(`/api/tasks/${task.id}/history`);
        const sent = comments.findLast((each) => each.by.id === me.id && each.text === comment.text.trim());
        return { overtaken: [], again: sent ? await set(sent.id, true) : null };
      },
    };
  };
  /** One that was dropped before it was sent. */
  const unsaid = (comment: NewComment): Step => ({
    said: text.removed,
    back: async () => ({ overtaken: [], again: await send(comment) }),
  });
  const did = (step: Step) => {
    const waits = outbox.state().waiting.length > 0;
    say(step, waits ? words.outbox.kept : step.said);
  };
  return {
    say: async (comment) => did(await send(comment)),
    async setRemoved({ id }, removed) {
      try {
        const dropped = await outbox.drop(id);
        if (dropped?.kind !== 'comment') return did(await set(id, removed));
        await told();
        did(unsaid(dropped.comment));
      } catch (error) {
        snack({ kind: 'failed', text: fill(text.failed, { why: whyOf(error, words.errors.network) }) });
      }
    },
  };
}
