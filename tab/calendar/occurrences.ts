import type { Recurrence } from '../../bot/api/contract.ts';
import { addDays, daysIn, firstOf, monthOf, yearOf } from './days.ts';

const steps = {
  P1W: { days: 7 },
  P2W: { days: 14 },
  P1M: { months: 1 },
  P3M: { months: 3 },
  P6M: { months: 6 },
  P1Y: { months: 12 },
} as const satisfies { readonly [every in Recurrence]: { readonly days: number } | { readonly months: number } };

/** That day of the month, or its last where it is too short. Months count on into the years before and after. */
function inMonth(year: number, month: number, day: number): string {
  const first = firstOf(year, month);
  return addDays(first, Math.min(day, daysIn(yearOf(first), Number(first.slice(5, 7)))) - 1);
}

/** The one after `due` by `count` steps. `day`: of the month, that the series keeps to also after a shorter month. */
export function occurrence(due: string, every: Recurrence, day: number, count: number): string {
  const step = steps[every];
  if ('days' in step) return addDays(due, step.days * count);
  return inMonth(yearOf(due), Number(due.slice(5, 7)) + step.months * count, day);
}

const MOST = 400;

/**
 * When what is due on `due` would come back, from the first day to the last, both included: each finished in time.
 * Nothing comes before `today`: what was missed is not made up for. The server makes the next one by the same rule.
 */
export function occurrences(
  task: { readonly dueDate: string; readonly recurrence: Recurrence; readonly seriesDay: number | null },
  first: string,
  last: string,
  today: string,
): string[] {
  const { dueDate, recurrence, seriesDay } = task;
  const day = dayOfSeries(dueDate, seriesDay);
  const start = first > today ? first : today;
  const found: string[] = [];
  for (let count = stepsBefore(dueDate, recurrence, start); found.length < MOST; count += 1) {
    const next = occurrence(dueDate, recurrence, day, count);
    if (next > last) return found;
    if (next >= start) found.push(next);
  }
  return found;
}

/** A date that someone set off the series begins it anew. */
function dayOfSeries(due: string, kept: number | null): number {
  const here = Number(due.slice(8));
  return kept !== null && inMonth(yearOf(due), Number(due.slice(5, 7)), kept) === due ? kept : here;
}

/** A count of steps that surely does not reach past `start`; at least one. */
function stepsBefore(due: string, every: Recurrence, start: string): number {
  const step = steps[every];
  const months = (yearOf(start) - yearOf(due)) * 12 + Number(monthOf(start).slice(5)) - Number(due.slice(5, 7));
  const count = 'days' in step ? Math.floor(((months - 1) * 28) / step.days) : Math.floor((months - 1) / step.months);
  return Math.max(count, 1);
}
