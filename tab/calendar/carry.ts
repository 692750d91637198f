import { useState } from 'react';
import { fill, useLocale, useWords } from '../words.tsx';
import { dayWords } from './date-words.ts';
import { fieldOf, type Movable } from './entries.ts';

type Carried = { readonly entry: Movable; readonly to: string };

/** A task of the calendar in the hand of someone at the keyboard: lifted, carried over the days, dropped or taken back. */
export function useCarry(announce: (text: string) => void) {
  const words = useWords();
  const text = words.layouts.calendar;
  const locale = useLocale();
  const [carried, setCarried] = useState<Carried | null>(null);
  const say = (sentence: string, entry: Movable, date: string) =>
    announce(fill(sentence, { number: entry.task.number, date: dayWords(date, locale) }));
  return {
    carried,
    say,
    /** False, and says so, for who may not. */
    may(entry: Movable): boolean {
      const field = fieldOf(entry);
      if (entry.task.may.edit.includes(field)) return true;
      announce(fill(text.mayNot, { number: entry.task.number, field: words.tasks.fields[field].toLowerCase() }));
      return false;
    },
    lift(entry: Movable) {
      setCarried({ entry, to: entry.date });
      say(text.lifted, entry, entry.date);
    },
    carry(to: string) {
      if (!carried) return;
      setCarried({ ...carried, to });
      say(text.over, carried.entry, to);
    },
    drop(): Carried | null {
      setCarried(null);
      if (!carried || carried.to !== carried.entry.date) return carried;
      say(text.back, carried.entry, carried.entry.date);
      return null;
    },
    back() {
      if (!carried) return;
      setCarried(null);
      say(text.back, carried.entry, carried.entry.date);
    },
  };
}
