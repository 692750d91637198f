import type { Repositories } from '../../ports/store/store.ts';
import { Refusal } from '../errors.ts';
import type { MeetingId, PersonId, PointId } from '../ids.ts';
import { demandIn, demandState, forumOf, lockMeeting } from './admit.ts';
import type { MeetingDeps } from './deps.ts';
import { keep } from './keep.ts';
import { type Meeting, type Point, SILENT_AFTER_MS } from './meeting.ts';

/*
 * One person leads: theirs is the point that everyone follows. Any member who may lead can take the lead at any time,
 * most often because the leader's line broke; the last to take it has it. Each taking counts the term up, and a screen
 * shows the term that it leads by: so the one who lost it, also in another window of the same person, is told at the
 * next sign of life, and moves nothing any more.
 */

/** Takes the lead; the answer's `term` goes with every move. */
export async function takeLead(
  deps: MeetingDeps,
  actor: PersonId,
  input: { readonly meeting: MeetingId },
): Promise<Meeting> {
  const at = deps.clock.now();
  return deps.store.transaction(async (kept) => {
    const { meeting } = await lockMeeting(deps, kept, actor, input.meeting, 'lead');
    demandState(meeting, 'running');
    const term = meeting.term + 1;
    const leaders = meeting.leaders.includes(actor) ? meeting.leaders : [...meeting.leaders, actor];
    const taken = { ...meeting, term, leaders, lead: { person: actor, takenAt: at, beatAt: at } };
    return keep(kept, taken, actor, at, { type: 'leadTaken', data: { term } });
  });
}

/** How the lead stands. `silentMs`: since the leader was last heard from; null when nobody leads. */
export type LeadStanding = {
  readonly leader: PersonId | null;
  readonly term: number;
  readonly current: PointId | null;
  readonly silentMs: number | null;
  readonly silent: boolean;
  readonly state: Meeting['state'];
  readonly version: number;
};

export function standingOfLead(meeting: Meeting, now: Date): LeadStanding {
  const { lead, term, current, state, version } = meeting;
  const silentMs = lead === null ? null : Math.max(0, now.getTime() - lead.beatAt.getTime());
  return {
    leader: lead?.person ?? null,
    term,
    current,
    silentMs,
    silent: silentMs !== null && silentMs > SILENT_AFTER_MS,
    state,
    version,
  };
}

/** How the lead stands, and with `term` a sign of life of the one who leads by it. Writes nothing for anyone else. */
export async function heedLead(
  deps: MeetingDeps,
  actor: PersonId,
  input: { readonly meeting: MeetingId; readonly term: number | null },
): Promise<LeadStanding> {
  const now = deps.clock.now();
  return deps.store.read(async (kept) => {
    const before = await kept.meetings.get(input.meeting);
    if (!before) throw new Refusal('notFound');
    demandIn(deps.organisation, forumOf(deps.organisation, before.forum), actor, 'see');
    const leads = before.lead?.person === actor && before.term === input.term;
    if (!leads || !(await kept.meetings.beat(before.id, before.term, now))) {
      const meeting = await kept.meetings.get(input.meeting);
      return standingOfLead(meeting ?? before, now);
    }
    return { ...standingOfLead(before, now), silentMs: 0, silent: false };
  });
}

/** Moves everyone's point. Only by who leads now, by the term that they lead by; `notLeading` otherwise. */
export async function movePoint(
  deps: MeetingDeps,
  actor: PersonId,
  input: { readonly meeting: MeetingId; readonly point: PointId; readonly term: number },
): Promise<Meeting> {
  const at = deps.clock.now();
  return deps.store.transaction(async (kept) => {
    const { meeting } = await lockMeeting(deps, kept, actor, input.meeting, 'lead');
    demandState(meeting, 'running');
    if (meeting.lead?.person !== actor || meeting.term !== input.term) throw new Refusal('notLeading');
    const points = await kept.meetings.points(meeting.id);
    const point = points.find(({ id }) => id === input.point);
    if (!point) throw new Refusal('notFound');
    const lead = { ...meeting.lead, beatAt: at };
    if (meeting.current === point.id) return meeting;
    const { paragraph } = await takeUp(kept, points, point, at);
    return keep(kept, { ...meeting, lead, current: point.id }, actor, at, {
      type: 'pointOpened',
      data: { point: point.id, paragraph },
    });
  });
}

/** Gives a point its § the first time that it is taken up. The caller holds the meeting's lock. */
export async function takeUp(
  kept: Repositories,
  points: readonly Point[],
  point: Point,
  opened: Date | null,
): Promise<{ readonly paragraph: number }> {
  const paragraph = point.paragraph ?? lastParagraph(points) + 1;
  if (point.paragraph === null || opened !== null)
    await kept.meetings.savePoint({ ...point, paragraph, openedAt: opened ?? point.openedAt });
  return { paragraph };
}

export function lastParagraph(points: readonly Point[]): number {
  return Math.max(0, ...points.map(({ paragraph }) => paragraph ?? 0));
}
