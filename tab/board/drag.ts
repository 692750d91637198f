import {
  draggable,
  dropTargetForElements,
  monitorForElements,
} from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { type RefObject, useEffect, useRef, useState } from 'react';

/** Where a dragged thing is near an edge of what scrolls, in px, and how far it scrolls at each turn. */
const EDGE = 56;
const STEP = 14;

/** What is dragged, and what it is dropped on, are known by their ids; everything else the page looks up. */
const THING = 'trygg.thing';
const PLACE = 'trygg.place';

/** Makes the element draggable while `may` holds. True while it is on its way. */
export function useDraggable(element: RefObject<HTMLElement | null>, id: string, may: boolean): boolean {
  const [dragged, setDragged] = useState(false);
  useEffect(() => {
    if (!element.current || !may) return;
    return draggable({
      element: element.current,
      getInitialData: () => ({ [THING]: id }),
      onDragStart: () => setDragged(true),
      onDrop: () => setDragged(false),
    });
  }, [element, id, may]);
  return dragged;
}

/** Makes the element a place to drop on. True while something is held over it. */
export function useDropPlace(element: RefObject<HTMLElement | null>, id: string): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    if (!element.current) return;
    return dropTargetForElements({
      element: element.current,
      getData: () => ({ [PLACE]: id }),
      canDrop: ({ source }) => typeof source.data[THING] === 'string',
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: () => setOver(false),
    });
  }, [element, id]);
  return over;
}

/**
 * Hears when something is dropped on a place. While it is dragged near the edge of anything within `root` that
 * scrolls, that scrolls, and so does `root`.
 */
export function useDropped(
  root: RefObject<HTMLElement | null>,
  started: (thing: string) => void,
  dropped: (thing: string, place: string | null) => void,
): void {
  const newest = useRef({ started, dropped });
  useEffect(() => {
    newest.current = { started, dropped };
  });
  useEffect(
    () =>
      monitorForElements({
        onDragStart({ source }) {
          const thing = source.data[THING];
          if (typeof thing === 'string') newest.current.started(thing);
        },
        onDrag({ location }) {
          const { clientX, clientY } = location.current.input;
          if (root.current) scrollAt(root.current, clientX, clientY);
        },
        onDrop({ source, location }) {
          const thing = source.data[THING];
          const place = location.current.dropTargets[0]?.data[PLACE];
          if (typeof thing === 'string') newest.current.dropped(thing, typeof place === 'string' ? place : null);
        },
      }),
    [root],
  );
}

function scrollAt(root: HTMLElement, x: number, y: number) {
  for (let at = document.elementFromPoint(x, y); at && root.contains(at); at = at.parentElement) {
    const edges = at.getBoundingClientRect();
    const across = x < edges.left + EDGE ? -STEP : x > edges.right - EDGE ? STEP : 0;
    const down = y < edges.top + EDGE ? -STEP : y > edges.bottom - EDGE ? STEP : 0;
    if (at.scrollWidth > at.clientWidth) at.scrollLeft += across;
    if (at.scrollHeight > at.clientHeight) at.scrollTop += down;
  }
}
