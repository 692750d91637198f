import type { GroupId, PersonId } from '../../core/ids.ts';
import type { Absence, Profile, Snapshot } from '../../core/organisation/directory.ts';

/** How fresh the kept answer is. */
export type DirectoryState = {
  /** Counts every change of what is kept. */
  readonly version: string;
  readonly groupsAt: Date | null;
  readonly absenceAt: Date | null;
  /** Since the last answer the directory has not answered; by its code. */
  readonly failure: { readonly code: string; readonly at: Date } | null;
};

export type Portrait = { readonly jpeg: Uint8Array | null; readonly fetchedAt: Date };

/** The directory's last known answer. */
export type DirectoryCopy = {
  state(): Promise<DirectoryState>;
  snapshot(): Promise<Snapshot>;
  /** Asks that a person be looked up; false when that is done or asked for already. */
  want(person: PersonId): Promise<boolean>;
  /** People never answered, then those whose answer is older than this; oldest first. */
  stale(before: Date, limit: number): Promise<PersonId[]>;
  keepPeople(people: readonly Profile[], at: Date): Promise<void>;
  /** The directory does not know these (any more). What was known of them is forgotten. */
  unknown(people: readonly PersonId[], at: Date): Promise<void>;
  /** Replaces the members of groups; a group that is not named keeps what it had. */
  keepGroups(groups: ReadonlyMap<GroupId, readonly PersonId[]>, at: Date): Promise<void>;
  /** Replaces all that was known of these sources. */
  keepAbsences(absences: readonly Absence[], sources: readonly Absence['source'][], at: Date): Promise<void>;
  answered(what: 'groups' | 'absence', at: Date): Promise<void>;
  failed(code: string, at: Date): Promise<void>;
  portrait(person: PersonId): Promise<Portrait | null>;
  /** Whose of these are kept, and how old; those who have none are said so. */
  portraits(
    people: readonly PersonId[],
  ): Promise<{ readonly person: PersonId; readonly kept: boolean; readonly fetchedAt: Date }[]>;
  wantPortrait(person: PersonId): Promise<boolean>;
  wantedPortraits(limit: number): Promise<PersonId[]>;
  keepPortrait(person: PersonId, jpeg: Uint8Array | null, at: Date): Promise<void>;
};
