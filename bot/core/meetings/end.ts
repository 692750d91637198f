import type { Repositories } from '../../ports/store/store.ts';
import type { MeetingId, PersonId } from '../ids.ts';
import { demandState, lockMeeting } from './admit.ts';
import type { MeetingDeps } from './deps.ts';
import { keep } from './keep.ts';
import type { Meeting } from './meeting.ts';

/** A meeting in which nothing has happened for this long, and whose leader is silent, closes by itself. */
const LEFT_OPEN_MS = 4 * 3_600_000;

/** Ends the meeting. What was proposed and not reached waits for the next one. Ending it twice changes nothing. */
export async function endMeeting(
  deps: MeetingDeps,
  actor: PersonId,
  input: { readonly meeting: MeetingId },
): Promise<Meeting> {
  const at = deps.clock.now();
  return deps.store.transaction(async (kept) => {
    const { meeting } = await lockMeeting(deps, kept, actor, input.meeting, 'end');
    if (meeting.state === 'ended') return meeting;
    demandState(meeting, 'running');
    return close(kept, meeting, actor, at);
  });
}

async function close(kept: Repositories, meeting: Meeting, by: PersonId | null, at: Date): Promise<Meeting> {
  const points = await kept.meetings.points(meeting.id);
  await kept.meetings.release(
    meeting.id,
    points.flatMap(({ paragraph, proposal }) => (paragraph === null ? (proposal ?? []) : [])),
  );
  const endedBy = by === null ? 'time' : 'person';
  // One that was forgotten ended when something last happened in it, not when it was found.
  const endedAt = by === null ? meeting.changedAt : at;
  const ended: Meeting = { ...meeting, state: 'ended', endedAt, endedBy, lead: null, current: null };
  return keep(kept, ended, by, at, { type: 'meetingEnded', data: { endedBy } });
}

/** Ends the meetings that everyone has left without closing them, and marks them so. Returns how many. */
export async function closeLeftOpen(deps: MeetingDeps): Promise<number> {
  const at = deps.clock.now();
  const since = new Date(at.getTime() - LEFT_OPEN_MS);
  const found = await deps.store.read((kept) => kept.meetings.leftOpen(since));
  let closed = 0;
  for (const id of found) {
    await deps.store.transaction(async (kept) => {
      // Someone may have come back in between.
      if (!(await kept.meetings.leftOpen(since)).includes(id)) return;
      const meeting = await kept.meetings.lock(id);
      if (meeting?.state !== 'running') return;
      await close(kept, meeting, null, at);
      closed += 1;
    });
  }
  return closed;
}
