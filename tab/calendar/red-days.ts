import { addDays, firstOf, weekday } from './days.ts';

export const redDays = [
  'newYear',
  'epiphany',
  'goodFriday',
  'easter',
  'easterMonday',
  'firstOfMay',
  'ascension',
  'pentecost',
  'nationalDay',
  'midsummer',
  'allSaints',
  'christmas',
  'boxingDay',
] as const;
export type RedDay = (typeof redDays)[number];

/** Easter Sunday of the Gregorian calendar. Source: the anonymous algorithm printed in Nature, 20 April 1876. */
export function easter(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return addDays(firstOf(year, Math.floor(f / 31)), f % 31);
}

/** The Saturday in the week that begins on the given date. */
const saturdayFrom = (date: string): string => addDays(date, 5 - weekday(date) + (weekday(date) > 5 ? 7 : 0));

/** Public holidays in Sweden, lag (1989:253). */
export function redDaysOf(year: number): ReadonlyMap<string, RedDay> {
  const sunday = easter(year);
  return new Map<string, RedDay>([
    [`${year}-01-01`, 'newYear'],
    [`${year}-01-06`, 'epiphany'],
    [addDays(sunday, -2), 'goodFriday'],
    [sunday, 'easter'],
    [addDays(sunday, 1), 'easterMonday'],
    [`${year}-05-01`, 'firstOfMay'],
    [addDays(sunday, 39), 'ascension'],
    [addDays(sunday, 49), 'pentecost'],
    [`${year}-06-06`, 'nationalDay'],
    [saturdayFrom(`${year}-06-20`), 'midsummer'],
    [saturdayFrom(`${year}-10-31`), 'allSaints'],
    [`${year}-12-25`, 'christmas'],
    [`${year}-12-26`, 'boxingDay'],
  ]);
}
