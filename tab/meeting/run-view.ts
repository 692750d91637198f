import { useCallback, useMemo, useState } from 'react';
import type { MeetingPoint, TabWords } from '../../bot/api/contract.ts';
import { fill } from '../words.tsx';

export type View = {
  /** The point on this screen; null before the first is taken up. */
  readonly point: MeetingPoint | null;
  /** The leader's. */
  readonly current: MeetingPoint | null;
  readonly follows: boolean;
  readonly look: (point: MeetingPoint) => void;
  readonly follow: () => void;
  /** The one so many steps away on the agenda, or null at its end. */
  readonly beside: (steps: 1 | -1) => MeetingPoint | null;
};

/** What one looks at: the leader's point, or another for as long as one wants. */
export function useView(points: readonly MeetingPoint[], currentId: string | null): View {
  const [looking, setLooking] = useState<string | null>(null);
  const current = points.find(({ id }) => id !== null && id === currentId) ?? null;
  const own = looking === null ? null : (points.find(({ id }) => id === looking) ?? null);
  const follows = own === null || own.id === current?.id;
  const point = own ?? current;
  const look = useCallback(({ id }: MeetingPoint) => setLooking(id), []);
  const follow = useCallback(() => setLooking(null), []);
  return useMemo(
    () => ({
      point,
      current,
      follows,
      look,
      follow,
      beside(steps) {
        const at = point === null ? -1 : points.indexOf(point);
        if (point === null && steps < 0) return null;
        return points[at + steps] ?? null;
      },
    }),
    [points, point, current, follows, look, follow],
  );
}

/** A point as people say it in a sentence: its §, or its heading while it has none. */
export function pointName({ paragraph, title }: MeetingPoint, words: TabWords): string {
  if (paragraph !== null) return fill(words.meeting.paragraph, { n: paragraph });
  return fill(words.meeting.follow.unnumbered, { title: title || words.meeting.hidden });
}
