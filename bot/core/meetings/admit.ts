import type { Repositories } from '../../ports/store/store.ts';
import { type MeetingAction, mayMeet, rolesOf } from '../access/access.ts';
import { Refusal } from '../errors.ts';
import type { ForumId, MeetingId, PersonId } from '../ids.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { type Forum, relationToForum } from './forum.ts';
import type { Meeting, MeetingState } from './meeting.ts';

export function mayIn(organisation: Organisation, forum: Forum, person: PersonId, action: MeetingAction): boolean {
  return mayMeet(rolesOf(organisation, person), relationToForum(organisation, forum, person), action);
}

/** Refuses `notFound` to whom the forum's meetings are not shown, `notAllowed` to whom only the action is not. */
export function demandIn(organisation: Organisation, forum: Forum, person: PersonId, action: MeetingAction): void {
  if (mayIn(organisation, forum, person, action)) return;
  throw new Refusal(mayIn(organisation, forum, person, 'see') ? 'notAllowed' : 'notFound');
}

/** A forum that the organisation has. One that it no longer has keeps its meetings, and nobody meets in it. */
export function forumOf(organisation: Organisation, id: ForumId): Forum {
  const forum = organisation.forums.get(id);
  if (!forum) throw new Refusal('notFound');
  return forum;
}

export type Admitted = { readonly meeting: Meeting; readonly forum: Forum };

/** Locks a meeting for an action that this person may take. */
export async function lockMeeting(
  deps: { readonly organisation: Organisation },
  kept: Repositories,
  person: PersonId,
  id: MeetingId,
  action: MeetingAction,
): Promise<Admitted> {
  const meeting = await kept.meetings.lock(id);
  if (!meeting) throw new Refusal('notFound');
  const forum = forumOf(deps.organisation, meeting.forum);
  demandIn(deps.organisation, forum, person, action);
  return { meeting, forum };
}

/** Refuses what belongs to another time of the meeting's life. */
export function demandState(meeting: Meeting, ...states: readonly MeetingState[]): void {
  if (states.includes(meeting.state)) return;
  throw new Refusal(meeting.state === 'locked' ? 'minutesLocked' : 'meetingState');
}
