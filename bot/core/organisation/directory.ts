import type { FunctionId, GroupId, PersonId, PlaceId } from '../ids.ts';
import type { Role } from './organisation.ts';

/** Fields of a profile that may name a unit. Names as Microsoft Graph has them. */
export const placeAttributes = ['department', 'officeLocation', 'companyName', 'jobTitle', 'city'] as const;
export type PlaceAttribute = (typeof placeAttributes)[number];

/** How the organisation file lets the directory fill it in. */
export type DirectoryRules = {
  /** The field of a profile that names the unit, and what it may say besides the unit's own name or id, in small letters; null: none does. */
  readonly unit: { readonly attribute: PlaceAttribute; readonly codes: ReadonlyMap<string, PlaceId> } | null;
  /** Groups whose members are holders or deputies, after those whom the file names. */
  readonly functions: ReadonlyMap<
    FunctionId,
    { readonly holders: readonly GroupId[]; readonly deputies: readonly GroupId[] }
  >;
  readonly roles: ReadonlyMap<Role, readonly GroupId[]>;
  /** Values of app roles that make someone who signs in to the tab one of these; a role left out goes by its usual names. */
  readonly appRoles: { readonly [role in Role]?: readonly string[] | undefined };
  /** Groups of elected officials. */
  readonly electedOfficials: readonly GroupId[];
};

/** What the directory says of a person. `place`: the field that names the unit, as it stands there. */
export type Profile = {
  readonly person: PersonId;
  readonly name: string;
  readonly title: string;
  readonly place: string | null;
  readonly manager: PersonId | null;
  readonly locale: 'sv' | 'en' | null;
};

export const absenceSources = ['presence', 'mailbox'] as const;
export type AbsenceSource = (typeof absenceSources)[number];

/** `until` null: until the directory says otherwise. */
export type Absence = { readonly person: PersonId; readonly source: AbsenceSource; readonly until: Date | null };

/** The directory's last known answer, as kept. */
export type Snapshot = {
  readonly people: readonly Profile[];
  readonly groups: ReadonlyMap<GroupId, readonly PersonId[]>;
  readonly absences: readonly (Absence & { readonly fetchedAt: Date })[];
  /** When groups were last answered; null: never. */
  readonly answeredAt: Date | null;
  /** Fingerprint of the groups' members: eight hexadecimal digits. */
  readonly fingerprint: string;
};

/** Every group that the file names, each once. */
export function groupsOf(rules: DirectoryRules): readonly GroupId[] {
  const named = [...rules.functions.values()].flatMap(({ holders, deputies }) => [...holders, ...deputies]);
  return [...new Set([...named, ...[...rules.roles.values()].flat(), ...rules.electedOfficials])];
}
