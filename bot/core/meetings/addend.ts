import { isFirst, type Press } from '../cases/press.ts';
import { Refusal } from '../errors.ts';
import type { MeetingId, PersonId } from '../ids.ts';
import { demandState, lockMeeting } from './admit.ts';
import type { MinutesDeps } from './deps.ts';
import { keep } from './keep.ts';
import { toLibrary } from './library.ts';
import { nameIn } from './minutes.ts';
import { hashOfAddendum } from './see-minutes.ts';
import { checkWords, longestAddendum } from './words.ts';

/** Adds to locked minutes, whose own words stay: each addendum's hash holds the one before it. */
export async function addAddendum(
  deps: MinutesDeps,
  actor: PersonId,
  input: { readonly meeting: MeetingId; readonly text: string },
  press?: Press,
): Promise<void> {
  const text = checkWords(input.text, longestAddendum, 'text');
  if (text === '') throw new Refusal('textMissing', { field: 'text' });
  const at = deps.clock.now();
  await deps.store.transaction(async (kept) => {
    const { meeting } = await lockMeeting(deps, kept, actor, input.meeting, 'addend');
    if (!(await isFirst(deps, kept, press))) return;
    demandState(meeting, 'locked');
    const record = await kept.meetings.minutes(meeting.id);
    if (!record) throw new Error('a locked meeting without its minutes');
    const before = await kept.meetings.addenda(meeting.id);
    const addendum = {
      number: before.length + 1,
      text,
      by: nameIn(deps.organisation)(actor),
      at: at.toISOString(),
      previous: before.at(-1)?.hash ?? record.hash,
    };
    const hash = hashOfAddendum(deps, addendum);
    await kept.meetings.addAddendum(meeting.id, { ...addendum, hash });
    await kept.jobs.enqueue([toLibrary]);
    await keep(kept, meeting, actor, at, { type: 'addendumMade', data: { number: addendum.number, hash } });
  });
}
