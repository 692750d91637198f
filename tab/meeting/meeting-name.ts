import type { Locale, MeetingSummary, TabWords } from '../../bot/api/contract.ts';
import { today } from '../format.ts';
import { fill } from '../words.tsx';

const zone = { timeZone: 'Europe/Stockholm' } as const;
const tags = { sv: 'sv-SE', en: 'en-GB' } as const;

/** What a meeting is called: its forum, and from its start on its number of the year. */
export function meetingName(meeting: MeetingSummary, words: TabWords): string {
  const { forum, number, year } = meeting;
  if (number === null || year === null) return forum.name;
  return fill(words.meetings.numbered, { forum: forum.name, number, year });
}

/** A time in a list: as in full, the year only when it is another. */
export function whenWords(instant: string, locale: Locale, now = new Date()): string {
  const year = today(new Date(instant)).slice(0, 4);
  const full = timeWords(instant, locale);
  return year === today(now).slice(0, 4) ? full.replace(` ${year}`, '') : full;
}

/** A planned time in full: the weekday, the day and the clock in Sweden. */
export function timeWords(instant: string, locale: Locale): string {
  const at = new Date(instant);
  const day = new Intl.DateTimeFormat(tags[locale], {
    ...zone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).format(at);
  return `${day} ${clockWords(instant)}`;
}

/** The clock in Sweden, HH:MM. */
export const clockWords = (instant: string): string =>
  new Intl.DateTimeFormat(tags.sv, { ...zone, hour: '2-digit', minute: '2-digit' }).format(new Date(instant));
