import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useEffect, useLayoutEffect, useState } from 'react';
import type { Rows } from './rows.ts';

type Given = {
  readonly rows: Rows;
  readonly scroller: RefObject<HTMLElement | null>;
  /** Where the first row stands. */
  readonly body: RefObject<HTMLElement | null>;
  /** In pixels, as expected of a row before it is drawn. */
  readonly heightOf: (index: number) => number;
  /** Pixels at the top that stay in sight over the rows. */
  readonly over: number;
  /** A row that is drawn wherever it is: it has the focus. */
  readonly held: number | null;
  readonly see: (from: number, to: number, held: number | null) => void;
  /** Counts up when it should begin at the top. */
  readonly question: number;
};

export type Drawn = { readonly index: number; readonly start: number; readonly end: number };

/** Which of very many rows are drawn: those in sight, a few around them, the head of their group and the one with the focus. */
export function useLongList({ rows, scroller, body, heightOf, over, held, see, question }: Given) {
  const [margin, setMargin] = useState(0);
  // What stands above the rows grows and shrinks: filters, what is open, the window itself.
  useLayoutEffect(() => {
    const [box, first] = [scroller.current, body.current];
    if (!box || !first) return;
    const measure = () =>
      setMargin(Math.round(first.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    for (const child of box.children) observer.observe(child);
    return () => observer.disconnect();
  }, [scroller, body]);

  const extract = useCallback(
    (range: Range) => {
      const head = rows.heads.findLast((each) => each <= range.startIndex);
      const more = [head, held ?? undefined].filter((index) => index !== undefined && index < rows.count);
      return [...new Set([...more, ...defaultRangeExtractor(range)])]
        .filter((index) => index !== undefined)
        .sort((one, other) => one - other);
    },
    [rows, held],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows are other heights, though the function is the same
  const key = useCallback((index: number) => index, [rows]);
  const virtual = useVirtualizer({
    count: rows.count,
    getScrollElement: () => scroller.current,
    estimateSize: heightOf,
    getItemKey: key,
    overscan: 8,
    scrollMargin: margin,
    scrollPaddingStart: over,
    rangeExtractor: extract,
  });
  const drawn: Drawn[] = virtual
    .getVirtualItems()
    .map(({ index, start, end }) => ({ index, start: start - margin, end: end - margin }));

  const range = virtual.range;
  const [from, to] = [range?.startIndex ?? 0, (range?.endIndex ?? 0) + 1];
  useEffect(() => {
    const places = placesBetween(rows, from, to);
    const [low, high] = [places[0], places.at(-1)];
    const row = held === null ? null : rows.at(held);
    if (low !== undefined && high !== undefined) see(low, high + 1, row?.kind === 'task' ? row.place : null);
  }, [rows, from, to, held, see]);
  useEffect(() => {
    if (question > 0) scroller.current?.scrollTo({ top: 0 });
  }, [question, scroller]);
  return { virtual, drawn, height: virtual.getTotalSize() };
}

/** Rows around what is in sight that are fetched too, so that slow scrolling never meets an empty row. */
const AHEAD = 30;

function placesBetween(rows: Rows, from: number, to: number): number[] {
  const places: number[] = [];
  for (let index = from - AHEAD; index < to + AHEAD; index += 1) {
    const row = rows.at(index);
    if (row?.kind === 'task') places.push(row.place);
  }
  return places;
}
