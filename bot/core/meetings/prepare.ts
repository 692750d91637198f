import { Refusal } from '../errors.ts';
import type { MeetingId, PersonId } from '../ids.ts';
import { demandState, lockMeeting } from './admit.ts';
import type { MeetingDeps } from './deps.ts';
import { keep } from './keep.ts';
import type { Meeting, Preparation } from './meeting.ts';

export type Prepared = {
  readonly meeting: MeetingId;
  /** The meeting's version that the preparer saw; `conflict` when someone has prepared it since. */
  readonly base: number;
  readonly items: readonly Preparation[];
};

const LONGEST_MINUTES = 240;

/** Orders the agenda of a coming meeting, gives its items their timeboxes, and leaves out what shall wait. */
export async function prepareMeeting(deps: MeetingDeps, actor: PersonId, input: Prepared): Promise<Meeting> {
  if (new Set(input.items.map(({ key }) => key)).size !== input.items.length) throw new Refusal('inputInvalid');
  if (input.items.some(({ minutes }) => minutes !== null && (minutes < 1 || minutes > LONGEST_MINUTES)))
    throw new Refusal('inputInvalid', { field: 'minutes' });
  const at = deps.clock.now();
  return deps.store.transaction(async (kept) => {
    const { meeting } = await lockMeeting(deps, kept, actor, input.meeting, 'prepare');
    demandState(meeting, 'planned');
    if (meeting.version !== input.base) throw new Refusal('conflict');
    return keep(kept, { ...meeting, prepared: input.items }, actor, at, {
      type: 'agendaPrepared',
      data: { items: input.items.length },
    });
  });
}
