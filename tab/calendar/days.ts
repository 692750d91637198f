/**
 * Local dates, YYYY-MM-DD, reckoned as plain days. The browser's time zone never takes part: a date that a person in
 * another zone looks at is the same date.
 */

const DAY_MS = 86_400_000;

const numberOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS;
const dateOf = (number: number): string => new Date(number * DAY_MS).toISOString().slice(0, 10);

export const addDays = (date: string, days: number): string => dateOf(numberOf(date) + days);

/** 0 Monday … 6 Sunday. */
export const weekday = (date: string): number => (((numberOf(date) + 3) % 7) + 7) % 7;

/** YYYY-MM. */
export const monthOf = (date: string): string => date.slice(0, 7);
export const yearOf = (date: string): number => Number(date.slice(0, 4));
export const dayOfMonth = (date: string): number => Number(date.slice(8));

const two = (number: number): string => String(number).padStart(2, '0');
const four = (number: number): string => String(number).padStart(4, '0');

/** Day 1 of month `month` (1–12; any other whole number counts on into the years before and after). */
export function firstOf(year: number, month: number): string {
  const counted = year * 12 + month - 1;
  return `${four(Math.floor(counted / 12))}-${two((counted % 12) + 1)}-01`;
}

export const daysIn = (year: number, month: number): number =>
  numberOf(firstOf(year, month + 1)) - numberOf(firstOf(year, month));

/** The same day of another month, or that month's last where it is shorter: 31 Jan and a month is 28 Feb, 29 in leap years. */
export function addMonths(date: string, months: number): string {
  const counted = yearOf(date) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const year = Math.floor(counted / 12);
  const month = (counted % 12) + 1;
  return `${four(year)}-${two(month)}-${two(Math.min(dayOfMonth(date), daysIn(year, month)))}`;
}

export const startOfWeek = (date: string): string => addDays(date, -weekday(date));

/** Of ISO 8601: week 1 is the one with the year's first Thursday. */
export function weekNumber(date: string): number {
  const thursday = addDays(startOfWeek(date), 3);
  return Math.floor((numberOf(thursday) - numberOf(`${thursday.slice(0, 4)}-01-01`)) / 7) + 1;
}

/** Days from 1 January: 0 for the first. */
export const dayOfYear = (date: string): number => numberOf(date) - numberOf(`${date.slice(0, 4)}-01-01`);

/** `count` days from `from` on. */
export const daysFrom = (from: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => addDays(from, index));

/** Whole weeks, Monday first, that hold the month of `date`. */
export function weeksOf(date: string): string[][] {
  const year = yearOf(date);
  const month = Number(date.slice(5, 7));
  const first = startOfWeek(firstOf(year, month));
  const last = addDays(firstOf(year, month + 1), -1);
  const weeks = Math.floor((numberOf(last) - numberOf(first)) / 7) + 1;
  return Array.from({ length: weeks }, (_, index) => daysFrom(addDays(first, index * 7), 7));
}
