import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Organisation } from '../../../bot/core/organisation/organisation.ts';
import { type LadderFacts, ladderSteps, nextStep, promisedTime } from '../../../bot/core/routing/ladder.ts';
import { aFunction, anOrganisation, functionId, person } from './organisations.ts';

const from = new Date('2026-02-02T08:00:00Z');
const facts: LadderFacts = { function: functionId('partner'), urgency: 'acute', from, excluded: [], waitsUntil: null };
const rules = { unit: null, functions: new Map(), roles: new Map(), appRoles: {}, electedOfficials: [] };
const withAway = (org: Organisation, names: readonly string[]): Organisation => ({
  ...org,
  directory: { rules, answeredAt: from, away: new Set(names.map(person)) },
});
const shown = (...away: string[]) =>
  ladderSteps(withAway(anOrganisation(), away), facts).map(({ rung, people, standIn }) => [
    rung,
    people.join(' '),
    standIn,
  ]);
const holders = 'partner-1 partner-2';
const leaders = 'leadership-1 leadership-2 leadership-deputy';

describe('a holder who is away', () => {
  test('is told with the others as always, and nobody is told in their stead while a colleague is there', () => {
    expect(shown('partner-1')).toEqual(shown());
  });

  test('is still told, and when no holder is there the deputy is told at the same moment', () => {
    expect(shown('partner-1', 'partner-2')).toEqual([
      ['holder', `${holders} partner-deputy`, 'deputy'],
      ['holder', `${holders} partner-deputy`, 'deputy'],
      ['deputy', 'partner-deputy', null],
      ['function', `${holders} partner-deputy`, null],
      ['leadership', leaders, null],
    ]);
  });

  test('with the deputy away too brings leadership at once', () => {
    const [first] = shown('partner-1', 'partner-2', 'partner-deputy');
    expect(first).toEqual(['holder', `${holders} partner-deputy ${leaders}`, 'leadership']);
  });

  test('with everyone away leaves all of them told, and none waited for less than before', () => {
    const everyone = [...holders.split(' '), 'partner-deputy', ...leaders.split(' ')];
    expect(shown(...everyone)[0]).toEqual(['holder', everyone.join(' '), 'leadership']);
  });

  test('who is in conflict is neither told nor stood in for', () => {
    const excluded = { ...facts, excluded: [person('partner-1'), person('partner-2')] };
    const [first] = ladderSteps(withAway(anOrganisation(), ['partner-1', 'partner-2']), excluded);
    expect(first).toMatchObject({ rung: 'deputy', people: ['partner-deputy'], standIn: null });
  });
});

test('whoever is away, nobody is told later for it, no promise is later, and no one in conflict is told', () => {
  const all = [...holders.split(' '), 'partner-deputy', ...leaders.split(' ')];
  const shared = anOrganisation({
    has: [
      aFunction('partner'),
      aFunction('department', { holders: [person('partner-1')], deputies: [person('leadership-1')] }),
      aFunction('leadership'),
    ],
  });
  const any = fc.record({
    function: fc.constantFrom(functionId('partner'), functionId('department'), functionId('leadership')),
    excluded: fc.subarray(all.map(person)),
    away: fc.subarray(all),
    wait: fc.option(fc.integer({ min: -60, max: 6000 })),
  });
  fc.assert(
    fc.property(any, ({ away, wait, ...given }) => {
      const waitsUntil = wait === null ? null : new Date(from.getTime() + wait * 60_000);
      const these = { ...facts, ...given, waitsUntil };
      const there = withAway(shared, away);
      for (let done = 0; done < 9; done += 1) {
        const [now, before] = [there, shared].map((org) => nextStep(org, { ...these, done }));
        expect(Number(now?.at)).toBeLessThanOrEqual(Number(before?.at));
        expect(promisedTime(there, { ...these, done }).getTime()).toBeLessThanOrEqual(
          promisedTime(shared, { ...these, done }).getTime(),
        );
        expect(now?.people.filter((each) => these.excluded.includes(each))).toEqual([]);
      }
      const firstTold = (org: Organisation) => {
        const at = new Map<string, number>();
        for (const step of ladderSteps(org, these))
          for (const each of step.people)
            at.set(each, Math.min(at.get(each) ?? Number.POSITIVE_INFINITY, Number(step.at)));
        return at;
      };
      const [now, before] = [firstTold(there), firstTold(shared)];
      for (const [each, at] of before) expect(now.get(each)).toBeLessThanOrEqual(at);
    }),
    { numRuns: 2_000 },
  );
});
