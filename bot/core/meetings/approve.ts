import { Refusal } from '../errors.ts';
import type { MeetingId, PersonId } from '../ids.ts';
import { demandState, lockMeeting } from './admit.ts';
import type { MinutesDeps } from './deps.ts';
import { keep } from './keep.ts';
import type { Meeting } from './meeting.ts';
import { tasksNamed } from './minutes.ts';
import { hiddenFrom } from './see-meeting.ts';
import { currentMinutes } from './see-minutes.ts';

/**
 * A named person approves the minutes (justering) exactly as they read them: `hash` is of what they saw, and `conflict`
 * when it says something else by now. Who may not read all of it approves nothing. Approving the same twice changes nothing.
 */
export async function approveMinutes(
  deps: MinutesDeps,
  actor: PersonId,
  input: { readonly meeting: MeetingId; readonly hash: string },
): Promise<Meeting> {
  const at = deps.clock.now();
  return deps.store.transaction(async (kept) => {
    const { meeting, forum } = await lockMeeting(deps, kept, actor, input.meeting, 'approve');
    demandState(meeting, 'ended');
    if (!meeting.approvers.includes(actor)) throw new Refusal('notAllowed');
    const { content, hash } = await currentMinutes(deps, kept, meeting, forum);
    if ((await hiddenFrom(deps, kept, actor, tasksNamed(content))).size > 0) throw new Refusal('conflictOfInterest');
    if (hash !== input.hash) throw new Refusal('conflict');
    if (meeting.approvals.some((each) => each.person === actor && each.hash === hash)) return meeting;
    const approvals = [...meeting.approvals.filter(({ person }) => person !== actor), { person: actor, at, hash }];
    return keep(kept, { ...meeting, approvals }, actor, at, { type: 'minutesApproved', data: { hash } });
  });
}
