import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PersonId } from '../../../bot/core/ids.ts';
import { type LadderFacts, ladderSteps, nextStep, promisedTime } from '../../../bot/core/routing/ladder.ts';
import { aFunction, anOrganisation, functionId, person } from './organisations.ts';

const from = new Date('2026-02-02T08:00:00Z');
const facts: LadderFacts = { function: functionId('partner'), urgency: 'acute', from, excluded: [], waitsUntil: null };
const org = anOrganisation();
const excluding = (...names: string[]): LadderFacts => ({ ...facts, excluded: names.map(person) });
const minutesOf = (at: Date) => (at.getTime() - from.getTime()) / 60_000;
const shown = (any: LadderFacts, by = org) =>
  ladderSteps(by, any).map(({ step, rung, at, people }) => [step, rung, minutesOf(at), people.join(' ')]);

const holders = 'partner-1 partner-2';
const leaders = 'leadership-1 leadership-2 leadership-deputy';

describe('the ladder', () => {
  test('tells all holders at once, then reminds holder, deputy, the whole function and leadership', () => {
    expect(shown(facts)).toEqual([
      [0, 'holder', 0, holders],
      [1, 'holder', 5, holders],
      [2, 'deputy', 10, 'partner-deputy'],
      [3, 'function', 15, `${holders} partner-deputy`],
      [4, 'leadership', 20, leaders],
    ]);
  });

  test('counts reminders from the end of a wait, while the first notice goes out at once', () => {
    const waitsUntil = new Date('2026-02-02T18:00:00Z');
    expect(shown({ ...facts, waitsUntil }).map(([, , minutes]) => minutes)).toEqual([0, 605, 610, 615, 620]);
  });

  test('a wait that is over by then does not move the ladder back', () => {
    const waitsUntil = new Date('2026-02-01T18:00:00Z');
    expect(shown({ ...facts, waitsUntil })).toEqual(shown(facts));
  });

  test('without deputies the whole function is who was reminded: leadership comes at once in their stead', () => {
    const has = [aFunction('partner', { deputies: [] }), aFunction('department'), aFunction('leadership')];
    expect(shown(facts, anOrganisation({ has }))).toEqual([
      [0, 'holder', 0, holders],
      [1, 'holder', 5, holders],
      [4, 'leadership', 10, leaders],
    ]);
  });

  test('when all holders are in conflict the deputy is told at once, and reminded in their stead', () => {
    expect(shown(excluding('partner-1', 'partner-2'))).toEqual([
      [0, 'deputy', 0, 'partner-deputy'],
      [2, 'deputy', 5, 'partner-deputy'],
      [4, 'leadership', 15, leaders],
    ]);
  });

  test('when the whole function is in conflict leadership is told at once', () => {
    expect(shown(excluding('partner-1', 'partner-2', 'partner-deputy'))).toEqual([
      [0, 'leadership', 0, leaders],
      [4, 'leadership', 5, leaders],
    ]);
  });

  test('when everyone is in conflict the notice stands with nobody, for all to see', () => {
    const everyone = excluding(...holders.split(' '), 'partner-deputy', ...leaders.split(' '));
    expect(shown(everyone)).toEqual([[0, 'leadership', 0, '']]);
    expect(nextStep(org, { ...everyone, done: 1 })).toMatchObject({ step: 5, people: [] });
  });
});

describe('the next step', () => {
  test('is the first that is not done', () => {
    expect(nextStep(org, { ...facts, done: 0 })).toMatchObject({ step: 0, rung: 'holder', at: from });
    expect(nextStep(org, { ...facts, done: 2 })).toMatchObject({ step: 2, rung: 'deputy' });
  });

  test('keeps its number when someone is excluded half-way, so that nobody is left out or asked twice', () => {
    const late = { ...excluding('partner-1', 'partner-2'), done: 2 };
    expect(nextStep(org, late)).toMatchObject({ step: 2, rung: 'deputy', people: [person('partner-deputy')] });
  });

  test('beyond the ladder reminds leadership for ever', () => {
    const steps = [5, 6, 105].map((done) => nextStep(org, { ...facts, done }));
    expect(steps.map(({ step, rung, at }) => [step, rung, minutesOf(at)])).toEqual([
      [5, 'leadership', 35],
      [6, 'leadership', 50],
      [105, 'leadership', 20 + 101 * 15],
    ]);
  });

  test('reminds the rest of the function for ever when all of leadership is in conflict', () => {
    const step = nextStep(org, { ...excluding(...leaders.split(' ')), done: 5 });
    expect(step).toMatchObject({ rung: 'function', people: [...holders.split(' '), 'partner-deputy'] });
  });
});

describe('the promised time', () => {
  test('is the first reminder from the receipt on, and moves with each reminder', () => {
    const promises = [0, 1, 2, 3, 4, 5].map((done) => minutesOf(promisedTime(org, { ...facts, done })));
    expect(promises).toEqual([5, 5, 10, 15, 20, 35]);
  });

  test('of a case that waits is counted from the end of the wait', () => {
    const waitsUntil = new Date('2026-02-03T06:30:00Z');
    expect(promisedTime(org, { ...facts, waitsUntil, done: 1 })).toEqual(new Date('2026-02-03T06:35:00Z'));
  });
});

describe('for anyone in conflict, any wait and any number of steps', () => {
  const all = [...holders.split(' '), 'partner-deputy', ...leaders.split(' ')].map(person);
  const shared = anOrganisation({
    has: [
      aFunction('partner'),
      aFunction('department', { holders: [person('partner-1')], deputies: [person('leadership-1')] }),
      aFunction('leadership'),
    ],
  });
  const anyFacts = fc.record({
    function: fc.constantFrom(functionId('partner'), functionId('department'), functionId('leadership')),
    urgency: fc.constantFrom('low' as const, 'acute' as const),
    from: fc.constant(from),
    excluded: fc.subarray(all),
    waitsUntil: fc.oneof(
      fc.constant(null),
      fc.integer({ min: -60, max: 6000 }).map((min) => new Date(+from + min * 60_000)),
    ),
  });
  const climb = (any: LadderFacts, count: number) => {
    const steps = [nextStep(shared, { ...any, done: 0 })];
    while (steps.length < count) steps.push(nextStep(shared, { ...any, done: (steps.at(-1)?.step ?? 0) + 1 }));
    return steps;
  };

  test('nobody in conflict is ever on a rung, times and numbers ascend, and the same question has one answer', () => {
    fc.assert(
      fc.property(anyFacts, (any) => {
        const steps = climb(any, 9);
        expect(steps).toEqual(climb(any, 9));
        for (const [index, { step, at, people }] of steps.entries()) {
          expect(people.filter((each: PersonId) => any.excluded.includes(each))).toEqual([]);
          const before = steps[index - 1];
          if (!before) continue;
          expect(step).toBeGreaterThan(before.step);
          expect(at > before.at).toBe(true);
        }
      }),
    );
  });

  test('a step has nobody only when nobody of the function and of leadership is left', () => {
    fc.assert(
      fc.property(anyFacts, (any) => {
        const own = shared.functions.get(any.function);
        const lead = shared.functions.get(shared.leadership);
        const anyone = [own, lead]
          .flatMap((each) => [...(each?.holders ?? []), ...(each?.deputies ?? [])])
          .some((each) => !any.excluded.includes(each));
        for (const { people } of climb(any, 8)) expect(people.length > 0).toBe(anyone);
      }),
    );
  });
});
