import { describe, expect, test } from 'vitest';
import { explain } from '../../../bot/core/routing/explain.ts';
import { route } from '../../../bot/core/routing/route.ts';
import { anOrganisation, aRule, functionId, office, place } from './organisations.ts';

const rule = aRule('emergency-office', 'emergency', { kinds: ['threat', 'violence'], hours: [office] });
const org = anOrganisation({ rules: [aRule('all', 'region'), rule], holidays: new Set(['2026-02-03']) });
const at = new Date('2026-02-02T08:00:00Z');
const decision = route(org, { place: place('ward'), kinds: ['threat', 'theft'], at });

describe('why a function has a case', () => {
  test('names the rule, the level of place, the kinds and the hours that matched', () => {
    expect(explain(org, decision)).toMatchObject({
      via: 'rule',
      function: { id: 'partner' },
      rule: 'emergency-office',
      version: '1',
      inForce: true,
      place: { id: 'ward', level: 'unit' },
      matched: { place: { id: 'emergency', level: 'operationalArea' }, kinds: ['threat'], span: office },
      kinds: ['threat', 'theft'],
      at: { date: '2026-02-02', weekday: 1, minute: 540, holiday: false },
      waitsUntil: null,
    });
  });

  test('a rule without conditions says that it is for all', () => {
    const night = route(org, { place: place('school'), kinds: ['theft'], at: new Date('2026-02-03T22:00:00Z') });
    const explanation = explain(org, night);
    expect(explanation.matched).toMatchObject({ place: { id: 'region' }, kinds: null, span: null });
    expect(explanation.at.holiday).toBe(true);
  });

  test('a decision of another version says so, and guesses nothing about its rule', () => {
    const later = { ...org, version: '2' };
    expect(explain(later, decision)).toMatchObject({
      rule: 'emergency-office',
      version: '1',
      inForce: false,
      matched: null,
    });
  });

  test('the fallback and a handover have no rule', () => {
    const unknown = route(org, { place: null, kinds: ['threat'], at });
    expect(explain(org, unknown)).toMatchObject({ via: 'fallback', rule: null, matched: null, place: null });
    const handedOver = { ...decision, via: 'handOver' as const, rule: null, function: functionId('gone') };
    expect(explain(org, handedOver)).toMatchObject({ via: 'handOver', function: null, matched: null });
  });

  test('a wait is given as an instant', () => {
    expect(explain(org, { ...decision, waitsUntil: '2026-02-03T06:30:00.000Z' }).waitsUntil).toEqual(
      new Date('2026-02-03T06:30:00Z'),
    );
  });
});
