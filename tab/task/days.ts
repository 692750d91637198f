import type { Locale, TabWords } from '../../bot/api/contract.ts';
import { addDays, addMonths, startOfWeek } from '../calendar/days.ts';
import { fill } from '../words.tsx';
import type { DayChoice } from './day-field.tsx';

type Meeting = { readonly date: string; readonly forum: string };

/** The days that people pick most, with the date that each is. */
export function quickDays(from: string, words: TabWords, locale: Locale, meeting: Meeting | null): DayChoice[] {
  const text = words.panel.day;
  const named: [name: string, value: string][] = [
    [text.tomorrow, addDays(from, 1)],
    [text.nextWeek, addDays(startOfWeek(from), 7)],
    [text.nextMonth, addMonths(from, 1)],
  ];
  if (meeting) named.push([fill(text.nextMeeting, { forum: meeting.forum }), meeting.date]);
  const days = named.filter(([, value], index) => named.findIndex(([, other]) => other === value) === index);
  return days.map(([name, value]) => ({
    name: name === text.tomorrow ? name : `${name} (${weekdayWords(value, locale)})`,
    value,
  }));
}

const tags = { sv: 'sv-SE', en: 'en-GB' } as const;

/** A day as people check it against their week: mån 23 nov. */
const weekdayWords = (date: string, locale: Locale): string =>
  new Intl.DateTimeFormat(tags[locale], { timeZone: 'UTC', weekday: 'short', day: 'numeric', month: 'short' }).format(
    new Date(`${date}T00:00:00Z`),
  );
