import { describe, expect, test } from 'vitest';
import { functionsOf, nextDuty, onDuty, peopleOf } from '../../../bot/core/organisation/people.ts';
import {
  administrationOf,
  alarmOf,
  pathOf,
  searchUnits,
  siteOf,
  unitChoices,
} from '../../../bot/core/organisation/places.ts';
import { aFunction, anOrganisation, byId, functionId, office, person, place } from '../routing/organisations.ts';

const org = anOrganisation();
const ids = (found: readonly { readonly id: string }[]) => found.map(({ id }) => id);

describe('places', () => {
  test('a path leads from the unit up to the region', () => {
    expect(ids(pathOf(org, place('ward')))).toEqual(['ward', 'emergency', 'hospital', 'region']);
    expect(pathOf(org, place('nowhere'))).toEqual([]);
  });

  test('the administration of a unit is found above it, and the region has none', () => {
    expect(administrationOf(org, place('ward'))?.id).toBe('hospital');
    expect(administrationOf(org, place('region'))).toBeNull();
  });

  test('a unit has its own alarm, or that of the nearest place above with a site', () => {
    expect(alarmOf(org, place('ward'))?.number).toBe('55 501');
    expect(alarmOf(org, place('reception'))?.number).toBe('55 500');
    expect(siteOf(org, place('reception'))?.id).toBe('hospital-site');
    expect(alarmOf(org, place('school'))).toBeNull();
  });
});

describe('the picker', () => {
  const names = ['Ängens vårdcentral', 'Vårdcentralen Hylte', 'Akuten Hylte', 'Öppna mottagningen', 'Akuten Varberg'];
  const units = names.map((name, index) => ({
    id: place(`unit-${index}`),
    name,
    level: 'unit' as const,
    parent: place('hospital'),
    site: null,
  }));
  const many = anOrganisation({ places: byId([...org.places.values(), ...units].filter(({ id }) => id !== 'ward')) });
  const search = (text: string, limit?: number) => searchUnits(many, text, limit).map(({ unit }) => unit.name);

  test('shows units by administration and name, in Swedish order, with å, ä and ö last', () => {
    const shown = unitChoices(many).map(({ unit }) => unit.name);
    expect(shown).toEqual([
      'Akuten Hylte',
      'Akuten Varberg',
      'reception',
      'Vårdcentralen Hylte',
      'Ängens vårdcentral',
      'Öppna mottagningen',
      'school',
    ]);
  });

  test('finds without accents and capitals, the name that begins so first', () => {
    expect(search('VARDCENTRAL')).toEqual(['Vårdcentralen Hylte', 'Ängens vårdcentral']);
    expect(search('oppna')).toEqual(['Öppna mottagningen']);
  });

  test('needs every word, in any order, and puts a name before its municipality', () => {
    expect(search('hylte akut')).toEqual(['Akuten Hylte', 'Akuten Varberg']);
    expect(search('hylte vård')[0]).toBe('Vårdcentralen Hylte');
    expect(search('akuten månen')).toEqual([]);
  });

  test('finds by administration, and gives no more than asked for', () => {
    expect(search('schools')).toEqual(['school']);
    expect(search('hospital', 2)).toHaveLength(2);
    expect(search('')).toHaveLength(7);
  });
});

describe('people of functions', () => {
  const shared = anOrganisation({
    has: [
      aFunction('partner', { hours: [office] }),
      aFunction('department', {
        holders: [person('partner-1')],
        deputies: [person('partner-1'), person('x')],
        hours: [],
      }),
    ],
  });

  test('everyone of a function is named once, holders first', () => {
    const [, department = aFunction('none')] = shared.functions.values();
    expect(peopleOf(department)).toEqual(['partner-1', 'x']);
  });

  test('a person may be in several functions', () => {
    const memberships = functionsOf(shared, person('partner-1')).map((each) => [each.function.id, each.as]);
    expect(memberships).toEqual([
      ['partner', 'holder'],
      ['department', 'holder'],
    ]);
    expect(functionsOf(shared, person('stranger'))).toEqual([]);
  });

  test('duty goes by the hours, and the next duty is when they start', () => {
    const friday = new Date('2026-02-06T20:00:00Z');
    expect(onDuty(shared, functionId('partner'), friday)).toBe(false);
    expect(nextDuty(shared, functionId('partner'), friday)?.toISOString()).toBe('2026-02-09T06:30:00.000Z');
    expect(nextDuty(shared, functionId('department'), friday)).toBeNull();
    const monday = new Date('2026-02-09T07:00:00Z');
    expect(nextDuty(shared, functionId('partner'), monday)).toEqual(monday);
  });
});
