import {
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useCallback,
  useRef,
  useState,
} from 'react';
import type { Task } from '../../bot/api/contract.ts';
import { useKeys } from '../look/keys.tsx';
import { useStable } from '../look/use-stable.ts';
import { go } from '../route.ts';
import { useWords } from '../words.tsx';
import type { Write } from './cells.tsx';
import type { Group, Rows } from './rows.ts';
import { useSelection } from './selection.tsx';
import { useRowFocus } from './use-row-focus.ts';

type Given = {
  readonly rows: Rows;
  readonly taskAt: (index: number) => Task | null;
  readonly indexOf: (id: string) => number | null;
  readonly write: Write;
  readonly href: (task: Task) => string;
  readonly toggle: (group: Group) => void;
  /** Selects from the row that was selected last to this one. */
  readonly selectTo: (index: number) => void;
  readonly selectAll: () => void;
  readonly remove: (tasks: readonly Task[]) => void;
  readonly body: RefObject<HTMLElement | null>;
};

const indexAt = (target: EventTarget | null): number | null => {
  const found = target instanceof Element ? target.closest('[data-index]')?.getAttribute('data-index') : null;
  return found === null || found === undefined ? null : Number(found);
};

/**
 * The grid by keyboard and by mouse. One row is the current one, and has a place in the tab order; from it Enter goes
 * into the cells, and Escape comes back. Up and down go to the same column of the next row, as in a sheet.
 */
export function useGridKeys(given: Given) {
  const { rows, taskAt, indexOf, write, href, toggle, selectTo, selectAll, remove, body } = given;
  const words = useWords();
  const text = words.views.keys;
  const selection = useSelection();
  const [wished, setWished] = useState<{ readonly index: number; readonly id: string | null }>({ index: 0, id: null });
  // The row keeps its task, wherever that moves when the list is fetched anew.
  const at = (wished.id === null ? null : indexOf(wished.id)) ?? wished.index;
  const current = Math.min(at, Math.max(rows.count - 1, 0));
  const column = useRef<string | null>(null);
  const reach = useRef<(index: number) => void>(() => {});
  const setCurrent = useStable((index: number) => setWished({ index, id: taskAt(index)?.id ?? null }));
  const reachRow = useCallback(
    (index: number) => {
      setCurrent(index);
      reach.current(index);
    },
    [setCurrent],
  );
  const focus = useRowFocus(body, reachRow);

  const to = (index: number, at: string | null = null) => focus(Math.max(0, Math.min(index, rows.count - 1)), at);
  const move = (by: number) => to(inRows() ? current + by : current);
  const inRows = () => body.current?.contains(document.activeElement) ?? false;
  const task = () => taskAt(current);
  const mark = () => {
    const marked = task();
    if (marked) selection.toggle(marked, current);
  };
  const extend = (by: number) => {
    const next = Math.max(0, Math.min(current + by, rows.count - 1));
    if (selection.tasks.length === 0) mark();
    selectTo(next);
    to(next);
  };
  const finish = () => {
    const it = task();
    if (it?.may.edit.includes('status'))
      void write(it, 'status', it.status === 'done' ? 'open' : 'done', it.fieldVersions.status);
  };
  const removeThese = () => {
    const it = task();
    const these = selection.tasks.length > 0 ? selection.tasks : it ? [it] : [];
    if (these.length > 0) remove(these);
  };

  useKeys(words.tasks.page, [
    { keys: ['j', 'ArrowDown'], does: text.down, press: () => move(1) },
    { keys: ['k', 'ArrowUp'], does: text.up, press: () => move(-1) },
    { keys: 'mod+Home', does: text.firstRow, press: () => to(0) },
    { keys: 'mod+End', does: text.lastRow, press: () => to(rows.count - 1) },
    { keys: 'Enter', does: text.edit, press: () => to(current, 'title') },
    {
      keys: 'o',
      does: text.open,
      press: () => {
        const it = task();
        if (it) go(href(it));
      },
    },
    { keys: ['x', ' '], does: text.mark, press: mark },
    {
      keys: ['shift+ArrowDown', 'shift+ArrowUp'],
      does: text.extend,
      press: (event) => extend(event.key === 'ArrowDown' ? 1 : -1),
    },
    { keys: 'mod+a', does: text.markAll, press: selectAll },
    { keys: 'e', does: text.finish, press: finish },
    { keys: 'Delete', does: text.remove, press: removeThese },
    { keys: 'Escape', does: text.leave, press: selection.clear },
  ]);

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const { target, key } = event;
    if (!(target instanceof HTMLElement) || event.defaultPrevented) return;
    const index = indexAt(target);
    if (index === null) return;
    const group = rows.at(index);
    if (group?.kind === 'group' && (key === 'ArrowLeft' || key === 'ArrowRight')) {
      if (group.folded === (key === 'ArrowRight')) toggle(group.group);
      event.preventDefault();
      return;
    }
    if (target.hasAttribute('data-index')) {
      // A row itself; the other keys of a row are those of the page.
      if (key !== 'ArrowRight') return;
      event.preventDefault();
      to(index, 'title');
      return;
    }
    if (key === 'Escape') {
      event.preventDefault();
      to(index);
      return;
    }
    if ((key !== 'ArrowDown' && key !== 'ArrowUp') || event.shiftKey || target instanceof HTMLSelectElement) return;
    const name = target.dataset.cell ?? (group?.kind === 'group' ? column.current : undefined);
    if (name === undefined || target.getAttribute('type') === 'date') return;
    event.preventDefault();
    column.current = name;
    to(index + (key === 'ArrowDown' ? 1 : -1), name);
  }
  function onFocus(event: FocusEvent<HTMLElement>) {
    const index = indexAt(event.target);
    if (index !== null && (index !== current || wished.id === null)) setCurrent(index);
  }
  /** The number selects its row, as a sheet's does; with Ctrl or Shift any part of the row that is no field. */
  function onClick(event: MouseEvent<HTMLElement>) {
    if (!(event.target instanceof Element)) return;
    const index = indexAt(event.target);
    const it = index === null ? null : taskAt(index);
    const onMark = event.target.closest('[data-mark]') !== null;
    const many = event.shiftKey || event.ctrlKey || event.metaKey;
    if (index === null || !it) return;
    if (!onMark && (!many || event.target.closest('input, select, button, a') !== null)) return;
    if (event.shiftKey) selectTo(index);
    else selection.toggle(it, index);
  }
  /** Shift selects rows here, not text. */
  function onMouseDown(event: MouseEvent<HTMLElement>) {
    if (event.shiftKey && event.target instanceof Element && !event.target.closest('input, select'))
      event.preventDefault();
  }
  return { current, reach, onKeyDown, onFocus, onClick, onMouseDown };
}
