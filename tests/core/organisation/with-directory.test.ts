import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GroupId, id, type PersonId } from '../../../bot/core/ids.ts';
import type { DirectoryRules, Profile, Snapshot } from '../../../bot/core/organisation/directory.ts';
import { fileVersion, withDirectory } from '../../../bot/core/organisation/with-directory.ts';
import { explain } from '../../../bot/core/routing/explain.ts';
import { route } from '../../../bot/core/routing/route.ts';
import { aFunction, anOrganisation, functionId, person, place } from '../routing/organisations.ts';

const now = new Date('2026-03-02T09:00:00Z');
const group = (name: string) => id<GroupId>(name);
const rules = (parts: Partial<DirectoryRules> = {}): DirectoryRules => ({
  unit: null,
  functions: new Map(),
  roles: new Map(),
  appRoles: {},
  electedOfficials: [],
  ...parts,
});
const snapshot = (parts: Partial<Snapshot> = {}): Snapshot => ({
  people: [],
  groups: new Map(),
  absences: [],
  answeredAt: now,
  fingerprint: '00000000',
  ...parts,
});
const profile = (name: string, parts: Partial<Profile> = {}): Profile => ({
  person: person(name),
  name: `${name} Ny`,
  title: 'Sköterska',
  place: null,
  manager: null,
  locale: 'sv',
  ...parts,
});
const org = anOrganisation();
const at = (parts: Partial<DirectoryRules>, known: Partial<Snapshot>) =>
  withDirectory(org, rules(parts), snapshot(known), now);

describe('someone whom only the directory knows', () => {
  const unit = { attribute: 'department', codes: new Map([['4711', place('ward')]]) } as const;
  it.each([
    ['the unit’s name, however it is written', ' RECEPTION ', 'reception'],
    ['its id', 'reception', 'reception'],
    ['a code of the file', '4711', 'ward'],
    ['a place that is no unit', 'hospital', null],
    ['anything else', 'Avdelning 9', null],
    ['nothing', null, null],
  ])('is placed by a field that says %s', (_what, said, found) => {
    const made = at({ unit }, { people: [profile('nora', { place: said })] });
    expect(made.people.get(person('nora'))?.unit ?? null).toBe(found);
  });

  it('is placed nowhere by a name that two units share', () => {
    const twin = { ...org, places: new Map([...org.places]) };
    const ward = org.places.get(place('ward'));
    if (ward) twin.places.set(place('ward-2'), { ...ward, id: place('ward-2') });
    const renamed = [...twin.places.values()].map((each) =>
      each.level === 'unit' ? { ...each, name: 'Samma' } : each,
    );
    const places = new Map(renamed.map((each) => [each.id, each]));
    const known = snapshot({ people: [profile('nora', { place: 'samma' })] });
    const made = withDirectory({ ...twin, places }, rules({ unit }), known, now);
    expect(made.people.get(person('nora'))?.unit).toBeNull();
  });

  it('has name, title, language and manager from the profile, and is elected by a group', () => {
    const people = [profile('vera', { locale: 'en', manager: person('boss') })];
    const made = at({ electedOfficials: [group('g')] }, { people, groups: new Map([[group('g'), [person('vera')]]]) });
    expect(made.people.get(person('vera'))).toEqual({
      id: person('vera'),
      name: 'vera Ny',
      title: 'Sköterska',
      unit: null,
      roles: [],
      locale: 'en',
      electedOfficial: true,
      manager: person('boss'),
    });
  });
});

it('what the file says of a person holds, and only the unit that it leaves out is filled in', () => {
  const ada = {
    id: person('ada'),
    name: 'Ada',
    title: 'Chef',
    roles: [],
    locale: 'sv',
    electedOfficial: false,
  } as const;
  const unit = { attribute: 'department', codes: new Map() } as const;
  const people = [profile('ada', { place: 'ward', locale: 'en' })];
  const made = (own: 'reception' | null) =>
    withDirectory(
      { ...org, people: new Map([[ada.id, { ...ada, unit: own === null ? null : place(own) }]]) },
      rules({ unit }),
      snapshot({ people }),
      now,
    ).people.get(ada.id);
  expect(made('reception')).toMatchObject({ name: 'Ada', title: 'Chef', locale: 'sv', unit: 'reception' });
  expect(made(null)).toMatchObject({ name: 'Ada', unit: 'ward' });
});

describe('members of groups', () => {
  const partner = functionId('partner');
  const named = new Map([[partner, { holders: [group('h')], deputies: [group('d')] }]]);
  it('follow after those whom the file names, and a holder is no deputy of the same function', () => {
    const groups = new Map([
      [group('h'), [person('x'), person('partner-deputy')]],
      [group('d'), [person('x'), person('y')]],
    ]);
    const made = at({ functions: named }, { groups }).functions.get(partner);
    expect(made?.holders).toEqual(['partner-1', 'partner-2', 'x']);
    expect(made?.deputies).toEqual(['partner-deputy', 'y']);
  });

  it('are given the roles of their groups', () => {
    const groups = new Map([[group('g'), [person('nora')]]]);
    const roles = new Map([['securityCoordinator', [group('g')]]] as const);
    const made = at({ roles }, { groups, people: [profile('nora')] });
    expect(made.people.get(person('nora'))?.roles).toEqual(['securityCoordinator']);
  });

  it('never take away anyone whom the file names, whatever the directory says', () => {
    const anyone = fc.constantFrom(...['partner-1', 'partner-2', 'partner-deputy', 'x', 'y', 'z'].map(person));
    fc.assert(
      fc.property(fc.uniqueArray(anyone), fc.uniqueArray(anyone), (holders, deputies) => {
        const groups = new Map([
          [group('h'), holders],
          [group('d'), deputies],
        ]);
        const made = at({ functions: named }, { groups }).functions.get(partner);
        const all = [...(made?.holders ?? []), ...(made?.deputies ?? [])];
        expect(new Set(all).size).toBe(all.length);
        for (const own of ['partner-1', 'partner-2']) expect(made?.holders).toContain(own);
        expect(made?.deputies).toContain('partner-deputy');
      }),
    );
  });
});

describe('absence', () => {
  const absence = (who: string, until: Date | null, fetchedAt: Date) =>
    ({ person: person(who), source: 'presence', until, fetchedAt }) as const;
  const minutes = (count: number) => new Date(now.getTime() + count * 60_000);
  it.each([
    ['without an end, just read', absence('partner-1', null, now), true],
    ['that ends later', absence('partner-1', minutes(5), now), true],
    ['that has ended', absence('partner-1', now, now), false],
    ['that nobody has confirmed for a day', absence('partner-1', null, minutes(-24 * 60)), false],
    ['of someone in no function', absence('nora', null, now), false],
  ])('%s counts: %s', (_what, each, away) => {
    expect(at({}, { absences: [each] }).directory?.away.size).toBe(away ? 1 : 0);
  });
});

describe('the version that a case keeps', () => {
  it('tells one answer of the directory from another, and why is explained as long as the file is the same', () => {
    const facts = { place: place('ward'), kinds: ['threat'], at: now } as const;
    const then = at({}, { fingerprint: '9b1c2d3e' });
    const later = at({}, { fingerprint: 'aaaaaaaa' });
    const decision = route(then, facts);
    expect(decision.version).toBe(`${org.version}~9b1c2d3e`);
    expect(later.version).not.toBe(decision.version);
    expect(fileVersion(decision.version)).toBe(org.version);
    expect(explain(later, decision)).toMatchObject({ inForce: true, matched: { place: { id: 'region' } } });
    expect(explain(withDirectory({ ...org, version: '2' }, rules(), snapshot(), now), decision).inForce).toBe(false);
  });
});

it('a group that never answered leaves its function with those of the file, and a function of groups alone with nobody', () => {
  const empty = anOrganisation({ has: [aFunction('partner'), aFunction('department', { holders: [], deputies: [] })] });
  const named = new Map([[functionId('department'), { holders: [group('g')], deputies: [] }]]);
  const made = withDirectory(empty, rules({ functions: named }), snapshot({ answeredAt: null }), now);
  expect(made.functions.get(functionId('partner'))).toMatchObject({ holders: ['partner-1', 'partner-2'] });
  expect(made.functions.get(functionId('department'))?.holders).toEqual([]);
});

it('the answer is one frozen value', () => {
  const made = at({}, { people: [profile('nora')] });
  const nora: PersonId = person('nora');
  expect(
    [made, made.directory, made.people.get(nora), made.functions.get(functionId('partner'))].every(Object.isFrozen),
  ).toBe(true);
});
