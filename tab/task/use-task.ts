import { useCallback, useEffect, useRef, useState } from 'react';
import type { Task, TaskChange, TaskConflict, TaskEdited, TaskFiles, TaskHistory } from '../../bot/api/contract.ts';
import { ApiError, whyOf } from '../api.ts';
import { useChanges, useKnown } from '../context.tsx';
import { useSnack } from '../look/snack.tsx';
import { keptOf, useUndo } from '../tasks/undo.tsx';
import { fill, useWords } from '../words.tsx';

export type Met = { readonly task: Task; readonly conflicts: readonly TaskConflict[] };
/** Writes changes of a task and shows them in the list behind. */
export type Edit = (task: Task, changes: readonly TaskChange[]) => Promise<Met>;
/** Writes; false when it was not kept. `said`: what the corner says, with a way back. */
export type Change = (changes: readonly TaskChange[], said?: string) => Promise<boolean>;

type Props = {
  readonly id: string;
  readonly edit: Edit | undefined;
  readonly did: (task: Task) => void;
  /** The same task in the list, when it is there. */
  readonly live: Task | null;
};

/** One open task: what is so, what was said and done, and the one way to change it. */
export function useTask({ id, edit, did, live }: Props) {
  const words = useWords();
  const snack = useSnack();
  const undo = useUndo();
  const { api } = useKnown();
  const [own, setOwn] = useState<Task | null>(null);
  const [history, setHistory] = useState<TaskHistory | null>(null);
  const [files, setFiles] = useState<TaskFiles | null>(null);
  const [why, setWhy] = useState<string | null>(null);
  const [conflicted, setConflicted] = useState<Met | null>(null);
  const task = live && (!own || live.version >= own.version) ? live : own;
  const newest = useRef(task);
  useEffect(() => {
    newest.current = task;
  });
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  /** Versions that one's own writing made, by what they were made from. */
  const made = useRef(new Map<string, number>());

  const loading = useRef<Promise<void> | null>(null);
  const again = useRef(false);
  const read = useCallback(async () => {
    try {
      const [found, told, kept] = await Promise.all([
        api.get<Task>(`/api/tasks/${id}`),
        api.get<TaskHistory>(`/api/tasks/${id}/history`),
        api.get<TaskFiles>(`/api/tasks/${id}/files`),
      ]);
      setOwn((now) => (now && now.version > found.version ? now : found));
      setHistory(told);
      setFiles(kept);
      setWhy(null);
    } catch (error) {
      // It was there, and this person may not see it any more.
      if (error instanceof ApiError && error.status === 404) setOwn(null);
      setWhy(whyOf(error));
    }
  }, [api, id]);
  /** What asks while it is being read is answered by one more reading. */
  const load = useCallback((): Promise<void> => {
    if (loading.current) {
      again.current = true;
      return loading.current;
    }
    const reading = (async () => {
      do {
        again.current = false;
        await read();
      } while (again.current);
      loading.current = null;
    })();
    loading.current = reading;
    return reading;
  }, [read]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version of the task has a longer history
  useEffect(() => void load(), [load, live?.version]);
  useChanges((change) => {
    if (change.noun === 'missed' || change.id === id) void load();
  });

  async function send(of: Task, changes: readonly TaskChange[]): Promise<Met> {
    if (edit) return edit(of, changes);
    const edited = await api.send<TaskEdited>('PATCH', `/api/tasks/${of.id}`, { changes });
    if (!edited) return { task: of, conflicts: [] };
    did(edited.task);
    return edited;
  }

  const sayWhy = (error: unknown) =>
    snack({
      kind: 'failed',
      text: fill(words.tasks.notSaved, { why: whyOf(error, words.errors.network) }),
    });

  async function write(before: Task, changes: readonly TaskChange[], said: string): Promise<boolean> {
    try {
      const met = await send(before, changes);
      newest.current = met.task;
      setOwn(met.task);
      const kept = keptOf(changes, met.conflicts);
      for (const each of kept) {
        const version = versionOf(met.task, each);
        if (version !== null && 'base' in each && version > each.base)
          made.current.set(keyOf(each, each.base), version);
      }
      if (kept.length > 0) undo.did(said, [{ before, after: met.task, changes: kept }]);
      setConflicted(met.conflicts.length > 0 ? met : null);
      void load();
      return true;
    } catch (error) {
      sayWhy(error);
      return false;
    }
  }
  const change: Change = (changes, said = words.tasks.saved) => {
    if (changes.length === 0) return Promise.resolve(true);
    // One at a time: what is pressed again before the answer is here is no conflict with oneself.
    const after = queue.current.then(() => {
      const before = newest.current;
      return before !== null && write(before, changes.map(onOwn), said);
    });
    queue.current = after;
    return after;
  };
  const onOwn = (change: TaskChange): TaskChange => {
    if (change.field === 'participants') return change;
    let { base } = change;
    for (let next = made.current.get(keyOf(change, base)); next !== undefined; ) {
      base = next;
      next = made.current.get(keyOf(change, base));
    }
    return { ...change, base };
  };

  /** Those of what met someone else's where one's own was chosen; the others stay as they are. */
  function choose(mine: readonly TaskChange[]) {
    const met = conflicted;
    setConflicted(null);
    if (met && mine.length > 0) void write(met.task, mine, words.tasks.saved);
  }

  async function press(path: string, body: object, said: string) {
    try {
      const after = await api.send<Task>('POST', `/api/tasks/${id}/${path}`, body);
      if (!after) return;
      did(after);
      setOwn(after);
      snack({ kind: 'said', text: fill(said, { number: after.number }) });
    } catch (error) {
      sayWhy(error);
    }
  }

  return { task, history, files, why, load, change, press, conflicted, choose };
}

const keyOf = (change: TaskChange, base: number): string =>
  `${change.field === 'checklist' ? change.item : change.field}:${base}`;

function versionOf(task: Task, change: TaskChange): number | null {
  if (change.field === 'participants') return null;
  if (change.field !== 'checklist') return task.fieldVersions[change.field];
  return task.checklist.find((item) => item.id === change.item)?.version ?? null;
}
