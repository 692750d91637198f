import type { WeeklySpan } from '../organisation/organisation.ts';

/** What a wall clock in Sweden shows: date YYYY-MM-DD, weekday 1 Monday to 7 Sunday, minute of the day 0 to 1439. */
export type LocalTime = { readonly date: string; readonly weekday: number; readonly minute: number };

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Stockholm',
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
});

/** What the wall clock shows, as if it were UTC, in milliseconds: wall clocks can be compared as numbers. */
function wall(instant: number): number {
  const shown: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const part of clock.formatToParts(instant)) shown[part.type] = Number(part.value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = shown;
  return Date.UTC(year, month - 1, day, hour, minute);
}

function weekdayOf(midnight: number): number {
  return new Date(midnight).getUTCDay() || 7;
}

/** The wall clock in Sweden at an instant. */
export function localTime(instant: Date): LocalTime {
  const shown = wall(instant.getTime());
  return {
    date: new Date(shown).toISOString().slice(0, 10),
    weekday: weekdayOf(shown),
    minute: Math.floor((shown % dayMs) / minuteMs),
  };
}

/**
 * The instant at which the wall clock in Sweden shows a date (YYYY-MM-DD) and a minute of that day (0 to 1440).
 * A repeated minute (autumn) gives its first instant; a skipped one (spring) the first instant after the gap.
 */
export function instantOf(date: string, minute: number): Date {
  const sought = Date.parse(`${date}T00:00:00Z`) + minute * minuteMs;
  const before = wall(sought - dayMs) - (sought - dayMs);
  const after = wall(sought + dayMs) - (sought + dayMs);
  const shownAt = [sought - before, sought - after].filter((instant) => wall(instant) === sought);
  return shownAt.length > 0 ? new Date(Math.min(...shownAt)) : instantOf(date, minute + 1);
}

/** The local date a number of days later (or earlier), YYYY-MM-DD. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** The weekday that hours go by: a holiday counts as a Sunday. 1 Monday to 7 Sunday. */
export function weekdayForHours(date: string, holidays: ReadonlySet<string>): number {
  return holidays.has(date) ? 7 : weekdayOf(Date.parse(`${date}T00:00:00Z`));
}

/** The first of the spans that an instant falls in, or null. */
export function spanAt(spans: readonly WeeklySpan[], instant: Date, holidays: ReadonlySet<string>): WeeklySpan | null {
  const { date, minute } = localTime(instant);
  const day = weekdayForHours(date, holidays);
  return spans.find((span) => span.days.includes(day) && span.from <= minute && minute < span.to) ?? null;
}

/**
 * The first start of a span at or after an instant. On the night when the start is skipped the span starts
 * when the gap ends; a span that lies wholly in the gap does not start that night.
 * Throws RangeError for a span that never starts (no days, or only days that are holidays for a year).
 */
export function nextStart(span: WeeklySpan, from: Date, holidays: ReadonlySet<string>): Date {
  const { date: today } = localTime(from);
  for (let days = 0; days <= 366; days += 1) {
    const date = addDays(today, days);
    if (!span.days.includes(weekdayForHours(date, holidays))) continue;
    const start = instantOf(date, span.from);
    if (start >= from && spanAt([span], start, holidays)) return start;
  }
  throw new RangeError('a weekly span that never starts');
}

/**
 * Which weekday (as hours go by) may follow which, as pairs: the ordinary seven, and those that holidays make
 * when they count as Sundays, such as Wednesday then Sunday.
 */
export function dayPairs(holidays: ReadonlySet<string>): readonly (readonly [day: number, next: number])[] {
  const pairs = new Map<string, readonly [number, number]>();
  for (let day = 1; day <= 7; day += 1) pairs.set(`${day}${(day % 7) + 1}`, [day, (day % 7) + 1]);
  for (const holiday of holidays) {
    for (const date of [addDays(holiday, -1), holiday]) {
      const pair = [weekdayForHours(date, holidays), weekdayForHours(addDays(date, 1), holidays)] as const;
      pairs.set(pair.join(''), pair);
    }
  }
  return [...pairs.values()];
}
