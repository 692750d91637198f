import { isFirst, type Press } from '../cases/press.ts';
import { id, type MeetingId, type PersonId, type PointId } from '../ids.ts';
import { demandState, lockMeeting } from './admit.ts';
import type { MeetingDeps } from './deps.ts';
import { keep } from './keep.ts';
import { type Meeting, type Point, taskOf } from './meeting.ts';
import { subjectFor, type Wanted } from './propose.ts';

/** Adds a point while the meeting runs (övriga frågor). A task that is on the agenda already is not added again. */
export async function addPoint(
  deps: MeetingDeps,
  actor: PersonId,
  input: { readonly meeting: MeetingId; readonly wanted: Wanted },
  press?: Press,
): Promise<Meeting> {
  const at = deps.clock.now();
  return deps.store.transaction(async (kept) => {
    const { meeting } = await lockMeeting(deps, kept, actor, input.meeting, 'act');
    if (!(await isFirst(deps, kept, press))) return meeting;
    demandState(meeting, 'running');
    const subject = await subjectFor(deps, kept, actor, input.wanted);
    const points = await kept.meetings.points(meeting.id);
    const task = taskOf(subject);
    if (task !== null && points.some((point) => taskOf(point.subject) === task)) return meeting;
    const pointId = id<PointId>(deps.ids.ordered());
    const point: Point = {
      id: pointId,
      key: `added:${pointId}`,
      section: 'added',
      subject,
      reasons: [],
      minutes: null,
      proposal: null,
      proposedBy: actor,
      liftedFrom: null,
      position: points.length + 1,
      paragraph: null,
      openedAt: null,
    };
    await kept.meetings.addPoints(meeting.id, [point]);
    return keep(kept, meeting, actor, at, { type: 'pointAdded', data: { point: pointId } });
  });
}
