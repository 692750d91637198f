import { fill, useLocale, useWords } from '../words.tsx';
import { dayWords } from './date-words.ts';
import { yearOf } from './days.ts';
import { redDaysOf } from './red-days.ts';

/** The day, its holiday and how much is on it, in words. */
export function useDayLabel(): (date: string, count: number) => string {
  const text = useWords().layouts.calendar;
  const locale = useLocale();
  return (date, count) => {
    const holiday = redDaysOf(yearOf(date)).get(date);
    const named = holiday ? `${dayWords(date, locale)}, ${text.holidays[holiday]}` : dayWords(date, locale);
    return fill(count === 0 ? text.dayNothing : count === 1 ? text.dayOne : text.dayMany, { date: named, count });
  };
}
