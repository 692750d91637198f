import { useCallback } from 'react';
import type { Task, TaskField } from '../../bot/api/contract.ts';
import { useSnack } from '../look/snack.tsx';
import { fill, useWords } from '../words.tsx';
import { inTurn } from './in-turn.ts';
import { useSelection } from './selection.tsx';
import { type Kept, keptOf, useUndo } from './undo.tsx';
import { changeOf, type Tasks } from './use-tasks.ts';

/** Numbers that a sentence has room for. */
const NAMED = 5;

/** Writes one value in many tasks at once; what was kept is one step to undo, and what was not is said. */
export function useMany({ edit, newest }: Pick<Tasks, 'edit' | 'newest'>) {
  const words = useWords();
  const snack = useSnack();
  const { did } = useUndo();
  const { renew, clear } = useSelection();
  return useCallback(
    async (tasks: readonly Task[], field: TaskField, value: string | null) => {
      const text = words.views.many;
      const kept: Kept[] = [];
      const now = tasks.map((task) => newest.current.tasks.get(task.id) ?? task);
      const allowed = now.filter((task) => task.may.edit.includes(field));
      const lost = now.filter((task) => !task.may.edit.includes(field)).map((task) => task.number);
      await inTurn(allowed, async (task) => {
        const changes = [changeOf(task, field, value)];
        const met = await edit(task, changes).catch((error: unknown) => {
          lost.push(task.number);
          throw error;
        });
        const held = keptOf(changes, met.conflicts);
        if (held.length > 0) kept.push({ before: task, after: met.task, changes: held });
        else lost.push(task.number);
      });
      const after = new Map(kept.map((each) => [each.after.id, each.after]));
      if (field === 'removed' || field === 'status') clear();
      else renew((task) => after.get(task.id) ?? task);
      if (kept.length === 0) return snack({ kind: 'failed', text: text.none });
      const numbers = lost.slice(0, NAMED).join(', ') + (lost.length > NAMED ? ' …' : '');
      if (lost.length > 0) return did(fill(text.notAll, { done: kept.length, count: tasks.length, numbers }), kept);
      const [only] = kept;
      if (kept.length === 1 && only) return did(oneSaid(only.after), kept);
      const sentence = field !== 'removed' ? text.done : value === null ? text.restored : text.removed;
      did(fill(sentence, { count: kept.length }), kept);

      function oneSaid({ number }: Task): string {
        if (field !== 'removed') return text.doneOne;
        return fill(value === null ? words.views.restored : words.views.removed, { number });
      }
    },
    [words, snack, did, renew, clear, edit, newest],
  );
}
