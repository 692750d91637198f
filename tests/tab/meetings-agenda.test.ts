import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MeetingPoint } from '../../bot/api/contract.ts';
import { addDays, localTime, instantOf as serverInstant } from '../../bot/core/time/stockholm.ts';
import { tabWords } from '../../bot/words/tab/index.ts';
import { applyEdit, beginnings, type Edit, itemsOf, overlap, reckon } from '../../tab/meeting/prepare-agenda.ts';
import { agendaText } from '../../tab/meeting/prepare-text.ts';
import type { ForumPage } from '../../tab/meeting/use-meeting.ts';
import { instantOf, isWhole, seriesDates, wallOf } from '../../tab/meetings/dates.ts';

const point = (key: string, section: MeetingPoint['section'], part: Partial<MeetingPoint> = {}): MeetingPoint => ({
  key,
  id: null,
  section,
  shown: true,
  minutes: null,
  paragraph: null,
  openedAt: null,
  title: `Punkt ${key}`,
  task: null,
  reasons: [],
  proposedBy: null,
  liftedFrom: null,
  decisions: [],
  ...part,
});
const pageOf = (points: readonly MeetingPoint[]): ForumPage => ({
  audience: 'forum',
  meeting: {
    id: 'm',
    forum: { id: 'f', name: 'Nätverket' },
    series: null,
    plannedAt: '2026-11-03T09:00:00.000Z',
    state: 'planned',
    year: null,
    number: null,
    startedAt: null,
    endedAt: null,
    endedBy: null,
    cancelled: null,
    minutes: null,
    version: 1,
  },
  lead: {
    leader: null,
    you: false,
    term: 0,
    current: null,
    silentMs: null,
    silent: false,
    state: 'planned',
    version: 1,
  },
  points,
  dropped: [],
  attendance: [],
  liftsTo: null,
  may: [],
  now: '2026-11-03T09:00:00.000Z',
});
const three = pageOf([
  point('a', 'sinceLast'),
  point('b', 'sinceLast'),
  point('c', 'fixed', { minutes: 5 }),
  point('d', 'proposal'),
  point('e', 'proposal', { minutes: 10 }),
]);
const keys = (page: ForumPage) => page.points.map(({ key }) => key);

test('whatever is done to an agenda, no point is lost or doubled, and the sections stand in their order', () => {
  const key = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'unknown');
  const edits: fc.Arbitrary<Edit> = fc.oneof(
    fc.record({ kind: fc.constant('minutes' as const), key, minutes: fc.option(fc.nat(240)), from: fc.constant(null) }),
    fc.record({ kind: fc.constant('dropped' as const), key, dropped: fc.boolean() }),
    fc.record({ kind: fc.constant('moved' as const), key, by: fc.constantFrom(1 as const, -1 as const) }),
  );
  fc.assert(
    fc.property(fc.array(edits, { maxLength: 30 }), (all) => {
      const page = all.reduce(applyEdit, three);
      expect(
        itemsOf(page)
          .map((item) => item.key)
          .sort(),
      ).toEqual(['a', 'b', 'c', 'd', 'e']);
      const order = page.points.map(({ section }) => ['sinceLast', 'fixed', 'proposal'].indexOf(section));
      expect(order).toEqual(order.toSorted());
    }),
  );
});

test('a point moves past its neighbour in the section and no further, and comes back last in its section', () => {
  expect(keys(applyEdit(three, { kind: 'moved', key: 'b', by: -1 }))).toEqual(['b', 'a', 'c', 'd', 'e']);
  expect(keys(applyEdit(three, { kind: 'moved', key: 'b', by: 1 }))).toEqual(keys(three));
  const without = applyEdit(three, { kind: 'dropped', key: 'a', dropped: true });
  expect(itemsOf(without).at(-1)).toEqual({ key: 'a', minutes: null, dropped: true });
  expect(keys(applyEdit(without, { kind: 'dropped', key: 'a', dropped: false }))).toEqual(['b', 'a', 'c', 'd', 'e']);
});

test('only where another has written another time since is there anything to ask about', () => {
  const edit = { kind: 'minutes', key: 'e', minutes: 7, from: 10 } as const;
  expect(overlap(three, edit)).toBeUndefined();
  expect(overlap(applyEdit(three, { ...edit, minutes: 25 }), edit)).toBe(25);
  expect(overlap(applyEdit(three, { ...edit, minutes: null }), edit)).toBeNull();
  expect(overlap(applyEdit(three, { ...edit, minutes: 7 }), edit)).toBeUndefined();
  expect(overlap(applyEdit(three, { ...edit, key: 'd' }), edit)).toBeUndefined();
});

test('the length counts what has a time, and no clock is shown after a point without one', () => {
  expect(reckon(three.points)).toEqual({ minutes: 15, untimed: 3 });
  const timed = [point('x', 'fixed', { minutes: 5 }), point('y', 'fixed'), point('z', 'fixed', { minutes: 5 })];
  expect(beginnings(timed, three.meeting.plannedAt)).toEqual([
    '2026-11-03T09:00:00.000Z',
    '2026-11-03T09:05:00.000Z',
    null,
  ]);
});

test('as text the agenda numbers its points through its sections, with minutes and why each is there', () => {
  const page = pageOf([
    point('a', 'sinceLast', { reasons: ['overdue'], minutes: 4 }),
    point('b', 'fixed'),
    point('c', 'proposal', { proposedBy: { id: 'k', name: 'Kim Påhittad' } }),
    point('hidden:3', 'proposal', { shown: false, title: '' }),
  ]);
  expect(agendaText(page, tabWords.sv, 'sv')).toBe(
    [
      'Dagordning för Nätverket',
      'tisdag 3 november 2026 10:00',
      '',
      'Sedan sist',
      '1. Punkt a (4 min) – Försenad',
      '',
      'Fasta punkter',
      '2. Punkt b',
      '',
      'Förslag',
      '3. Punkt c – Föreslaget av Kim Påhittad',
      '4. Punkten visas inte för dig, eftersom du berörs av ärendet.',
      '',
    ].join('\n'),
  );
});

test('the days that are shown before a series is planned are those that the server plans, over both changes of the clock', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1500 }),
      fc.integer({ min: 6 * 60, max: 23 * 60 }),
      fc.integer({ min: 1, max: 12 }),
      (days, minute, weeks) => {
        const first = addDays('2026-01-01', days);
        const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
        const plannedAt = instantOf(first, time);
        expect(wallOf(plannedAt)).toEqual({ date: first, time });
        const from = localTime(new Date(plannedAt));
        expect(seriesDates(first, 4, weeks).map((date) => instantOf(date, time))).toEqual(
          [0, 1, 2, 3].map((at) => serverInstant(addDays(from.date, at * weeks * 7), from.minute).toISOString()),
        );
      },
    ),
  );
  expect(instantOf('2026-10-25', '02:30')).toBe(serverInstant('2026-10-25', 150).toISOString());
  expect([isWhole('2026-11-03', '10:00'), isWhole('2026-11', '10:00'), isWhole('2026-11-03', '')]).toEqual([
    true,
    false,
    false,
  ]);
});
