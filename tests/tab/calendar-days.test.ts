import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayOfSeries, nextDue } from '../../bot/core/tasks/recurrence.ts';
import { recurrences } from '../../bot/core/tasks/task.ts';
import {
  addDays,
  addMonths,
  daysIn,
  firstOf,
  startOfWeek,
  weekday,
  weekNumber,
  weeksOf,
} from '../../tab/calendar/days.ts';
import { occurrences } from '../../tab/calendar/occurrences.ts';
import { easter, redDaysOf } from '../../tab/calendar/red-days.ts';

const date = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2098-12-31'), noInvalidDate: true })
  .map((each) => each.toISOString().slice(0, 10));
/** Days where series go wrong: ends of months, and the 28th and 29th of February. */
const hard = fc.constantFrom('2024-02-29', '2025-02-28', '2023-12-31', '2028-01-31', '2026-08-30', '2027-02-28');

test('what the calendar says will come back is what the server makes, each finished on its day', () => {
  fc.assert(
    fc.property(
      fc.oneof(date, hard),
      fc.constantFrom(...recurrences),
      fc.option(fc.integer({ min: 28, max: 31 }), { nil: null }),
      fc.integer({ min: 0, max: 1_500 }),
      fc.integer({ min: 0, max: 800 }),
      (dueDate, recurrence, seriesDay, ahead, length) => {
        const first = addDays(dueDate, ahead - 300);
        const last = addDays(first, length);
        const walked: string[] = [];
        let [due, day] = [dueDate, dayOfSeries(dueDate, seriesDay)];
        for (;;) {
          due = nextDue(due, recurrence, day, due);
          day = dayOfSeries(due, day);
          if (due > last) break;
          if (due >= first) walked.push(due);
        }
        expect(occurrences({ dueDate, recurrence, seriesDay }, first, last, dueDate)).toEqual(walked);
      },
    ),
    { numRuns: 2_000 },
  );
});

test('the 29th of February comes back on the 28th, and on the 29th when there is one', () => {
  const task = { dueDate: '2024-02-29', recurrence: 'P1Y', seriesDay: 29 } as const;
  expect(occurrences(task, '2024-01-01', '2029-12-31', '2024-01-01')).toEqual([
    '2025-02-28',
    '2026-02-28',
    '2027-02-28',
    '2028-02-29',
    '2029-02-28',
  ]);
  // The server's next one is due on the 28th and remembers the 29th.
  const next = { dueDate: '2027-02-28', recurrence: 'P1Y', seriesDay: 29 } as const;
  expect(occurrences(next, '2028-01-01', '2028-12-31', '2027-01-01')).toEqual(['2028-02-29']);
  const own = { dueDate: '2027-02-28', recurrence: 'P1Y', seriesDay: 28 } as const;
  expect(occurrences(own, '2028-01-01', '2028-12-31', '2027-01-01')).toEqual(['2028-02-28']);
});

test('what was missed is not made up for: nothing comes back before today, and it keeps its step', () => {
  fc.assert(
    fc.property(
      date,
      fc.constantFrom(...recurrences),
      fc.integer({ min: 1, max: 900 }),
      (dueDate, recurrence, late) => {
        const today = addDays(dueDate, late);
        const [next] = occurrences({ dueDate, recurrence, seriesDay: null }, dueDate, addDays(today, 800), today);
        expect(next).toBe(nextDue(dueDate, recurrence, dayOfSeries(dueDate, null), today));
      },
    ),
  );
});

test('weeks begin on Monday and are numbered as ISO 8601 numbers them', () => {
  for (const [day, week] of [
    ['2026-01-01', 1],
    ['2026-12-31', 53],
    ['2027-01-03', 53],
    ['2027-01-04', 1],
    ['2024-12-30', 1],
    ['2021-01-01', 53],
  ] as const)
    expect([day, weekNumber(day)]).toEqual([day, week]);
  fc.assert(
    fc.property(date, (day) => {
      expect(weekday(startOfWeek(day))).toBe(0);
      expect(weekNumber(addDays(startOfWeek(day), 6))).toBe(weekNumber(day));
      const weeks = weeksOf(day);
      const month = day.slice(0, 7);
      expect(weeks.flat().filter((each) => each.startsWith(month))).toHaveLength(
        daysIn(Number(day.slice(0, 4)), Number(day.slice(5, 7))),
      );
      expect(weeks.every((week) => weekday(week[0] ?? '') === 0 && week.some((each) => each.startsWith(month)))).toBe(
        true,
      );
    }),
  );
});

test('a month on is the same day, or the last of a shorter month', () => {
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
  expect(addMonths('2028-01-31', 1)).toBe('2028-02-29');
  expect(addMonths('2026-01-15', -13)).toBe('2024-12-15');
  expect(firstOf(2026, 13)).toBe('2027-01-01');
  expect(firstOf(2026, 0)).toBe('2025-12-01');
});

test('Easter and what moves with it are on their days', () => {
  expect([1999, 2008, 2024, 2025, 2026, 2027, 2038].map(easter)).toEqual([
    '1999-04-04',
    '2008-03-23',
    '2024-03-31',
    '2025-04-20',
    '2026-04-05',
    '2027-03-28',
    '2038-04-25',
  ]);
  const red = redDaysOf(2026);
  expect(red.get('2026-05-14')).toBe('ascension');
  expect(red.get('2026-06-20')).toBe('midsummer');
  expect(red.get('2026-10-31')).toBe('allSaints');
  expect(red.size).toBe(13);
});
