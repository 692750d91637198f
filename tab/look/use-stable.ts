import { useCallback, useEffect, useRef } from 'react';

/** The newest function behind one that never changes, so that what is given it need not be drawn again. */
export function useStable<Given extends readonly unknown[], Answer>(
  newest: (...given: Given) => Answer,
): (...given: Given) => Answer {
  const kept = useRef(newest);
  useEffect(() => {
    kept.current = newest;
  });
  return useCallback((...given) => kept.current(...given), []);
}
