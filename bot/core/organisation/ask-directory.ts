import type { Clock } from '../../ports/clock.ts';
import type { Directory } from '../../ports/directory.ts';
import type { Store } from '../../ports/store/store.ts';
import type { TroubleCode } from '../errors.ts';
import type { GroupId, PersonId } from '../ids.ts';
import { absenceSources, groupsOf, type Profile } from './directory.ts';
import type { Organisation } from './organisation.ts';
import { peopleOf } from './people.ts';

/** What asking the directory needs from the world. */
export type AskDeps = {
  readonly store: Store;
  readonly clock: Clock;
  readonly organisation: Organisation;
  readonly directory: Directory;
};

const DAY_MS = 24 * 3_600_000;
/** People looked up in one go: five batches. */
const MOST_PEOPLE = 100;
const MOST_PORTRAITS = 20;

/** Something in the directory that an administrator must see to, by what it is about; null: nothing (any more). */
type Found = readonly [what: string, code: TroubleCode | null];

async function keepTroubles(deps: AskDeps, found: readonly Found[]): Promise<void> {
  const at = deps.clock.now();
  await deps.store.transaction(async ({ archive }) => {
    for (const [what, code] of found) await (code === null ? archive.mended(what) : archive.trouble(what, code, at));
  });
}

/**
 * Who the members of the file's groups are. A group that comes back empty, is gone or may not be read keeps the
 * members that it had, and is told of: a function never loses its people by a mistake in the directory.
 */
export async function askGroups(deps: AskDeps): Promise<void> {
  const rules = deps.organisation.directory?.rules;
  if (!rules) return;
  const groups = groupsOf(rules);
  const { found, gone, refused } = await deps.directory.members(groups);
  const members = new Map<GroupId, readonly PersonId[]>();
  const people = new Map<PersonId, Profile>();
  for (const [group, profiles] of found) {
    if (profiles.length === 0) continue;
    for (const profile of profiles) people.set(profile.person, profile);
    members.set(group, [...new Set(profiles.map(({ person }) => person))]);
  }
  const at = deps.clock.now();
  await deps.store.transaction(async ({ directory }) => {
    await directory.keepPeople([...people.values()], at);
    await directory.keepGroups(members, at);
    await directory.answered('groups', at);
  });
  const troubleOf = (group: GroupId): TroubleCode | null => {
    if (refused.has(group)) return 'directoryRefused';
    if (gone.includes(group)) return 'groupGone';
    return members.has(group) ? null : 'groupEmpty';
  };
  await keepTroubles(
    deps,
    groups.map((group) => [`group:${group}`, troubleOf(group)]),
  );
}

/** Looks up people who were met and not known yet, and those not looked up for a day. Returns whether there may be more. */
export async function askPeople(deps: AskDeps): Promise<boolean> {
  const at = deps.clock.now();
  const stale = await deps.store.read((kept) => kept.directory.stale(new Date(at.getTime() - DAY_MS), MOST_PEOPLE));
  if (stale.length === 0) return false;
  const { found, gone, refused } = await deps.directory.profiles(stale);
  await deps.store.transaction(async ({ directory }) => {
    await directory.keepPeople([...found.values()], at);
    await directory.unknown(gone, at);
  });
  await keepTroubles(deps, [['profiles', refused.size > 0 ? 'directoryRefused' : null]]);
  return stale.length === MOST_PEOPLE && refused.size === 0;
}

/** Who of all functions is away. */
export async function askAbsence(deps: AskDeps): Promise<void> {
  const people = [...new Set([...deps.organisation.functions.values()].flatMap(peopleOf))];
  const { away, refused } = await deps.directory.absences(people);
  const at = deps.clock.now();
  const answered = absenceSources.filter((source) => !refused.has(source));
  await deps.store.transaction(async ({ directory }) => {
    await directory.keepAbsences(away, answered, at);
    await directory.answered('absence', at);
  });
  await keepTroubles(
    deps,
    absenceSources.map((source) => [`absence:${source}`, refused.has(source) ? 'directoryRefused' : null]),
  );
}

/** Fetches the portraits that were asked for. Returns whether there may be more. */
export async function askPortraits(deps: AskDeps): Promise<boolean> {
  const wanted = await deps.store.read((kept) => kept.directory.wantedPortraits(MOST_PORTRAITS));
  for (const person of wanted) {
    const jpeg = await deps.directory.portrait(person);
    await deps.store.read((kept) => kept.directory.keepPortrait(person, jpeg, deps.clock.now()));
  }
  return wanted.length === MOST_PORTRAITS;
}
