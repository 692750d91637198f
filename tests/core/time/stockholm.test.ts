import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, dayPairs, instantOf, localTime, nextStart, spanAt } from '../../../bot/core/time/stockholm.ts';
import { always, office } from '../routing/organisations.ts';

const none = new Set<string>();
const minuteMs = 60_000;
const at = (instant: string) => new Date(instant);

describe('the wall clock in Sweden', () => {
  test.each([
    ['2026-01-15T11:00:00Z', '2026-01-15', 4, 12 * 60],
    ['2026-07-15T22:30:00Z', '2026-07-16', 4, 30],
    ['2026-12-31T23:00:00Z', '2027-01-01', 5, 0],
    ['2026-02-01T22:59:59Z', '2026-02-01', 7, 24 * 60 - 1],
    ['2026-03-29T00:59:59Z', '2026-03-29', 7, 60 + 59],
    ['2026-03-29T01:00:00Z', '2026-03-29', 7, 3 * 60],
    ['2026-10-25T00:30:00Z', '2026-10-25', 7, 2 * 60 + 30],
    ['2026-10-25T01:30:00Z', '2026-10-25', 7, 2 * 60 + 30],
  ])('%s shows %s, weekday %i, minute %i', (instant, date, weekday, minute) => {
    expect(localTime(at(instant))).toEqual({ date, weekday, minute });
  });

  test.each([
    ['an ordinary winter time', '2026-01-15', 12 * 60, '2026-01-15T11:00:00.000Z'],
    ['midnight at the end of a day', '2026-01-15', 1440, '2026-01-15T23:00:00.000Z'],
    ['the last minute before the gap', '2026-03-29', 119, '2026-03-29T00:59:00.000Z'],
    ['a skipped time is the first instant after the gap', '2026-03-29', 150, '2026-03-29T01:00:00.000Z'],
    ['the first minute after the gap', '2026-03-29', 180, '2026-03-29T01:00:00.000Z'],
    ['noon on the day of the gap', '2026-03-29', 720, '2026-03-29T10:00:00.000Z'],
    ['a repeated time is its first instant', '2026-10-25', 150, '2026-10-25T00:30:00.000Z'],
    ['the first minute after the repeated hour', '2026-10-25', 180, '2026-10-25T02:00:00.000Z'],
  ])('instantOf: %s', (_, date, minute, instant) => {
    expect(instantOf(date, minute).toISOString()).toBe(instant);
  });

  test('a time that a clock showed leads back to the first instant that showed it', () => {
    const instants = fc.integer({ min: Date.parse('2024-01-01') / minuteMs, max: Date.parse('2030-01-01') / minuteMs });
    const autumn = fc
      .integer({ min: -180, max: 180 })
      .map((minute) => Date.parse('2026-10-25T01:00Z') / minuteMs + minute);
    const spring = fc
      .integer({ min: -180, max: 180 })
      .map((minute) => Date.parse('2026-03-29T01:00Z') / minuteMs + minute);
    fc.assert(
      fc.property(fc.oneof(instants, autumn, spring), (minutes) => {
        const instant = new Date(minutes * minuteMs);
        const shown = localTime(instant);
        const found = instantOf(shown.date, shown.minute);
        expect(localTime(found)).toEqual(shown);
        const repeated = instant.getTime() - found.getTime();
        expect([0, 60 * minuteMs]).toContain(repeated);
      }),
    );
  });
});

describe('the next start of a weekly span', () => {
  test.each([
    ['the same morning', '2026-02-02T05:00:00Z', '2026-02-02T06:30:00.000Z'],
    ['now, when it starts now', '2026-02-02T06:30:00Z', '2026-02-02T06:30:00.000Z'],
    ['the next day, when it has started', '2026-02-02T06:30:01Z', '2026-02-03T06:30:00.000Z'],
    ['Monday, from a Friday evening', '2026-02-06T20:00:00Z', '2026-02-09T06:30:00.000Z'],
    ['in summer time, over the spring night', '2026-03-27T20:00:00Z', '2026-03-30T05:30:00.000Z'],
    ['in winter time, over the autumn night', '2026-10-23T20:00:00Z', '2026-10-26T06:30:00.000Z'],
  ])('office hours: %s', (_, from, start) => {
    expect(nextStart(office, at(from), none).toISOString()).toBe(start);
  });

  test('a holiday counts as a Sunday, both ways', () => {
    const holidays = new Set(['2026-05-14']);
    const eve = at('2026-05-13T20:00:00Z');
    expect(nextStart(office, eve, holidays).toISOString()).toBe('2026-05-15T05:30:00.000Z');
    const sundays = { days: [7], from: 600, to: 660 };
    expect(nextStart(sundays, eve, holidays).toISOString()).toBe('2026-05-14T08:00:00.000Z');
  });

  test('a start that is skipped in spring is when the gap ends; a span inside the gap waits a week', () => {
    const night = at('2026-03-28T12:00:00Z');
    expect(nextStart({ days: [7], from: 150, to: 300 }, night, none).toISOString()).toBe('2026-03-29T01:00:00.000Z');
    expect(nextStart({ days: [7], from: 130, to: 170 }, night, none).toISOString()).toBe('2026-04-05T00:10:00.000Z');
  });

  test('a span that never starts is an error and no endless loop', () => {
    expect(() => nextStart({ days: [], from: 0, to: 1440 }, at('2026-01-01T00:00:00Z'), none)).toThrow(RangeError);
  });

  test('it is the first minute from then on that enters the span, by walking every minute', () => {
    const spans = fc
      .record({
        days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 2 }),
        from: fc.integer({ min: 0, max: 1380 }),
        length: fc.integer({ min: 1, max: 1440 }),
      })
      .map(({ days, from, length }) => ({ days, from, to: Math.min(1440, from + length) }));
    const holidays = new Set(['2026-02-04', '2026-02-06']);
    fc.assert(
      fc.property(spans, fc.integer({ min: 0, max: 4 * 1440 }), (span, minute) => {
        const from = new Date(Date.parse('2026-02-02T00:00:00Z') + minute * minuteMs);
        let walked = from;
        const enters = (instant: Date) =>
          spanAt([span], instant, holidays) !== null && localTime(instant).minute === span.from;
        while (!enters(walked)) walked = new Date(walked.getTime() + minuteMs);
        expect(nextStart(span, from, holidays)).toEqual(walked);
      }),
      { numRuns: 25 },
    );
  });
});

describe('which day follows which', () => {
  test('without holidays there are the seven pairs of a week', () => {
    expect(dayPairs(none)).toHaveLength(7);
    expect(dayPairs(none)).toContainEqual([7, 1]);
  });

  test('a Thursday that is a holiday lets a Sunday follow Wednesday and a Friday follow a Sunday', () => {
    const pairs = dayPairs(new Set(['2026-05-14']));
    expect(pairs).toHaveLength(9);
    expect(pairs).toContainEqual([3, 7]);
    expect(pairs).toContainEqual([7, 5]);
  });
});

test('a span holds its first minute and not its end, on its days only', () => {
  expect(spanAt([office], at('2026-02-02T06:30:00Z'), none)).toBe(office);
  expect(spanAt([office], at('2026-02-02T15:29:59Z'), none)).toBe(office);
  expect(spanAt([office], at('2026-02-02T15:30:00Z'), none)).toBeNull();
  expect(spanAt([office], at('2026-02-01T08:00:00Z'), none)).toBeNull();
  expect(spanAt([always], at('2026-02-01T22:59:59Z'), none)).toBe(always);
});

test('dates are counted over months and leap days', () => {
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  expect(addDays('2027-01-01', -1)).toBe('2026-12-31');
});
