import { rolesOf } from '../access/access.ts';
import type { ForumId, FunctionId, PersonId } from '../ids.ts';
import type { Organisation, Role } from '../organisation/organisation.ts';

/** The network works on operative level; leadership, LGV and RLG on strategic. Source: the guidelines. */
export const forumLevels = ['operative', 'strategic'] as const;
export type ForumLevel = (typeof forumLevels)[number];

/** A point that stands on every agenda, as the mandate says. `minutes`: its timebox, or null. */
export type FixedPoint = { readonly id: string; readonly title: string; readonly minutes: number | null };

/** Who meets regularly to decide. A person is a member by a role, by a function, or by name. */
export type Forum = {
  readonly id: ForumId;
  readonly name: string;
  readonly level: ForumLevel;
  readonly members: {
    readonly roles: readonly Role[];
    readonly functions: readonly FunctionId[];
    readonly people: readonly PersonId[];
  };
  /** Address of the decision that the forum rests on, or null. */
  readonly mandate: string | null;
  /** The forum of strategic level that its points are lifted to, or null. */
  readonly liftsTo: ForumId | null;
  readonly fixedPoints: readonly FixedPoint[];
};

/** What someone is to a forum. */
export type ForumRelation = 'member' | 'none';

export function relationToForum(organisation: Organisation, forum: Forum, person: PersonId): ForumRelation {
  const { roles, functions, people } = forum.members;
  if (people.includes(person)) return 'member';
  const holds = functions.some((id) => {
    const named = organisation.functions.get(id);
    return named !== undefined && (named.holders.includes(person) || named.deputies.includes(person));
  });
  if (holds) return 'member';
  return rolesOf(organisation, person).some((role) => role !== 'employee' && roles.includes(role)) ? 'member' : 'none';
}

/** Everyone who is a member now, in the order of their names. */
export function membersOf(organisation: Organisation, forum: Forum): readonly PersonId[] {
  const inOrder = new Intl.Collator('sv');
  return [...organisation.people.values()]
    .filter(({ id }) => relationToForum(organisation, forum, id) === 'member')
    .sort((one, other) => inOrder.compare(one.name, other.name))
    .map(({ id }) => id);
}

export function forumsOf(organisation: Organisation, person: PersonId): readonly Forum[] {
  return [...organisation.forums.values()].filter((forum) => relationToForum(organisation, forum, person) === 'member');
}
