import type { Locale, TabWords } from '../../bot/api/contract.ts';
import { addDays, addMonths, startOfWeek } from '../calendar/days.ts';
import { dateWords } from '../format.ts';
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
  return named.map(([name, value]) => ({
    name:
      value === addDays(from, 1) && name === text.tomorrow
        ? name
        : `${name} (${dateWords(value, locale, words, from)})`,
    value,
  }));
}
