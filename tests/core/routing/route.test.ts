import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Kind } from '../../../bot/core/cases/case.ts';
import { placeLevels, type RoutingRule } from '../../../bot/core/organisation/organisation.ts';
import { pathOf } from '../../../bot/core/organisation/places.ts';
import { uncoveredCells } from '../../../bot/core/routing/coverage.ts';
import { route } from '../../../bot/core/routing/route.ts';
import { spanAt } from '../../../bot/core/time/stockholm.ts';
import {
  aFunction,
  anOrganisation,
  anyInstant,
  anyKinds,
  anyOrganisation,
  anyUnit,
  aRule,
  functionId,
  office,
  place,
} from './organisations.ts';

const mondayMorning = new Date('2026-02-02T08:00:00Z');
const saturdayNight = new Date('2026-02-07T02:00:00Z');

describe('the most specific rule wins', () => {
  const rules = [
    aRule('region', 'region'),
    aRule('region-office', 'region', { hours: [office] }),
    aRule('region-theft', 'region', { kinds: ['theft'] }),
    aRule('hospital', 'hospital'),
    aRule('hospital-again', 'hospital'),
    aRule('emergency-theft-office', 'emergency', { kinds: ['theft'], hours: [office] }),
    aRule('emergency-office', 'emergency', { hours: [office] }),
    aRule('emergency-damage', 'emergency', { kinds: ['damage', 'theft'] }),
    aRule('ward', 'ward'),
  ];
  const org = anOrganisation({ rules });

  test.each<[string, string, Kind[], Date, string]>([
    ['the deepest place', 'ward', ['threat'], mondayMorning, 'ward'],
    ['a deep place before named kinds higher up', 'ward', ['theft'], mondayMorning, 'ward'],
    ['named kinds before named hours', 'reception', ['damage'], mondayMorning, 'emergency-damage'],
    ['named kinds and hours before named kinds', 'reception', ['theft'], mondayMorning, 'emergency-theft-office'],
    ['named hours before all hours', 'reception', ['threat'], mondayMorning, 'emergency-office'],
    ['the first in the file among equals', 'reception', ['threat'], saturdayNight, 'hospital'],
    ['the region when nothing else matches', 'school', ['threat'], saturdayNight, 'region'],
    ['kinds before hours at the region', 'school', ['theft'], mondayMorning, 'region-theft'],
    ['a place above units too', 'hospital', ['threat'], mondayMorning, 'hospital'],
  ])('%s', (_, where, kinds, at, rule) => {
    expect(route(org, { place: place(where), kinds, at })).toMatchObject({ via: 'rule', rule });
  });

  test('for any table, place and time: no other rule that matches the one kind is more specific', () => {
    fc.assert(
      fc.property(anyOrganisation, anyUnit, anyKinds, anyInstant, (any, unit, kinds, at) => {
        const [kind = 'threat'] = kinds;
        const decision = route(any, { place: unit, kinds: [kind], at });
        const path = pathOf(any, unit).map(({ id }) => id);
        const matches = (rule: RoutingRule) =>
          path.includes(rule.place) &&
          (!rule.kinds || rule.kinds.includes(kind)) &&
          (!rule.hours || spanAt(rule.hours, at, any.holidays) !== null);
        const weight = (rule: RoutingRule) =>
          placeLevels.indexOf(any.places.get(rule.place)?.level ?? 'region') * 4 +
          (rule.kinds ? 2 : 0) +
          (rule.hours ? 1 : 0);
        const best = any.rules
          .filter(matches)
          .reduce<RoutingRule | null>((found, rule) => (!found || weight(rule) > weight(found) ? rule : found), null);
        expect(decision.rule).toBe(best?.id ?? null);
      }),
      { numRuns: 500 },
    );
  });
});

describe('several kinds', () => {
  const waiting = aRule('theft-waits', 'school', { kinds: ['theft'], waitsUntil: office });
  const org = anOrganisation({ rules: [aRule('all', 'region'), waiting] });

  test('a theft alone waits for office hours, and the decision says until when', () => {
    const decision = route(org, { place: place('school'), kinds: ['theft'], at: saturdayNight });
    expect(decision).toMatchObject({ rule: 'theft-waits', waitsUntil: '2026-02-09T06:30:00.000Z' });
  });

  test('a theft with a threat does not make the threat wait', () => {
    const decision = route(org, { place: place('school'), kinds: ['theft', 'threat'], at: saturdayNight });
    expect(decision).toMatchObject({ rule: 'all', waitsUntil: null });
  });

  test('within its own hours a rule does not wait', () => {
    const decision = route(org, { place: place('school'), kinds: ['theft'], at: mondayMorning });
    expect(decision).toMatchObject({ rule: 'theft-waits', waitsUntil: null });
  });

  test('for any table a report goes as one of its kinds alone would, and waits only if all of them would', () => {
    fc.assert(
      fc.property(anyOrganisation, anyUnit, anyKinds, anyInstant, (any, unit, kinds, at) => {
        const together = route(any, { place: unit, kinds, at });
        const alone = kinds.map((kind) => route(any, { place: unit, kinds: [kind], at }));
        const byRule = alone.filter(({ via }) => via === 'rule');
        if (byRule.length === 0) expect(together.via).toBe('fallback');
        else expect(byRule.map(({ rule }) => rule)).toContain(together.rule);
        if (byRule.some(({ waitsUntil }) => waitsUntil === null)) expect(together.waitsUntil).toBeNull();
      }),
      { numRuns: 500 },
    );
  });
});

describe('the fallback', () => {
  test.each([[null], [place('a-place-that-closed')]])('takes the place %s', (where) => {
    const decision = route(anOrganisation(), { place: where, kinds: ['threat'], at: saturdayNight });
    expect(decision).toEqual({
      function: functionId('department'),
      via: 'fallback',
      rule: null,
      version: '1',
      facts: { place: where, kinds: ['threat'], at: '2026-02-07T02:00:00.000Z' },
      waitsUntil: null,
    });
  });

  test('waits honestly for its own hours when nobody is on duty within the stated minutes', () => {
    const has = [aFunction('partner'), aFunction('department', { hours: [office] }), aFunction('leadership')];
    const facts = { place: null, kinds: ['threat'] as const };
    const org = anOrganisation({ has });
    expect(route(org, { ...facts, at: saturdayNight }).waitsUntil).toBe('2026-02-09T06:30:00.000Z');
    expect(route(org, { ...facts, at: new Date('2026-02-09T06:20:00Z') }).waitsUntil).toBeNull();
  });

  test('never takes a known unit of a table without holes', () => {
    let covered = 0;
    fc.assert(
      fc.property(anyOrganisation, anyUnit, anyKinds, anyInstant, fc.boolean(), (any, unit, kinds, at, catchAll) => {
        const org = catchAll
          ? { ...any, rules: [...any.rules, aRule('catch-all', 'region', { waitsUntil: office })] }
          : any;
        if (uncoveredCells(org).length > 0) return;
        covered += 1;
        expect(route(org, { place: unit, kinds, at }).via).toBe('rule');
      }),
      { numRuns: 150 },
    );
    expect(covered).toBeGreaterThan(5);
  });
});

test('routing is total: any facts give a function that the organisation has', () => {
  const anyPlace = fc.oneof(fc.constant(null), anyUnit, fc.constant(place('nowhere')), fc.constant(place('region')));
  fc.assert(
    fc.property(anyOrganisation, anyPlace, fc.oneof(anyKinds, fc.constant([])), anyInstant, (org, where, kinds, at) => {
      const decision = route(org, { place: where, kinds, at });
      expect(org.functions.has(decision.function)).toBe(true);
      expect(decision.via === 'rule').toBe(decision.rule !== null);
      if (decision.waitsUntil !== null) expect(new Date(decision.waitsUntil) > at).toBe(true);
    }),
    { numRuns: 500 },
  );
});
