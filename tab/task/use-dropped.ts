import { type RefObject, useEffect, useRef, useState } from 'react';

/** Hears files dropped anywhere in the panel around `place`. True while some are held over it. Null: none are taken. */
export function useDropped(place: RefObject<HTMLElement | null>, take: ((files: File[]) => void) | null): boolean {
  const [over, setOver] = useState(false);
  const newest = useRef(take);
  useEffect(() => {
    newest.current = take;
  });
  const takes = take !== null;
  useEffect(() => {
    const panel = place.current?.closest<HTMLElement>('[data-panel]') ?? place.current;
    if (!panel || !takes) return;
    const ended = new AbortController();
    const { signal } = ended;
    // Each element within tells of coming and going by itself.
    let depth = 0;
    const holds = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    panel.addEventListener(
      'dragenter',
      (event) => {
        if (!holds(event)) return;
        depth += 1;
        setOver(true);
      },
      { signal },
    );
    panel.addEventListener('dragover', (event) => holds(event) && event.preventDefault(), { signal });
    panel.addEventListener(
      'dragleave',
      (event) => {
        if (!holds(event)) return;
        depth -= 1;
        if (depth <= 0) setOver(false);
      },
      { signal },
    );
    panel.addEventListener(
      'drop',
      (event) => {
        if (!holds(event)) return;
        event.preventDefault();
        depth = 0;
        setOver(false);
        newest.current?.([...(event.dataTransfer?.files ?? [])]);
      },
      { signal },
    );
    return () => ended.abort();
  }, [place, takes]);
  return over;
}
