import { useState } from 'react';
import type { NewTask, Task, TaskConflict, TaskField } from '../../bot/api/contract.ts';
import { whyOf } from '../api.ts';
import { useSnack } from '../look/snack.tsx';
import { useStable } from '../look/use-stable.ts';
import { fill, useWords } from '../words.tsx';
import type { Write } from './cells.tsx';
import { manualOrigins } from './choices.ts';
import type { Query } from './query.ts';
import { keptNew, keptOf, useUndo, useUndoThrough } from './undo.tsx';
import { changeOf, type Met, ownOf, type Tasks } from './use-tasks.ts';

/** What a new task is from the start, so that it belongs to the list that it was added in. */
function fromQuery(query: Query, me: string): Omit<NewTask, 'title'> {
  const responsible = query.view === 'mine' ? me : query.responsible;
  const origin = manualOrigins.find((each) => each === query.origin);
  const { priority } = query;
  return {
    ...(query.administration === '' ? {} : { administration: query.administration }),
    ...(responsible === '' || responsible === 'nobody' ? {} : { responsible }),
    ...(origin === undefined ? {} : { origin }),
    ...(priority === 'urgent' || priority === 'important' || priority === 'low' ? { priority } : {}),
  };
}

/** Writing in the list: what is kept can be undone, what met someone else's change is shown, what failed is said. */
export function useWrite({ edit, add }: Pick<Tasks, 'edit' | 'add'>, query: Query, me: string) {
  const words = useWords();
  const snack = useSnack();
  const { did } = useUndo();
  const [conflicted, setConflicted] = useState<Met | null>(null);
  useUndoThrough(edit);

  const sayWhy = (error: unknown) =>
    snack({
      kind: 'failed',
      text: fill(words.tasks.notSaved, { why: whyOf(error, words.errors.network) }),
    });

  function saidOf({ number, status, removed }: Task, field: TaskField): string {
    if (field === 'removed') return fill(removed ? words.views.removed : words.views.restored, { number });
    if (field !== 'status' || status === 'inProgress') return words.tasks.saved;
    return fill(status === 'done' ? words.tasks.finished : words.tasks.reopened, { number });
  }
  const write: Write = useStable(async (task, field, value, base) => {
    const changes = [changeOf(task, field, value, base)];
    try {
      const met = await edit(task, changes);
      const kept = keptOf(changes, met.conflicts);
      if (met.conflicts.length > 0) setConflicted(met);
      if (kept.length > 0) did(saidOf(met.task, field), [{ before: task, after: met.task, changes: kept }]);
      return true;
    } catch (error) {
      sayWhy(error);
      return false;
    }
  });
  const addTitle = useStable(async (title: string) => {
    try {
      const task = await add({ ...fromQuery(query, me), title });
      if (task) did(fill(words.tasks.added, { number: task.number }), [keptNew(task)]);
      return task !== null;
    } catch (error) {
      sayWhy(error);
      return false;
    }
  });
  /** Of what met someone else's: these values all the same. */
  async function choose(own: readonly TaskConflict[]) {
    const met = conflicted;
    setConflicted(null);
    if (!met || own.length === 0) return;
    const changes = own.map(ownOf);
    try {
      const again = await edit(met.task, changes);
      const kept = keptOf(changes, again.conflicts);
      if (again.conflicts.length > 0) setConflicted(again);
      if (kept.length > 0) did(words.tasks.saved, [{ before: met.task, after: again.task, changes: kept }]);
    } catch (error) {
      sayWhy(error);
    }
  }
  return { write, addTitle, conflicted, choose };
}
