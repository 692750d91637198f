import { Refusal } from '../errors.ts';
import type { MeetingId, PersonId } from '../ids.ts';
import { demandState, lockMeeting } from './admit.ts';
import type { MinutesDeps } from './deps.ts';
import { keep } from './keep.ts';
import { toLibrary } from './library.ts';
import type { Meeting } from './meeting.ts';
import { type LockedMinutes, nameIn } from './minutes.ts';
import { currentMinutes, hashOf } from './see-minutes.ts';

/**
 * Locks the minutes: registered, and approved by everyone named, as they stand. From here on they are read from the
 * record; its hash stands in the meeting's chain.
 */
export async function lockMinutes(
  deps: MinutesDeps,
  actor: PersonId,
  input: { readonly meeting: MeetingId },
): Promise<Meeting> {
  const at = deps.clock.now();
  return deps.store.transaction(async (kept) => {
    const { meeting, forum } = await lockMeeting(deps, kept, actor, input.meeting, 'lock');
    if (meeting.state === 'locked') return meeting;
    demandState(meeting, 'ended');
    if (meeting.registryNumber === null) throw new Refusal('registryNumberMissing');
    const { content, hash: contentHash } = await currentMinutes(deps, kept, meeting, forum);
    const given = meeting.approvals.filter(
      ({ person, hash }) => hash === contentHash && meeting.approvers.includes(person),
    );
    const missing = meeting.approvers.length - given.length;
    if (missing > 0 || given.length === 0) throw new Refusal('approvalMissing', { count: Math.max(missing, 1) });
    const named = nameIn(deps.organisation);
    const minutes: LockedMinutes = {
      content,
      contentHash,
      approvals: given.map(({ person, at: when }) => ({ person: named(person), at: when.toISOString() })),
      lockedBy: named(actor),
      lockedAt: at.toISOString(),
    };
    const hash = hashOf(deps, minutes);
    await kept.meetings.lockMinutes(meeting.id, minutes, hash);
    await kept.jobs.enqueue([toLibrary]);
    return keep(kept, { ...meeting, state: 'locked' }, actor, at, { type: 'minutesLocked', data: { hash } });
  });
}
