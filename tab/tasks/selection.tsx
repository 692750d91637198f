/*
 * The rows that are selected in the list, for what is done to many at once.
 *
 *   const { tasks, clear } = useSelection();     // in the order of the list
 *
 * A selected row may be far out of sight; what is here is the task as it was last seen.
 */
import {
  createContext,
  type ReactNode,
  type RefObject,
  useCallback,
  useContext,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Task } from '../../bot/api/contract.ts';

export type Placed = { readonly task: Task; readonly index: number };

export type Selection = {
  readonly tasks: readonly Task[];
  readonly has: (id: string) => boolean;
  /** In or out. `index` is the row's. */
  readonly toggle: (task: Task, index: number) => void;
  /** Only these, or these as well. */
  readonly choose: (placed: readonly Placed[], more: boolean) => void;
  /** The same rows as they are now; those that are gone are left out by giving null. */
  readonly renew: (now: (task: Task) => Task | null) => void;
  readonly clear: () => void;
  /** The row that was taken in or out last: a range begins there. */
  readonly anchor: RefObject<number | null>;
};
const Context = createContext<Selection | null>(null);

const none: ReadonlyMap<string, Placed> = new Map();

export function SelectionProvider({ children }: { readonly children: ReactNode }) {
  const [chosen, setChosen] = useState(none);
  const anchor = useRef<number | null>(null);
  const toggle = useCallback((task: Task, index: number) => {
    anchor.current = index;
    setChosen((now) => {
      const next = new Map(now);
      if (!next.delete(task.id)) next.set(task.id, { task, index });
      return next;
    });
  }, []);
  const choose = useCallback((placed: readonly Placed[], more: boolean) => {
    const given = placed.map((each) => [each.task.id, each] as const);
    setChosen((now) => new Map([...(more ? now : []), ...given]));
  }, []);
  const renew = useCallback((fresh: (task: Task) => Task | null) => {
    setChosen(
      (now) =>
        new Map(
          [...now].flatMap(([id, { task, index }]) => {
            const is = fresh(task);
            return is ? [[id, { task: is, index }] as const] : [];
          }),
        ),
    );
  }, []);
  const clear = useCallback(() => {
    anchor.current = null;
    setChosen((now) => (now.size === 0 ? now : none));
  }, []);
  const value = useMemo<Selection>(
    () => ({
      tasks: [...chosen.values()].sort((one, other) => one.index - other.index).map(({ task }) => task),
      has: (id) => chosen.has(id),
      toggle,
      choose,
      renew,
      clear,
      anchor,
    }),
    [chosen, toggle, choose, renew, clear],
  );
  return <Context value={value}>{children}</Context>;
}

export function useSelection(): Selection {
  const selection = useContext(Context);
  if (!selection) throw new Error('no list around this');
  return selection;
}
