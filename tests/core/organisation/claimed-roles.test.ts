import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rolesOf } from '../../../bot/core/access/access.ts';
import { type GroupId, id, type PersonId } from '../../../bot/core/ids.ts';
import { rolesClaimed, usualAppRoles, withRoles } from '../../../bot/core/organisation/claimed-roles.ts';
import { roles } from '../../../bot/core/organisation/organisation.ts';
import { organisation, p } from '../tasks/world.ts';

const unnamed = { roles: new Map(), appRoles: {} };
const group = id<GroupId>('9f000003-0000-4000-8000-000000000001');

test('each role but the custodian has a name in Swedish and one in English, with or without its dots', () => {
  for (const role of roles)
    for (const name of usualAppRoles[role]) {
      const plain = name.replaceAll('ä', 'a').replaceAll('ö', 'o');
      for (const appRole of [name, plain, plain.toUpperCase()])
        expect(rolesClaimed({ appRoles: [appRole], groups: [] }, unnamed)).toEqual([role]);
    }
  expect(roles.filter((role) => usualAppRoles[role].length < 2)).toEqual(['custodian']);
});

test('the names that the file gives a role are all that count for it, and the others keep theirs', () => {
  const named = { ...unnamed, appRoles: { securityCoordinator: ['Nätverket'], custodian: ['Trygg.Custodian'] } };
  const of = (appRole: string) => rolesClaimed({ appRoles: [appRole], groups: [] }, named);
  expect(of('natverket')).toEqual(['securityCoordinator']);
  expect(of('Sakerhetssamordnare')).toEqual([]);
  expect(of('Trygg.Custodian')).toEqual(['custodian']);
  expect(of('Sakerhetsledning')).toEqual(['securityLeadership']);
  expect(
    rolesClaimed({ appRoles: ['SecurityPartner'], groups: [] }, { ...unnamed, appRoles: { securityPartner: [] } }),
  ).toEqual([]);
});

test('a group that the file names gives its role, however the token writes it; no other group does', () => {
  const named = { ...unnamed, roles: new Map([['securityLeadership', [group]] as const]) };
  expect(rolesClaimed({ appRoles: [], groups: [group.toUpperCase()] }, named)).toEqual(['securityLeadership']);
  expect(rolesClaimed({ appRoles: [group], groups: ['securityLeadership'] }, named)).toEqual([]);
});

test('whatever a token states, nobody becomes what no name was given for', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' })), fc.array(fc.uuid()), (appRoles, groups) => {
      const none = { roles: new Map(), appRoles: Object.fromEntries(roles.map((role) => [role, []])) };
      expect(rolesClaimed({ appRoles, groups }, none)).toEqual([]);
    }),
  );
});

test('a person has stated roles besides their own, and nobody else gets any', () => {
  const stranger = { person: id<PersonId>('7a000001-de30-4000-8000-0000000000ff'), name: 'Ny Påhittad' };
  const lifted = withRoles(organisation, stranger, ['securityCoordinator']);
  expect(rolesOf(lifted, stranger.person)).toEqual(['employee', 'securityCoordinator']);
  expect(rolesOf(organisation, stranger.person)).toEqual(['employee']);
  for (const person of organisation.people.keys()) {
    expect(rolesOf(lifted, person)).toEqual(rolesOf(organisation, person));
    const both = rolesOf(withRoles(organisation, { person, name: '' }, ['securityLeadership']), person);
    expect(both).toEqual(expect.arrayContaining([...rolesOf(organisation, person), 'securityLeadership']));
    expect(withRoles(organisation, { person, name: 'Annan' }, ['securityLeadership']).people.get(person)?.name).toBe(
      organisation.people.get(person)?.name,
    );
  }
  expect(withRoles(organisation, { person: p('nurse'), name: '' }, [])).toBe(organisation);
});
