import { expect, it } from 'vitest';
import { clockTime, deadline, isoDate, moment } from '../../bot/words/format.ts';

const now = new Date('2026-03-02T09:00:00Z');

it.each([
  ['2026-03-02T13:05:00Z', 'sv', 'kl. 14:05', 'före kl. 14:05'],
  ['2026-03-02T13:05:00Z', 'en', 'at 14:05', 'by 14:05'],
  ['2026-03-02T23:30:00Z', 'sv', 'tis 3 mars kl. 00:30', 'tis 3 mars före kl. 00:30'],
  ['2026-07-06T05:30:00Z', 'en', 'Mon 6 Jul at 07:30', 'Mon 6 Jul by 07:30'],
] as const)('%s reads in %s as Swedish wall clock, with the day when it is not today', (at, locale, when, before) => {
  expect(moment(new Date(at), now, locale)).toBe(when);
  expect(deadline(new Date(at), now, locale)).toBe(before);
});

it('dates and times of inputs are Swedish wall clock', () => {
  const midnight = new Date('2026-06-30T22:00:00Z');
  expect([isoDate(midnight), clockTime(midnight)]).toEqual(['2026-07-01', '00:00']);
});
