import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDate } from '../../../bot/core/time/read-date.ts';

const today = '2026-11-22';

describe('a date as people write it is read', () => {
  test.each([
    ['2026-12-01', '2026-12-01'],
    ['2026/12/1', '2026-12-01'],
    ['2026.12.01', '2026-12-01'],
    ['20261201', '2026-12-01'],
    ['2026-12-01 00:00:00', '2026-12-01'],
    ['2026-12-01T00:00:00.000Z', '2026-12-01'],
    ['1/12 2026', '2026-12-01'],
    ['1/12/2026', '2026-12-01'],
    ['1.12.2026', '2026-12-01'],
    ['01-12-2026', '2026-12-01'],
    ['1/12-26', '2026-12-01'],
    ['1 dec 2026', '2026-12-01'],
    ['1 dec. 2026', '2026-12-01'],
    ['1 december 2026', '2026-12-01'],
    ['den 1 december 2026', '2026-12-01'],
    ['1:a maj 2027', '2027-05-01'],
    ['31 augusti 2027', '2027-08-31'],
    ['1 okt 2027', '2027-10-01'],
    ['1st Oct 2027', '2027-10-01'],
    ['Dec 1, 2026', '2026-12-01'],
    ['29 feb 2028', '2028-02-29'],
    // Without a year the next such day, today included.
    ['1/12', '2026-12-01'],
    ['22/11', '2026-11-22'],
    ['21/11', '2027-11-21'],
    ['29 feb', '2028-02-29'],
  ])('%s is %s', (text, date) => {
    expect(readDate(text, today)).toBe(date);
  });

  test.each([
    'snart',
    '',
    '31/2 2026',
    '29 feb 2027',
    '12/13 2026',
    '2026-13-01',
    '1 brumaire 2026',
    '46357',
    '0/1 2026',
    '1 dec 2026 kanske',
  ])('%s is none', (text) => {
    expect(readDate(text, today)).toBeNull();
  });

  test('every day that there is comes back from each way to write it', () => {
    const day = fc.date({ min: new Date('1950-01-01'), max: new Date('2150-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(day, (at) => {
        const date = at.toISOString().slice(0, 10);
        const [year, month, of] = date.split('-').map(Number);
        const words = (style: 'short' | 'long', locale: string) =>
          new Intl.DateTimeFormat(locale, { day: 'numeric', month: style, year: 'numeric', timeZone: 'UTC' }).format(
            at,
          );
        for (const text of [
          date,
          `${of}/${month} ${year}`,
          words('short', 'sv-SE'),
          words('long', 'sv-SE'),
          words('short', 'en-GB'),
        ])
          expect([text, readDate(text, today)]).toEqual([text, date]);
      }),
    );
  });
});
