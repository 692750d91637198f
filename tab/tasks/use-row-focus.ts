import { type RefObject, useCallback, useEffect, useRef } from 'react';

type Wanted = { readonly index: number; readonly column: string | null };

/**
 * Moves the focus to a row, or to a column of it, also when it is not drawn yet: it is asked for by `reach`, and focused
 * when it is there. A row whose task is still being fetched has the focus until the task comes.
 */
export function useRowFocus(body: RefObject<HTMLElement | null>, reach: (index: number) => void) {
  const wanted = useRef<Wanted | null>(null);
  const tryNow = useCallback(
    (again: boolean) => {
      const want = wanted.current;
      if (!want) return;
      // Meanwhile the person went on to something else.
      if (again && document.activeElement !== document.body && !body.current?.contains(document.activeElement)) {
        wanted.current = null;
        return;
      }
      const row = body.current?.querySelector<HTMLElement>(`[data-index="${want.index}"]`);
      if (!row) return;
      const cell = want.column === null ? null : row.querySelector<HTMLElement>(`[data-cell="${want.column}"]:enabled`);
      const target = cell ?? row.querySelector<HTMLElement>('[data-focus]') ?? row;
      if (row.dataset.waiting === undefined) wanted.current = null;
      if (document.activeElement !== target) target.focus({ preventScroll: true });
    },
    [body],
  );
  useEffect(() => tryNow(true));
  return useCallback(
    (index: number, column: string | null) => {
      wanted.current = { index, column };
      reach(index);
      tryNow(false);
    },
    [reach, tryNow],
  );
}
