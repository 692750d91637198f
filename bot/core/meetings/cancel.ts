import type { Repositories } from '../../ports/store/store.ts';
import type { MeetingId, PersonId } from '../ids.ts';
import { demandState, lockMeeting } from './admit.ts';
import type { MeetingDeps } from './deps.ts';
import { keep } from './keep.ts';
import type { Meeting } from './meeting.ts';

/** As many as are planned at a time, and more. */
const SERIES = 500;

/**
 * Cancels a planned meeting; with `rest` also those of its series that were to come after it. What was proposed waits
 * for the forum's next meeting as it does anyway, and that one is given the order and the timeboxes that someone had
 * prepared, unless it has been prepared itself. Returns those that were cancelled; one that already was is left as it is.
 */
export async function cancelMeeting(
  deps: MeetingDeps,
  actor: PersonId,
  input: { readonly meeting: MeetingId; readonly rest: boolean },
): Promise<readonly Meeting[]> {
  const at = deps.clock.now();
  return deps.store.transaction(async (kept) => {
    const { meeting } = await lockMeeting(deps, kept, actor, input.meeting, 'cancel');
    if (meeting.state === 'cancelled') return [];
    demandState(meeting, 'planned');
    const cancelled: Meeting[] = [];
    for (const each of [meeting, ...(input.rest ? await later(kept, meeting) : [])])
      cancelled.push(
        await keep(kept, { ...each, state: 'cancelled', cancelled: { by: actor, at } }, actor, at, {
          type: 'meetingCancelled',
        }),
      );
    await handOn(kept, meeting, actor, at);
    return cancelled;
  });
}

/** The meetings of the same series that come after this one, each locked, soonest first. */
async function later(kept: Repositories, meeting: Meeting): Promise<Meeting[]> {
  const { series } = meeting;
  if (series === null) return [];
  const coming = await laterThan(kept, meeting);
  const locked: Meeting[] = [];
  for (const { id } of coming.filter((each) => each.series === series)) {
    const each = await kept.meetings.lock(id);
    // Someone may have started or moved it since it was listed.
    if (each?.state === 'planned') locked.push(each);
  }
  return locked;
}

/** Gives what was prepared to the next meeting. What was left out of this one has waited for that one, so it is back. */
async function handOn(kept: Repositories, from: Meeting, actor: PersonId, at: Date): Promise<void> {
  if (from.prepared.length === 0) return;
  // Only one that is planned later: so locks are always taken in the same order.
  const coming = await laterThan(kept, from);
  const next = await firstPlanned(kept, coming);
  if (next === null || next.prepared.length > 0) return;
  const prepared = from.prepared.map((each) => ({ ...each, dropped: false }));
  await keep(kept, { ...next, prepared }, actor, at, {
    type: 'agendaPrepared',
    data: { items: prepared.length, from: from.id },
  });
}

const laterThan = (kept: Repositories, { forum, plannedAt }: Meeting): Promise<Meeting[]> =>
  kept.meetings.list({
    forums: [forum],
    states: ['planned'],
    before: null,
    after: plannedAt,
    soonestFirst: true,
    limit: SERIES,
  });

/** The first that still is planned when it is locked: another may be cancelled or started at this moment. */
async function firstPlanned(kept: Repositories, coming: readonly Meeting[]): Promise<Meeting | null> {
  for (const { id } of coming) {
    const each = await kept.meetings.lock(id);
    if (each?.state === 'planned') return each;
  }
  return null;
}

/** Takes a cancellation back: the meeting is planned again, as it was. Of one that is planned nothing changes. */
export async function reinstateMeeting(
  deps: MeetingDeps,
  actor: PersonId,
  input: { readonly meeting: MeetingId },
): Promise<Meeting> {
  const at = deps.clock.now();
  return deps.store.transaction(async (kept) => {
    const { meeting } = await lockMeeting(deps, kept, actor, input.meeting, 'cancel');
    if (meeting.state === 'planned') return meeting;
    demandState(meeting, 'cancelled');
    return keep(kept, { ...meeting, state: 'planned', cancelled: null }, actor, at, { type: 'meetingReinstated' });
  });
}
