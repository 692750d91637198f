import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  OrganisationFileError,
  parseOrganisation,
  shippedFile,
} from '../../../bot/adapters/org-file/read-organisation.ts';
import type { Kind } from '../../../bot/core/cases/case.ts';
import { id, type PlaceId } from '../../../bot/core/ids.ts';
import { functionsOf } from '../../../bot/core/organisation/people.ts';
import { administrationOf, alarmOf, searchUnits, unitChoices } from '../../../bot/core/organisation/places.ts';
import { uncoveredCells } from '../../../bot/core/routing/coverage.ts';
import { ladderSteps } from '../../../bot/core/routing/ladder.ts';
import { route } from '../../../bot/core/routing/route.ts';

const text = readFileSync(shippedFile, 'utf8');
const { organisation: org, stage } = parseOrganisation(shippedFile, text, { uncoveredCells });
const units = unitChoices(org).map(({ unit }) => unit);

/** Easter Sunday of a year, by the Gregorian rule (Meeus). */
function easter(year: number): number {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const [d, e, f] = [Math.floor(b / 4), b % 4, Math.floor((b + 8) / 25)];
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const l = (32 + 2 * e + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  return Date.UTC(year, month - 1, ((h + l - 7 * m + 114) % 31) + 1);
}

function swedishHolidays(year: number): string[] {
  const dayMs = 86_400_000;
  const date = (ms: number) => new Date(ms).toISOString().slice(0, 10);
  const firstFrom = (month: number, day: number, weekday: number) => {
    let ms = Date.UTC(year, month - 1, day);
    while (new Date(ms).getUTCDay() !== weekday) ms += dayMs;
    return ms;
  };
  const fixed = ['01-01', '01-06', '05-01', '06-06', '12-24', '12-25', '12-26', '12-31'].map((day) => `${year}-${day}`);
  const byEaster = [-2, 0, 1, 39, 49].map((days) => date(easter(year) + days * dayMs));
  const midsummer = firstFrom(6, 20, 6);
  return [...fixed, ...byEaster, date(midsummer - dayMs), date(midsummer), date(firstFrom(10, 31, 6))].sort();
}

describe('the invented Region Halland', () => {
  test('has seven administrations, sixty units at sites of six municipalities, and forty people', () => {
    const administrations = [...org.places.values()].filter(({ level }) => level === 'administration');
    expect(administrations).toHaveLength(7);
    expect(units).toHaveLength(60);
    expect(org.people.size).toBe(40);
    expect(new Set([...org.sites.values()].map(({ municipality }) => municipality)).size).toBe(6);
    for (const { administration, site } of unitChoices(org)) expect([administration, site]).not.toContain(null);
  });

  test('has the Swedish holidays and the three eves of its years', () => {
    expect([...org.holidays].sort()).toEqual([2026, 2027, 2028].flatMap(swedishHolidays));
  });

  test('has a security coordinator in each administration', () => {
    const covered = [...org.people.values()]
      .filter(({ roles }) => roles.includes('securityCoordinator'))
      .map(({ unit }) => (unit === null ? null : administrationOf(org, unit)?.id));
    expect(new Set(covered).size).toBe(7);
  });

  test('has for the stage one of each who matters', () => {
    const people = stage.people.flatMap((each) => org.people.get(each) ?? []);
    expect(people).toHaveLength(stage.people.length);
    expect(people.some(({ electedOfficial, unit }) => electedOfficial && unit === null)).toBe(true);
    expect(people.some(({ electedOfficial, unit }) => !electedOfficial && unit === null)).toBe(true);
    expect(people.some(({ locale }) => locale === 'en')).toBe(true);
    expect(people.some(({ unit }) => unit === 'vardcentralen-hylte')).toBe(true);
    for (const role of ['securityPartner', 'securityCoordinator', 'securityLeadership', 'custodian'] as const) {
      expect(people.some(({ roles }) => roles.includes(role))).toBe(true);
    }
  });

  test('lets the ladder meet a deputy who has not installed the app', () => {
    const [deputy] = stage.notInstalled;
    if (!deputy) throw new Error('nobody is without the app');
    const [membership] = functionsOf(org, deputy);
    if (!membership) throw new Error('who is without the app is in no function');
    expect(membership.as).toBe('deputy');
    const facts = { function: membership.function.id, urgency: 'acute', excluded: [], waitsUntil: null } as const;
    const steps = ladderSteps(org, { ...facts, from: new Date('2026-02-02T08:00:00Z') });
    expect(steps[2]).toMatchObject({ rung: 'deputy', people: [deputy] });
  });

  test('finds a unit as people type it, and its guard', () => {
    expect(searchUnits(org, 'akut halm')[0]?.unit.id).toBe('akutmottagningen-halmstad');
    expect(searchUnits(org, 'hylte').map(({ unit }) => unit.id)).toContain('vardcentralen-hylte');
    expect(alarmOf(org, id<PlaceId>('akutmottagningen-halmstad'))?.number).toBe('55 500');
  });
});

describe('its rules', () => {
  const tuesday = '2026-02-03T09:00:00Z';
  const saturday = '2026-02-07T23:00:00Z';
  const midsummer = '2026-06-19T08:00:00Z';

  test.each<[string, string, Kind[], string, string, string | null]>([
    ['the hospital, by day', 'akutmottagningen-halmstad', ['threat'], tuesday, 'sakerhetspartner-sjukhus', null],
    ['the hospital, at night', 'akutmottagningen-halmstad', ['violence'], saturday, 'sakerhetspartner-sjukhus', null],
    ['Hylte, by day', 'vardcentralen-hylte', ['threat'], tuesday, 'sakerhetspartner-narvard', null],
    ['Hylte, at night', 'vardcentralen-hylte', ['threat'], saturday, 'sakerhetsjouren', null],
    ['Hylte, on Midsummer Eve', 'vardcentralen-hylte', ['threat'], midsummer, 'sakerhetsjouren', null],
    [
      'a theft at a school, at night',
      'folkhogskolan-provstranden',
      ['theft'],
      saturday,
      'sakerhetspartner-kultur-service',
      '2026-02-09T06:30:00.000Z',
    ],
    [
      'a theft at a school, before a holiday',
      'folkhogskolan-provstranden',
      ['theft'],
      midsummer,
      'sakerhetspartner-kultur-service',
      '2026-06-22T05:30:00.000Z',
    ],
    [
      'a theft at a school, by day',
      'folkhogskolan-provstranden',
      ['theft'],
      tuesday,
      'sakerhetspartner-kultur-service',
      null,
    ],
    [
      'a threat and a theft at a school, at night',
      'folkhogskolan-provstranden',
      ['theft', 'threat'],
      saturday,
      'sakerhetsjouren',
      null,
    ],
  ])('%s', (_, unit, kinds, at, expected, waitsUntil) => {
    const decision = route(org, { place: id<PlaceId>(unit), kinds, at: new Date(at) });
    expect(decision).toMatchObject({ function: expected, via: 'rule', waitsUntil });
  });

  test('someone without a place reaches Säkerhetsavdelningen at any hour', () => {
    for (const at of [tuesday, saturday, midsummer]) {
      const decision = route(org, { place: null, kinds: ['threat'], at: new Date(at) });
      expect(decision).toMatchObject({ function: 'sakerhetsavdelningen', via: 'fallback', waitsUntil: null });
    }
  });

  test('without the on-call rule the file is refused, and without any other one it is not', () => {
    const withoutRule = (ruleId: string) => {
      const lines = text.split('\n').filter((line) => !line.includes(`{ id: ${ruleId}, place:`));
      return lines
        .join('\n')
        .replace(
          `  - id: ${ruleId}\n    place: folkhogskolor\n    kinds: [theft]\n    function: sakerhetspartner-kultur-service\n    waitsUntil: mon-fri 07:30-16:30\n`,
          '',
        );
    };
    for (const { id: ruleId } of org.rules) {
      const reading = () =>
        parseOrganisation(shippedFile, withoutRule(ruleId), { uncoveredCells }).organisation.rules.length;
      if (ruleId === 'jouren') expect(reading).toThrow(OrganisationFileError);
      else expect(reading()).toBe(org.rules.length - 1);
    }
  });
});
