import { expect, test } from 'vitest';
import { tabWords } from '../../bot/words/tab/index.ts';
import { dateWords, initials, instantWords, today } from '../../tab/format.ts';
import { parse } from '../../tab/route.ts';
import { address, first, isFiltered } from '../../tab/tasks/query.ts';
import { fill } from '../../tab/words.tsx';

test('today is the day in Sweden, also when it is another day elsewhere', () => {
  expect(today(new Date('2026-06-30T22:30:00Z'))).toBe('2026-07-01');
  expect(today(new Date('2026-12-31T22:59:00Z'))).toBe('2026-12-31');
});

test('due dates are said as people say them, with the year only when it is another', () => {
  const { sv, en } = tabWords;
  expect(dateWords('2026-12-31', 'sv', sv, '2026-12-31')).toBe('I dag');
  expect(dateWords('2027-01-01', 'en', en, '2026-12-31')).toBe('Tomorrow');
  expect(dateWords('2026-12-13', 'sv', sv, '2026-11-01')).toBe('13 dec.');
  expect(dateWords('2027-02-03', 'en', en, '2026-11-01')).toBe('3 Feb 2027');
});

test('an instant is told by the clock in Sweden, with the day when it is not today', () => {
  const now = new Date('2026-11-22T12:00:00Z');
  expect(instantWords('2026-11-22T08:05:00Z', 'sv', now)).toBe('09:05');
  expect(instantWords('2026-11-21T23:30:00Z', 'sv', now)).toBe('00:30');
  expect(instantWords('2026-11-21T20:00:00Z', 'sv', now)).toBe('21 nov. 21:00');
});

test('initials are of the first and the last name', () => {
  expect([initials('Åsa Maria Påhittad'), initials('Bo')]).toEqual(['ÅP', 'B']);
});

test('addresses lead to their page, and unknown ones to the list', () => {
  expect(parse('#/cases/RH-2026-00017')).toEqual({ page: 'case', id: 'RH-2026-00017' });
  const list = { page: 'tasks', layout: 'list', task: null, view: null };
  expect(parse('#/tasks/abc')).toEqual({ ...list, task: 'abc' });
  expect(parse('#/tasks/board')).toEqual({ ...list, layout: 'board' });
  expect(parse('#/tasks/calendar/abc')).toEqual({ ...list, layout: 'calendar', task: 'abc' });
  expect(parse('#/tasks?view=v1')).toEqual({ ...list, view: 'v1' });
  expect(parse('#/tasks/board/abc?view=v1')).toEqual({ ...list, layout: 'board', task: 'abc', view: 'v1' });
  expect(parse('#/meetings')).toEqual({ page: 'meetings' });
  expect(parse('#/meetings/abc')).toEqual({ page: 'meeting', id: 'abc' });
  expect(parse('#/meetings/abc/minutes')).toEqual({ page: 'minutes', id: 'abc' });
  expect([parse(''), parse('#/elsewhere/1')]).toEqual([list, list]);
});

const me = {
  id: 'kim',
  name: 'Kim',
  title: '',
  roles: [],
  sees: { list: true, queue: false, lookUp: false, meetings: false },
  mayAdd: true,
} as const;

test('a view asks the API for what its name says', () => {
  expect(address(first, me, 0, 100)).toBe('/api/tasks?statuses=open%2CinProgress&sort=dueDate&offset=0&limit=100');
  expect(address({ ...first, view: 'mine' }, me, 0, 100)).toContain('responsible=kim');
  expect(address({ ...first, view: 'overdue' }, me, 0, 100)).toContain('overdue=1');
  expect(address({ ...first, view: 'all' }, me, 0, 100)).not.toContain('statuses');
  expect([isFiltered(first), isFiltered({ ...first, origin: 'rsa' })]).toEqual([false, true]);
});

test('a sentence is filled where it has places, and keeps what nobody fills', () => {
  expect(fill('{n} av {total}', { n: 3 })).toBe('3 av {total}');
});
