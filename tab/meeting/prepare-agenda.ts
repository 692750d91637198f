import type { AgendaPrepared, MeetingPoint, Section } from '../../bot/api/contract.ts';
import type { ForumPage } from './use-meeting.ts';

/** One thing that someone does with a coming agenda. `from`: the minutes that they saw when they began to write. */
export type Edit =
  | { readonly kind: 'minutes'; readonly key: string; readonly minutes: number | null; readonly from: number | null }
  | { readonly kind: 'dropped'; readonly key: string; readonly dropped: boolean }
  | { readonly kind: 'moved'; readonly key: string; readonly by: 1 | -1 };

export const HOUR = 60;
export const sections = ['sinceLast', 'fixed', 'proposal'] as const satisfies readonly Section[];

/** The agenda as the server takes it: in order, with what waits at the end. */
export function itemsOf({ points, dropped }: Pick<ForumPage, 'points' | 'dropped'>): AgendaPrepared['items'] {
  const item = (out: boolean) => (point: MeetingPoint) => ({ key: point.key, minutes: point.minutes, dropped: out });
  return [...points.map(item(false)), ...dropped.map(item(true))];
}

/** How the page looks with the edit; as it is when the point is no longer there. */
export function applyEdit(page: ForumPage, edit: Edit): ForumPage {
  const { points, dropped } = page;
  switch (edit.kind) {
    case 'minutes': {
      const timed = (point: MeetingPoint) => (point.key === edit.key ? { ...point, minutes: edit.minutes } : point);
      return { ...page, points: points.map(timed), dropped: dropped.map(timed) };
    }
    case 'dropped': {
      const from = edit.dropped ? points : dropped;
      const point = from.find(({ key }) => key === edit.key);
      if (!point) return page;
      const without = from.filter((each) => each !== point);
      return edit.dropped
        ? { ...page, points: without, dropped: [...dropped, point] }
        : { ...page, points: lastOfItsSection(points, point), dropped: without };
    }
    default:
      return { ...page, points: swapped(points, edit.key, edit.by) };
  }
}

function lastOfItsSection(points: readonly MeetingPoint[], point: MeetingPoint): readonly MeetingPoint[] {
  const inOrder: readonly Section[] = sections;
  const rank = inOrder.indexOf(point.section);
  const last = points.findLastIndex((each) => inOrder.indexOf(each.section) <= rank);
  return points.toSpliced(last + 1, 0, point);
}

/** Changes places with the one before or after it in its section. */
function swapped(points: readonly MeetingPoint[], key: string, by: 1 | -1): readonly MeetingPoint[] {
  const at = points.findIndex((point) => point.key === key);
  const moved = points[at];
  if (!moved) return points;
  const same = points.filter(({ section }) => section === moved.section);
  const neighbour = same[same.indexOf(moved) + by];
  if (!neighbour) return points;
  const other = points.indexOf(neighbour);
  return points.with(at, neighbour).with(other, moved);
}

/** What someone else has written meanwhile where this edit writes; undefined when nobody has. */
export function overlap(page: ForumPage, edit: Edit): number | null | undefined {
  if (edit.kind !== 'minutes') return undefined;
  const point = [...page.points, ...page.dropped].find(({ key }) => key === edit.key);
  if (!point || point.minutes === edit.from || point.minutes === edit.minutes) return undefined;
  return point.minutes;
}

export type Reckoned = { readonly minutes: number; readonly untimed: number };

/** How long the agenda is, and how many points nobody has given a time. */
export const reckon = (points: readonly MeetingPoint[]): Reckoned => ({
  minutes: points.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0),
  untimed: points.filter(({ minutes }) => minutes === null).length,
});

/** When each point begins (ISO), as far as it can be told: not after a point without a time. */
export function beginnings(points: readonly MeetingPoint[], plannedAt: string): readonly (string | null)[] {
  let at: number | null = Date.parse(plannedAt);
  return points.map(({ minutes }) => {
    const begins = at;
    at = at === null || minutes === null ? null : at + minutes * 60_000;
    return begins === null ? null : new Date(begins).toISOString();
  });
}

/** Minutes as someone typed them; undefined when it is none that a timebox can have. */
export function minutesTyped(text: string): number | null | undefined {
  const typed = text.trim();
  if (typed === '') return null;
  const minutes = Number(typed);
  return Number.isInteger(minutes) && minutes >= 1 && minutes <= 240 ? minutes : undefined;
}
