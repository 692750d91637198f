import type { Locale } from '../../bot/api/contract.ts';
import { addDays, firstOf } from './days.ts';

const tags = { sv: 'sv-SE', en: 'en-GB' } as const;
const say = (date: string, locale: Locale, how: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(tags[locale], { timeZone: 'UTC', ...how }).format(new Date(`${date}T00:00:00Z`));
const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** måndag 23 november */
export const dayWords = (date: string, locale: Locale): string =>
  say(date, locale, { weekday: 'long', day: 'numeric', month: 'long' });
/** November 2026 */
export const monthWords = (date: string, locale: Locale): string =>
  capital(say(date, locale, { month: 'long', year: 'numeric' }));
/** November */
export const monthName = (month: number, locale: Locale): string =>
  capital(say(firstOf(2026, month), locale, { month: 'long' }));
/** nov */
export const monthShort = (month: number, locale: Locale): string =>
  say(firstOf(2026, month), locale, { month: 'short' }).replace('.', '').slice(0, 3);
/** Mån, from 0 for Monday. 5 January 2026 is one. */
export const weekdayShort = (day: number, locale: Locale): string =>
  capital(say(addDays('2026-01-05', day), locale, { weekday: 'short' }).replace('.', ''));
export const weekdayName = (day: number, locale: Locale): string =>
  say(addDays('2026-01-05', day), locale, { weekday: 'long' });
/** 23 nov. */
export const shortDay = (date: string, locale: Locale): string => say(date, locale, { day: 'numeric', month: 'short' });
