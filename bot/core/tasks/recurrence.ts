import type { Recurrence } from './task.ts';

/*
 * A series keeps to its day: each year on the 29th of February, each month on the 31st. In a month that is too short the
 * day is the month's last, and the one after is on its own day again. So the day is remembered beside the date.
 */

const steps: { readonly [every in Recurrence]: { readonly days: number } | { readonly months: number } } = {
  P1W: { days: 7 },
  P2W: { days: 14 },
  P1M: { months: 1 },
  P3M: { months: 3 },
  P6M: { months: 6 },
  P1Y: { months: 12 },
};

const partsOf = (date: string) => {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return { year, month, day };
};
const dateOf = (year: number, month: number, day: number) =>
  new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);

/** That day of a month counted from the beginning of a year, or the month's last. */
function inMonth(year: number, month: number, day: number): string {
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return dateOf(year, month, Math.min(day, last));
}

/** The day of the month that a series keeps to, when one of it is due then. A date that someone set off the series begins it anew. */
export function dayOfSeries(due: string, kept: number | null): number {
  const { year, month, day } = partsOf(due);
  return kept !== null && inMonth(year, month, kept) === due ? kept : day;
}

/**
 * When the next one is due: in step with the one that was finished, however late that was, and never before today.
 * What was missed while it lay unfinished is not made up for.
 */
export function nextDue(due: string, every: Recurrence, day: number, today: string): string {
  const step = steps[every];
  const from = partsOf(due);
  for (let count = 1; ; count += 1) {
    const next =
      'days' in step
        ? dateOf(from.year, from.month, from.day + count * step.days)
        : inMonth(from.year, from.month + count * step.months, day);
    if (next > due && next >= today) return next;
  }
}

/** As many days before the next one as it was before this one. */
export function shifted(date: string, from: string, to: string): string {
  const days = Math.round((Date.parse(date) - Date.parse(from)) / 86_400_000);
  const { year, month, day } = partsOf(to);
  return dateOf(year, month, day + days);
}
