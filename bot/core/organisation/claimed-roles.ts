import type { PersonId } from '../ids.ts';
import { fold } from '../text/fold.ts';
import type { DirectoryRules } from './directory.ts';
import { type Organisation, type Role, roles } from './organisation.ts';

/** What a sign-in says of someone: values of app roles, and ids of groups. */
export type Claimed = { readonly appRoles: readonly string[]; readonly groups: readonly string[] };

/**
 * App roles that count where the organisation file names none: the words of the governing documents, and English.
 * The custodian opens the sealed part, so nobody becomes one by a name that nobody chose.
 */
export const usualAppRoles: { readonly [role in Role]: readonly string[] } = {
  securityPartner: ['Säkerhetspartner', 'SecurityPartner'],
  securityCoordinator: ['Säkerhetssamordnare', 'SecurityCoordinator'],
  securityLeadership: ['Säkerhetsledning', 'SecurityLeadership'],
  custodian: [],
};

/** By folded names: an app role's value has no å, ä or ö in Entra, and its capitals mean nothing. */
export function rolesClaimed(claimed: Claimed, rules: Pick<DirectoryRules, 'roles' | 'appRoles'>): readonly Role[] {
  const appRoles = new Set(claimed.appRoles.map(fold));
  const groups = new Set(claimed.groups.map(fold));
  return roles.filter(
    (role) =>
      (rules.appRoles[role] ?? usualAppRoles[role]).some((name) => appRoles.has(fold(name))) ||
      rules.roles.get(role)?.some((group) => groups.has(fold(group))),
  );
}

/** The organisation, where this person has these roles too: the rules ask it as always. */
export function withRoles(
  organisation: Organisation,
  who: { readonly person: PersonId; readonly name: string },
  given: readonly Role[],
): Organisation {
  if (given.length === 0) return organisation;
  const known = organisation.people.get(who.person) ?? {
    id: who.person,
    name: who.name,
    title: '',
    unit: null,
    roles: [],
    locale: 'sv',
    electedOfficial: false,
  };
  if (given.every((role) => known.roles.includes(role))) return organisation;
  const person = { ...known, roles: roles.filter((role) => known.roles.includes(role) || given.includes(role)) };
  return { ...organisation, people: new Map(organisation.people).set(who.person, person) };
}
