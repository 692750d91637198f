import { Refusal } from '../errors.ts';
import type { MeetingId, PersonId } from '../ids.ts';
import { demandState, lockMeeting } from './admit.ts';
import type { MeetingDeps } from './deps.ts';
import { relationToForum } from './forum.ts';
import { keep } from './keep.ts';
import type { Meeting } from './meeting.ts';

export type RecordInput = {
  readonly meeting: MeetingId;
  /** The authority's own registry number (diarienummer); undefined leaves it, null takes it away. */
  readonly registryNumber?: string | null;
  /** Who shall approve the minutes; undefined leaves them. */
  readonly approvers?: readonly PersonId[];
};

/** How registries write them: RS210993, RS 2026/0123, 2026-00017. */
const NUMBER = /^[\p{L}\d][\p{L}\d /:.-]{1,39}$/u;
const MOST = 10;

/**
 * Enters the registry number and who shall approve, also while the meeting runs. An approver is a member who was there.
 * What was approved before is approved no longer, since the minutes say something else now.
 */
export async function recordMinutes(deps: MeetingDeps, actor: PersonId, input: RecordInput): Promise<Meeting> {
  const at = deps.clock.now();
  const number = typeof input.registryNumber === 'string' ? input.registryNumber.trim() : input.registryNumber;
  if (typeof number === 'string' && !NUMBER.test(number))
    throw new Refusal('inputInvalid', { field: 'registryNumber' });
  return deps.store.transaction(async (kept) => {
    const { meeting, forum } = await lockMeeting(deps, kept, actor, input.meeting, 'record');
    demandState(meeting, 'running', 'ended');
    const approvers = [...new Set(input.approvers ?? meeting.approvers)];
    if (input.approvers) {
      const here = new Set((await kept.meetings.stays(meeting.id)).map(({ person }) => person));
      const fit = (each: PersonId) => here.has(each) && relationToForum(deps.organisation, forum, each) === 'member';
      if (approvers.length > MOST || !approvers.every(fit)) throw new Refusal('inputInvalid', { field: 'approvers' });
    }
    const registryNumber = number === undefined ? meeting.registryNumber : number;
    return keep(kept, { ...meeting, registryNumber, approvers }, actor, at, {
      type: 'minutesRecorded',
      data: { registered: registryNumber !== null, approvers: approvers.length },
    });
  });
}
