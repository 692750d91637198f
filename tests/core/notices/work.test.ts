import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isWorthTelling, noticeOn, type Work, workDays } from '../../../bot/core/notices/work.ts';
import { addDays, instantOf, localTime } from '../../../bot/core/time/stockholm.ts';
import { morning } from '../../../bot/jobs/define/recurring.ts';

const none: ReadonlySet<string> = new Set();
/** Christmas of 2026: Thursday afternoon to Saturday, and the Friday after. */
const holidays = new Set(['2026-12-24', '2026-12-25', '2026-12-26', '2027-01-01']);

test.each([
  ['a Monday', '2026-11-23', 'weekly'],
  ['a Tuesday', '2026-11-24', 'due'],
  ['a Friday', '2026-11-27', 'due'],
  ['a Saturday', '2026-11-28', null],
  ['a Sunday', '2026-11-29', null],
  ['a holiday', '2026-12-25', null],
  ['the Monday after it', '2026-12-28', 'weekly'],
])('%s', (_, date, kind) => {
  expect(noticeOn(date, holidays)).toBe(kind);
});

test('a Monday that is a holiday leaves the week to Tuesday', () => {
  expect(noticeOn('2026-11-24', new Set(['2026-11-23']))).toBe('weekly');
});

test('a Friday looks past the weekend, and back to Thursday; a Monday back to Friday', () => {
  expect(workDays('2026-11-27', none)).toEqual({
    today: '2026-11-27',
    before: '2026-11-26',
    next: '2026-11-30',
    weekEnds: '2026-11-29',
  });
  expect(workDays('2026-11-30', none)).toMatchObject({ before: '2026-11-27', next: '2026-12-01' });
  expect(workDays('2026-12-23', holidays)).toMatchObject({ next: '2026-12-28' });
});

test('each week with a working day has one letter, on its first; every other working day a reminder', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 3_000 }),
      fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { maxLength: 7 }),
      (weeks, free) => {
        const monday = addDays('2024-01-01', weeks * 7);
        const days = Array.from({ length: 7 }, (_, day) => addDays(monday, day));
        const off = new Set(free.map((day) => days[day] ?? ''));
        const working = days.slice(0, 5).filter((day) => !off.has(day));
        const told = days.map((day) => [day, noticeOn(day, off)] as const).filter(([, kind]) => kind !== null);
        expect(told.map(([day]) => day)).toEqual(working);
        expect(told.map(([, kind]) => kind)).toEqual(working.map((_, at) => (at === 0 ? 'weekly' : 'due')));
      },
    ),
  );
});

test('the morning is eight in Sweden, summer and winter, once a day', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('2026-01-01'), max: new Date('2029-01-01'), noInvalidDate: true }), (now) => {
      const { runAt, once } = morning('work', now);
      if (!runAt) throw new Error('at no time');
      const at = localTime(runAt);
      expect(at.minute).toBe(8 * 60);
      expect(once).toBe(`work:${at.date}`);
      expect(runAt.getTime()).toBeGreaterThan(now.getTime());
      const { date } = localTime(now);
      expect(runAt).toEqual(instantOf(now < instantOf(date, 480) ? date : addDays(date, 1), 480));
    }),
  );
});

const nothing: Work = { open: 9, overdue: 0, lapsed: 0, today: 0, next: 0, week: 0, followUps: 0, requests: 0 };

test('who has nothing that calls for it gets no letter', () => {
  expect([isWorthTelling('weekly', nothing), isWorthTelling('due', nothing)]).toEqual([false, false]);
  for (const part of ['overdue', 'week', 'followUps', 'requests'] as const)
    expect(isWorthTelling('weekly', { ...nothing, [part]: 1 })).toBe(true);
  for (const part of ['lapsed', 'today', 'next'] as const)
    expect(isWorthTelling('due', { ...nothing, [part]: 1 })).toBe(true);
  // What has long been late stands in the week; it is not said every day.
  expect(isWorthTelling('due', { ...nothing, overdue: 5 })).toBe(false);
});
