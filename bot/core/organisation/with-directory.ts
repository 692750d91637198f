import type { GroupId, PersonId, PlaceId } from '../ids.ts';
import type { DirectoryRules, Profile, Snapshot } from './directory.ts';
import type { Organisation, Person, Role, SecurityFunction } from './organisation.ts';

/** An absence that the directory has not confirmed for this long is not believed any more. */
const BELIEVED_MS = 24 * 3_600_000;
const MARK = /~[0-9a-f]{8}$/;

/** The part of a version that the file states: rules are the same where it is. */
export function fileVersion(version: string): string {
  return version.replace(MARK, '');
}

/** What names a unit: its id, its name (when no other has it), and the codes that the file gives it. */
function unitsByName(file: Organisation, rules: DirectoryRules): ReadonlyMap<string, PlaceId> {
  const units = [...file.places.values()].filter(({ level }) => level === 'unit');
  const names = new Map<string, PlaceId | null>();
  for (const { id, name } of units) names.set(fold(name), names.has(fold(name)) ? null : id);
  const known = new Map<string, PlaceId>();
  for (const [name, unit] of names) if (unit !== null) known.set(name, unit);
  for (const { id } of units) known.set(id, id);
  for (const [code, unit] of rules.unit?.codes ?? []) known.set(fold(code), unit);
  return known;
}

function fold(text: string): string {
  return text.trim().normalize('NFC').toLowerCase().replace(/\s+/g, ' ');
}

/**
 * The organisation as the file and the directory's last known answer make it. What the file says of a person holds,
 * and the directory fills in the unit that it leaves out; members of groups follow after those whom the file names,
 * in the order of the groups. Whoever is a holder is no deputy of the same function. Nobody whom the file names is
 * ever taken away, whatever the directory says.
 */
export function withDirectory(file: Organisation, rules: DirectoryRules, snapshot: Snapshot, now: Date): Organisation {
  const members = (groups: readonly GroupId[]) => groups.flatMap((group) => snapshot.groups.get(group) ?? []);
  const functions = new Map<SecurityFunction['id'], SecurityFunction>();
  for (const each of file.functions.values()) {
    const named = rules.functions.get(each.id);
    const holders = [...new Set([...each.holders, ...members(named?.holders ?? [])])];
    const deputies = [...new Set([...each.deputies, ...members(named?.deputies ?? [])])];
    // The file's own word on who is a deputy goes before a group's on who is a holder.
    const own = holders.filter((person) => each.holders.includes(person) || !each.deputies.includes(person));
    const free = deputies.filter((person) => !own.includes(person));
    functions.set(each.id, Object.freeze({ ...each, holders: Object.freeze(own), deputies: Object.freeze(free) }));
  }
  const inFunctions = new Set([...functions.values()].flatMap(({ holders, deputies }) => [...holders, ...deputies]));
  return Object.freeze({
    ...file,
    version: `${file.version}~${snapshot.fingerprint}`,
    functions,
    people: peopleOf(file, rules, snapshot, members),
    directory: Object.freeze({
      rules,
      answeredAt: snapshot.answeredAt,
      away: new Set(
        snapshot.absences
          .filter(
            ({ until, fetchedAt }) => now.getTime() - fetchedAt.getTime() < BELIEVED_MS && !(until && until <= now),
          )
          .map(({ person }) => person)
          .filter((person) => inFunctions.has(person)),
      ),
    }),
  });
}

function peopleOf(
  file: Organisation,
  rules: DirectoryRules,
  snapshot: Snapshot,
  members: (groups: readonly GroupId[]) => readonly PersonId[],
): ReadonlyMap<PersonId, Person> {
  const units = unitsByName(file, rules);
  const elected = new Set(members(rules.electedOfficials));
  const roles = new Map<PersonId, Set<Role>>();
  for (const [role, groups] of rules.roles)
    for (const person of members(groups)) roles.set(person, (roles.get(person) ?? new Set<Role>()).add(role));
  const people = new Map<PersonId, Person>();
  const add = (person: Person, profile: Profile | undefined) => {
    const given = roles.get(person.id) ?? [];
    const unit = profile?.place ? (units.get(fold(profile.place)) ?? null) : null;
    people.set(
      person.id,
      Object.freeze({
        ...person,
        unit: person.unit ?? unit,
        roles: Object.freeze([...new Set([...person.roles, ...given])]),
        electedOfficial: person.electedOfficial || elected.has(person.id),
        ...(profile?.manager ? { manager: profile.manager } : {}),
      }),
    );
  };
  const profiles = new Map(snapshot.people.map((profile) => [profile.person, profile]));
  for (const person of file.people.values()) add(person, profiles.get(person.id));
  for (const profile of profiles.values()) {
    if (file.people.has(profile.person)) continue;
    const { person: id, name, title, locale } = profile;
    add({ id, name, title, unit: null, roles: [], locale: locale ?? 'sv', electedOfficial: false }, profile);
  }
  return people;
}
