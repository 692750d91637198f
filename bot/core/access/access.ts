import type { Case } from '../cases/case.ts';
import type { PersonId } from '../ids.ts';
import type { ForumRelation } from '../meetings/forum.ts';
import type { Organisation } from '../organisation/organisation.ts';
import type { Action, MeetingAction, TaskAction } from './actions.ts';
import { caseTable, type Grant, meetingTable, taskTable } from './table.ts';

export {
  type Action,
  actions,
  allActions,
  type FieldGroup,
  fieldGroups,
  type MeetingAction,
  meetingActions,
  type TaskAction,
  taskActions,
} from './actions.ts';

/** What someone is in Trygg. Everyone is an employee; the rest comes of the organisation file. */
export const accessRoles = [
  'employee',
  'securityPartner',
  'securityCoordinator',
  'securityLeadership',
  'custodian',
] as const;
export type AccessRole = (typeof accessRoles)[number];

/** What someone is to one case: the first that holds, in this order. */
export const relations = ['reporter', 'conflicted', 'taker', 'responsible', 'none'] as const;
export type Relation = (typeof relations)[number];

/** What someone is to one task. */
export const taskRelations = ['responsible', 'participant', 'none'] as const;
export type TaskRelation = (typeof taskRelations)[number];

/** What someone is to a forum, and so to its meetings. */
export const forumRelations = ['member', 'none'] as const satisfies readonly ForumRelation[];

/** All that the table asks of a person before a case. */
export type Standing = { readonly roles: readonly AccessRole[]; readonly relation: Relation };

/** Members of a function are its holders and deputies. */
export function isMember(organisation: Organisation, person: PersonId, of: Case['function']): boolean {
  const named = organisation.functions.get(of);
  return named !== undefined && (named.holders.includes(person) || named.deputies.includes(person));
}

/** Roles of a person, known to the directory or not. */
export function rolesOf(organisation: Organisation, person: PersonId): readonly AccessRole[] {
  const found = new Set<AccessRole>(['employee', ...(organisation.people.get(person)?.roles ?? [])]);
  for (const id of organisation.functions.keys()) {
    if (!isMember(organisation, person, id)) continue;
    found.add('securityPartner');
    if (id === organisation.leadership) found.add('securityLeadership');
    if (id === organisation.custodian) found.add('custodian');
  }
  return accessRoles.filter((role) => found.has(role));
}

/** Whoever reported a case is in conflict by that alone: the reporter's own view is all they get of it. */
export function relationTo(
  organisation: Organisation,
  of: Pick<Case, 'function' | 'holder' | 'conflicted'>,
  person: PersonId,
  isReporter: boolean,
): Relation {
  if (isReporter) return 'reporter';
  if (of.conflicted.includes(person)) return 'conflicted';
  if (of.holder === person) return 'taker';
  return isMember(organisation, person, of.function) ? 'responsible' : 'none';
}

/** `isReporter` as the store says (`cases.isReporter`): a protected reporter's name is on no row. */
export function standingOf(
  organisation: Organisation,
  of: Pick<Case, 'function' | 'holder' | 'conflicted'>,
  person: PersonId,
  isReporter: boolean,
): Standing {
  return { roles: rolesOf(organisation, person), relation: relationTo(organisation, of, person, isReporter) };
}

/** `withReason`: only after stating one, which is logged. */
export function grantOf(standing: Standing, action: Action): Grant {
  const grants = standing.roles.map((role) => caseTable[role][standing.relation][action]);
  if (grants.includes('yes')) return 'yes';
  return grants.includes('withReason') ? 'withReason' : 'no';
}

/** True also where a reason must be stated first: ask `needsReason` before anything is shown. */
export function may(standing: Standing, action: Action): boolean {
  return grantOf(standing, action) !== 'no';
}

export function needsReason(standing: Standing, action: Action): boolean {
  return grantOf(standing, action) === 'withReason';
}

export function relationToTask(
  task: { readonly responsible: PersonId | null; readonly participants: readonly PersonId[] },
  person: PersonId,
): TaskRelation {
  if (task.responsible === person) return 'responsible';
  return task.participants.includes(person) ? 'participant' : 'none';
}

export function mayTask(roles: readonly AccessRole[], relation: TaskRelation, action: TaskAction): boolean {
  return roles.some((role) => taskTable[role][relation].includes(action));
}

export function mayMeet(roles: readonly AccessRole[], relation: ForumRelation, action: MeetingAction): boolean {
  return roles.some((role) => meetingTable[role][relation].includes(action));
}
