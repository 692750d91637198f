import { isFirst, type Press } from '../cases/press.ts';
import { Refusal } from '../errors.ts';
import { type ForumId, id, type MeetingId, type PersonId } from '../ids.ts';
import { addDays, instantOf, localTime } from '../time/stockholm.ts';
import { demandIn, demandState, forumOf, lockMeeting } from './admit.ts';
import type { MeetingDeps } from './deps.ts';
import { keep } from './keep.ts';
import type { Meeting } from './meeting.ts';

export type Plan = {
  readonly forum: ForumId;
  readonly plannedAt: Date;
  /** A series: how many meetings, and how many weeks apart. The wall clock stays the same over summer time. */
  readonly repeat: { readonly times: number; readonly everyWeeks: number } | null;
};

const MOST = 60;

/** Plans one meeting or a series. The same press again plans none and returns none. */
export async function planMeetings(
  deps: MeetingDeps,
  actor: PersonId,
  input: Plan,
  press?: Press,
): Promise<readonly Meeting[]> {
  const { times, everyWeeks } = input.repeat ?? { times: 1, everyWeeks: 1 };
  demandIn(deps.organisation, forumOf(deps.organisation, input.forum), actor, 'plan');
  if (times < 1 || times > MOST || everyWeeks < 1) throw new Refusal('inputInvalid', { field: 'repeat' });
  const at = deps.clock.now();
  const series = times > 1 ? deps.ids.random() : null;
  const { date, minute } = localTime(input.plannedAt);
  const planned = Array.from(
    { length: times },
    (_, index): Meeting => ({
      id: id<MeetingId>(deps.ids.ordered()),
      forum: input.forum,
      series,
      plannedAt: index === 0 ? input.plannedAt : instantOf(addDays(date, index * everyWeeks * 7), minute),
      state: 'planned',
      year: null,
      number: null,
      startedAt: null,
      endedAt: null,
      endedBy: null,
      cancelled: null,
      lead: null,
      term: 0,
      leaders: [],
      current: null,
      prepared: [],
      registryNumber: null,
      approvers: [],
      approvals: [],
      createdBy: actor,
      changedAt: at,
      version: 1,
    }),
  );
  return deps.store.transaction(async (kept) => {
    if (!(await isFirst(deps, kept, press))) return [];
    await kept.meetings.create(planned);
    for (const meeting of planned)
      await kept.events.append(`meeting:${meeting.id}`, [
        { type: 'meetingPlanned', actor: { kind: 'person', person: actor }, at, data: { forum: meeting.forum } },
      ]);
    return planned;
  });
}

/** Moves a meeting that has not started to another time. */
export async function moveMeeting(
  deps: MeetingDeps,
  actor: PersonId,
  input: { readonly meeting: MeetingId; readonly plannedAt: Date },
): Promise<Meeting> {
  const at = deps.clock.now();
  return deps.store.transaction(async (kept) => {
    const { meeting } = await lockMeeting(deps, kept, actor, input.meeting, 'plan');
    demandState(meeting, 'planned');
    if (meeting.plannedAt.getTime() === input.plannedAt.getTime()) return meeting;
    return keep(kept, { ...meeting, plannedAt: input.plannedAt }, actor, at, { type: 'meetingMoved' });
  });
}
