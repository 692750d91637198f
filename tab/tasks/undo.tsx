/*
 * Undo for everything. What a person does in this tab stands on one stack, whichever page or layout it was done in:
 *
 *   const { did } = useUndo();
 *   const met = await edit(task, changes);
 *   did(words.tasks.saved, [{ before: task, after: met.task, changes: kept(changes, met.conflicts) }]);
 *
 * `did` also says it in the corner, with the button that takes it back; Ctrl+Z (Cmd+Z) takes back the last, Ctrl+Y and
 * Ctrl+Shift+Z do it again. Several tasks written at one press are one step: give them in one call. An added task is
 * `keptNew(task)`. What is no change to a task is said as a step of its own, with its own `back`.
 * Undo writes the values from before on the versions that the change made: whoever changed the same since is not
 * overwritten, and the person is told.
 */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef } from 'react';
import type { Task, TaskChange, TaskConflict, TaskEdited } from '../../bot/api/contract.ts';
import { ApiError, whyOf } from '../api.ts';
import { useKnown } from '../context.tsx';
import { useKeys } from '../look/keys.tsx';
import { useSnack } from '../look/snack.tsx';
import { fill, useWords } from '../words.tsx';
import { inTurn } from './in-turn.ts';
import { type Kept, keptNew, opposite } from './opposite.ts';

export { type Kept, keptNew };

/** How far back. */
const DEPTH = 100;

export type Overtaken = { readonly number: string; readonly by: string; readonly field: TaskConflict['field'] };
/** `overtaken`: what someone else has changed since, left as it is. `again`: what would do it again, or null. */
export type TakenBack = { readonly overtaken: readonly Overtaken[]; readonly again: Step | null };
export type Step = {
  /** What was done, as the person reads it. */
  readonly said: string;
  /** Throws what the API says when nothing could be taken back; the step then stays on the stack. */
  readonly back: () => Promise<TakenBack>;
};
type Send = (task: Task, changes: readonly TaskChange[]) => Promise<TaskEdited>;

export type Undo = {
  /** Remembers changes that were kept, and says so with a way back. */
  readonly did: (said: string, kept: readonly Kept[]) => void;
  /** Remembers a step, and says it (or `text`) with a way back. */
  readonly say: (step: Step, text?: string) => void;
  readonly undo: () => Promise<void>;
  readonly redo: () => Promise<void>;
  /** From now on undo writes by this, so that the page shows it; returns what ends that. */
  readonly through: (send: Send) => () => void;
};
const Context = createContext<Undo | null>(null);

export function useUndo(): Undo {
  const undo = useContext(Context);
  if (!undo) throw new Error('no undo around this');
  return undo;
}

/** Those of the changes that did not meet someone else's. */
export const keptOf = (changes: readonly TaskChange[], conflicts: readonly TaskConflict[]): TaskChange[] =>
  changes.filter(
    (change) =>
      !conflicts.some(
        (conflict) =>
          conflict.field === change.field &&
          (conflict.field !== 'checklist' || change.field !== 'checklist' || conflict.item === change.item),
      ),
  );

export function UndoProvider({ children }: { readonly children: ReactNode }) {
  const words = useWords();
  const snack = useSnack();
  const { api, outbox } = useKnown();
  const done = useRef<Step[]>([]);
  const undone = useRef<Step[]>([]);
  const busy = useRef(false);
  const senders = useRef<Send[]>([]);
  const redoLast = useRef(() => {});
  const text = words.views.undo;

  const send = useCallback<Send>(
    async (task, changes) => {
      const by = senders.current.at(-1);
      if (by) return by(task, changes);
      const edited = await api.send<TaskEdited>('PATCH', `/api/tasks/${task.id}`, { changes });
      return edited ?? { task, conflicts: [] };
    },
    [api],
  );

  const stepOf = useCallback(
    (said: string, kept: readonly Kept[]): Step => ({
      said,
      async back() {
        const overtaken: Overtaken[] = [];
        const again: Kept[] = [];
        const left = kept
          .map((each) => ({ each, changes: opposite(each) }))
          .filter(({ changes }) => changes.length > 0);
        const failed = await inTurn(left, async ({ each, changes }) => {
          const met = await send(each.after, changes);
          for (const { field, by } of met.conflicts) overtaken.push({ number: each.after.number, by, field });
          const held = keptOf(changes, met.conflicts);
          if (held.length > 0) again.push({ before: each.after, after: met.task, changes: held });
        });
        // Some may be back already; what could not be reached is left for another try only when nothing was.
        if (failed.length > 0 && again.length + overtaken.length === 0) throw failed[0]?.error;
        return { overtaken, again: again.length > 0 ? stepOf(said, again) : null };
      },
    }),
    [send],
  );

  const take = useCallback(
    async (from: Step[], to: Step[], step: Step | undefined, redoing: boolean) => {
      if (busy.current) return;
      if (!step || !from.includes(step)) return snack({ kind: 'said', text: redoing ? text.noMore : text.none });
      busy.current = true;
      try {
        const { overtaken, again } = await step.back();
        from.splice(from.indexOf(step), 1);
        if (again) to.push(again);
        snack(told(overtaken, again !== null, redoing));
      } catch (error) {
        // Gone or no longer one's own to change: another try would not help.
        if (error instanceof ApiError && error.status >= 400 && error.status < 500) from.splice(from.indexOf(step), 1);
        const why = whyOf(error, words.errors.network);
        snack({ kind: 'failed', text: fill(text.failed, { why }) });
      } finally {
        busy.current = false;
      }

      function told(overtaken: readonly Overtaken[], some: boolean, again: boolean) {
        const [one, ...rest] = overtaken;
        if (!one) {
          const action = again ? {} : { action: { name: text.redo, go: () => redoLast.current() } };
          return { kind: 'said', text: again ? text.redone : words.tasks.undone, ...action } as const;
        }
        const fields: { readonly [field: string]: string } = words.tasks.fields;
        const field = (fields[one.field] ?? '').toLowerCase();
        const who = { by: one.by, field, number: one.number, count: rest.length };
        const sentence = fill(rest.length > 0 ? text.overtakenMore : text.overtaken, who);
        return { kind: 'failed', text: some ? `${text.partly} ${sentence}` : sentence } as const;
      }
    },
    [snack, text, words],
  );
  const undo = useCallback(() => take(done.current, undone.current, done.current.at(-1), false), [take]);
  const redo = useCallback(() => take(undone.current, done.current, undone.current.at(-1), true), [take]);

  useEffect(() => {
    redoLast.current = () => void redo();
  }, [redo]);

  const push = useCallback((step: Step) => {
    done.current.push(step);
    if (done.current.length > DEPTH) done.current.shift();
    undone.current.length = 0;
  }, []);
  const say = useCallback(
    (step: Step, text = step.said) => {
      push(step);
      const go = () => void take(done.current, undone.current, step, false);
      snack({ kind: 'said', text, action: { name: words.undo, go } });
    },
    [push, snack, take, words],
  );
  const did = useCallback(
    (said: string, kept: readonly Kept[]) => {
      if (kept.every((each) => each.changes.length === 0)) return snack({ kind: 'said', text: said });
      const waits = outbox.state().waiting.length > 0;
      say(stepOf(said, kept), waits ? words.outbox.kept : said);
    },
    [outbox, say, snack, stepOf, words],
  );
  const through = useCallback((by: Send) => {
    senders.current.push(by);
    return () => {
      senders.current = senders.current.filter((each) => each !== by);
    };
  }, []);

  useKeys(words.keys.everywhere, [
    { keys: 'mod+z', does: text.undoKey, press: () => void undo() },
    { keys: ['mod+y', 'mod+shift+z'], does: text.redo, press: () => void redo() },
  ]);
  const value = useMemo(() => ({ did, say, undo, redo, through }), [did, say, undo, redo, through]);
  return <Context value={value}>{children}</Context>;
}

/** Lets undo write by `send` while mounted. */
export function useUndoThrough(send: Send): void {
  const { through } = useUndo();
  const newest = useRef(send);
  useEffect(() => {
    newest.current = send;
  });
  useEffect(() => through((task, changes) => newest.current(task, changes)), [through]);
}
