import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayOfSeries, nextDue, shifted } from '../../../bot/core/tasks/recurrence.ts';
import { isDate, type Recurrence, recurrences } from '../../../bot/core/tasks/task.ts';

/** A series of which each is finished on its own day. */
function series(first: string, every: Recurrence, length: number): string[] {
  const dates = [first];
  let kept: number | null = null;
  for (let due = first; dates.length < length; dates.push(due)) {
    kept = dayOfSeries(due, kept);
    due = nextDue(due, every, kept, due);
  }
  return dates;
}

const day = fc
  .date({ min: new Date('2000-01-01T00:00:00Z'), max: new Date('2060-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const every = fc.constantFrom(...recurrences);
const lastOf = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();
const partsOf = (date: string) => date.split('-').map(Number);

test('each year on the 29th of February: the 28th in other years, and the 29th again in leap years', () => {
  expect(series('2024-02-29', 'P1Y', 9)).toEqual([
    '2024-02-29',
    '2025-02-28',
    '2026-02-28',
    '2027-02-28',
    '2028-02-29',
    '2029-02-28',
    '2030-02-28',
    '2031-02-28',
    '2032-02-29',
  ]);
  // 2100 is no leap year.
  expect(series('2096-02-29', 'P1Y', 9).slice(-5)).toEqual([
    '2100-02-28',
    '2101-02-28',
    '2102-02-28',
    '2103-02-28',
    '2104-02-29',
  ]);
});

test('each month on the 31st: the last of the short ones, and the 31st of the long ones', () => {
  expect(series('2026-12-31', 'P1M', 5)).toEqual([
    '2026-12-31',
    '2027-01-31',
    '2027-02-28',
    '2027-03-31',
    '2027-04-30',
  ]);
  expect(series('2026-08-31', 'P6M', 5)).toEqual([
    '2026-08-31',
    '2027-02-28',
    '2027-08-31',
    '2028-02-29',
    '2028-08-31',
  ]);
});

test('however long a series goes on, it keeps to its day and skips none', () => {
  fc.assert(
    fc.property(day, every, fc.integer({ min: 2, max: 120 }), (first, step, length) => {
      const dates = series(first, step, length);
      const [year = 0, month = 0, on = 0] = partsOf(first);
      const months = { P1M: 1, P3M: 3, P6M: 6, P1Y: 12 }[String(step)];
      for (const [count, date] of dates.entries()) {
        expect(isDate(date)).toBe(true);
        if (months === undefined) {
          const days = (Date.parse(date) - Date.parse(first)) / 86_400_000;
          expect(days).toBe(count * (step === 'P1W' ? 7 : 14));
        } else {
          const at = new Date(Date.UTC(year, month - 1 + count * months, 1));
          const last = lastOf(at.getUTCFullYear(), at.getUTCMonth() + 1);
          const wanted = `${at.toISOString().slice(0, 8)}${String(Math.min(on, last)).padStart(2, '0')}`;
          expect(date).toBe(wanted);
        }
      }
    }),
  );
});

test('finished late, the next one is the first of the series from today on; finished early, the one after it', () => {
  fc.assert(
    fc.property(day, every, day, (due, step, today) => {
      const on = dayOfSeries(due, null);
      const next = nextDue(due, step, on, today);
      expect(next > due && next >= today).toBe(true);
      // Nothing of the series lies between.
      const between = series(due, step, 2)[1] ?? '';
      if (between >= today) expect(next).toBe(between);
      else expect(nextDue(due, step, on, next)).toBe(next);
    }),
  );
  expect(nextDue('2026-03-31', 'P1Y', 31, '2026-05-10')).toBe('2027-03-31');
  expect(nextDue('2026-03-31', 'P1Y', 31, '2026-02-15')).toBe('2027-03-31');
  expect(nextDue('2026-03-31', 'P1Y', 31, '2027-06-01')).toBe('2028-03-31');
  // A week late to the day: what is due today is still to be done.
  expect(nextDue('2026-11-02', 'P1W', 2, '2026-11-09')).toBe('2026-11-09');
});

test('a date that someone set begins the series anew, and one that is the last of a short month does not', () => {
  expect(dayOfSeries('2025-02-28', 29)).toBe(29);
  expect(dayOfSeries('2025-03-01', 29)).toBe(1);
  expect(dayOfSeries('2025-02-28', null)).toBe(28);
});

test('what was hidden until some days before is so the next time too', () => {
  expect(shifted('2026-03-01', '2026-03-31', '2027-03-31')).toBe('2027-03-01');
  expect(shifted('2026-02-27', '2026-03-31', '2028-03-31')).toBe('2028-02-28');
});
