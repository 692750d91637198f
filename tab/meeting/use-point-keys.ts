import { useEffect, useRef } from 'react';
import type { MeetingPoint } from '../../bot/api/contract.ts';
import { type Key, useKeys } from '../look/keys.tsx';
import { useWords } from '../words.tsx';
import type { Edit } from './prepare-agenda.ts';

const rowOf = (key: string) => document.querySelector<HTMLElement>(`[data-point="${CSS.escape(key)}"]`);
const focused = () => document.activeElement?.closest<HTMLElement>('[data-point]')?.dataset.point ?? null;

type Given = {
  readonly page: string;
  readonly points: readonly MeetingPoint[];
  readonly mayPrepare: boolean;
  readonly change: (edit: Edit) => void;
  /** The page's other keys, listed with these. */
  readonly more: readonly Key[];
};

/** Walks the points of a coming agenda by keys, and orders and times the one that has focus. */
export function usePointKeys({ page, points, mayPrepare, change, more }: Given): void {
  const { keys } = useWords().meetings.preparing;
  /** A row that moves loses focus in some browsers; it is given back when it stands in its new place. */
  const follow = useRef<string | null>(null);
  useEffect(() => {
    if (follow.current === null) return;
    const row = rowOf(follow.current);
    if (row && !row.contains(document.activeElement)) row.focus();
    follow.current = null;
  });
  const at = () => points.findIndex(({ key }) => key === focused());
  const walk = (by: 1 | -1) => () => {
    const next = at() < 0 ? (by === 1 ? 0 : points.length - 1) : at() + by;
    const point = points[next];
    if (point) rowOf(point.key)?.focus();
  };
  const here = (does: (key: string) => void) => () => {
    const key = focused();
    if (key !== null && points.some((point) => point.key === key)) does(key);
  };
  const move = (by: 1 | -1) =>
    here((key) => {
      follow.current = key;
      change({ kind: 'moved', key, by });
    });
  useKeys(page, [
    { keys: ['j', 'ArrowDown'], does: keys.next, press: walk(1) },
    { keys: ['k', 'ArrowUp'], does: keys.previous, press: walk(-1) },
    { keys: 'alt+ArrowUp', does: keys.up, press: move(-1), when: mayPrepare },
    { keys: 'alt+ArrowDown', does: keys.down, press: move(1), when: mayPrepare },
    {
      keys: 'm',
      does: keys.minutes,
      press: here((key) => rowOf(key)?.querySelector<HTMLElement>('[data-minutes]')?.focus()),
      when: mayPrepare,
    },
    {
      keys: 'Delete',
      does: keys.drop,
      press: here((key) => change({ kind: 'dropped', key, dropped: true })),
      when: mayPrepare,
    },
    ...more,
  ]);
}
