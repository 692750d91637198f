import { useCallback, useEffect, useRef } from 'react';

/** A way to ask for the newest `load` in `ms` milliseconds: many calls at once are one fetch. */
export function useSoon(load: () => void | Promise<void>, ms: number): () => void {
  const newest = useRef(load);
  useEffect(() => {
    newest.current = load;
  });
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void newest.current(), ms);
  }, [ms]);
}
