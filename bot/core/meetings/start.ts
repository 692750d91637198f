import { Refusal } from '../errors.ts';
import { id, type MeetingId, type PersonId, type PointId } from '../ids.ts';
import { localTime } from '../time/stockholm.ts';
import { demandState, lockMeeting } from './admit.ts';
import { compileAgenda } from './compile.ts';
import type { MeetingDeps } from './deps.ts';
import { keep } from './keep.ts';
import type { Meeting } from './meeting.ts';

/**
 * Starts a planned meeting: it gets its number of the year, the agenda stands as it is now, and whoever starts it leads
 * and is present. Starting a running meeting changes nothing; of two who start at once one leads. `meetingState` while
 * another meeting of the forum runs.
 */
export async function startMeeting(
  deps: MeetingDeps,
  actor: PersonId,
  input: { readonly meeting: MeetingId },
): Promise<Meeting> {
  const at = deps.clock.now();
  return deps.store.transaction(async (kept) => {
    const { meeting, forum } = await lockMeeting(deps, kept, actor, input.meeting, 'start');
    if (meeting.state === 'running') return meeting;
    demandState(meeting, 'planned');
    const year = Number(localTime(at).date.slice(0, 4));
    // Waits here for another meeting of the forum that is starting.
    const number = await kept.meetings.nextNumber(forum.id, year);
    const [running] = await kept.meetings.list({ forums: [forum.id], states: ['running'], before: null, limit: 1 });
    if (running) throw new Refusal('meetingState');
    const { items } = await compileAgenda(kept, forum, meeting, at);
    const points = items.map((item, index) => ({
      ...item,
      id: id<PointId>(deps.ids.ordered()),
      position: index + 1,
      paragraph: null,
      openedAt: null,
    }));
    await kept.meetings.addPoints(meeting.id, points);
    await kept.meetings.take(
      meeting.id,
      points.flatMap(({ proposal }) => proposal ?? []),
    );
    await kept.meetings.arrive(meeting.id, {
      person: actor,
      arrivedAt: at,
      leftAt: null,
      afterParagraph: 0,
      untilParagraph: null,
    });
    const begun: Meeting = {
      ...meeting,
      state: 'running',
      year,
      number,
      startedAt: at,
      lead: { person: actor, takenAt: at, beatAt: at },
      term: 1,
      leaders: [actor],
    };
    return keep(kept, begun, actor, at, { type: 'meetingStarted', data: { year, number, points: points.length } });
  });
}
