import type { GroupId, PersonId } from '../core/ids.ts';
import type { Absence, Profile } from '../core/organisation/directory.ts';

/** Of several things asked for, some may be answered and some not: those go by their own. */
export type Answers<Key, Value> = {
  readonly found: ReadonlyMap<Key, Value>;
  /** The directory has no such thing. */
  readonly gone: readonly Key[];
  /** Refused for good, by its code, until an administrator mends it. */
  readonly refused: ReadonlyMap<Key, string>;
};

/**
 * Where people and groups are known. Throws `Retryable` (core/errors.ts) when it is away and `Trouble` when it lets the
 * app do nothing at all; then nothing is answered.
 */
export type Directory = {
  /** All members of groups, of groups within them too; without accounts that are shut. */
  members(groups: readonly GroupId[]): Promise<Answers<GroupId, readonly Profile[]>>;
  profiles(people: readonly PersonId[]): Promise<Answers<PersonId, Profile>>;
  /** Who of these is away now. `refused`: sources that may not be asked, by their code. */
  absences(
    people: readonly PersonId[],
  ): Promise<{ readonly away: readonly Absence[]; readonly refused: ReadonlyMap<Absence['source'], string> }>;
  /** A JPEG of at most 64 KB; null: there is none. */
  portrait(person: PersonId): Promise<Uint8Array | null>;
};
