import { Refusal } from '../errors.ts';
import type { MeetingId, PersonId } from '../ids.ts';
import { demandIn, demandState, lockMeeting } from './admit.ts';
import type { MeetingDeps } from './deps.ts';
import { keep } from './keep.ts';
import { lastParagraph } from './lead.ts';
import type { Meeting } from './meeting.ts';

/**
 * Marks someone as present or gone, oneself or another; also someone who is no member. Who comes late, or leaves early,
 * stands in the minutes with the § until which that was. After the end only those who keep the minutes may correct it.
 */
export async function attend(
  deps: MeetingDeps,
  actor: PersonId,
  input: { readonly meeting: MeetingId; readonly person: PersonId; readonly present: boolean },
): Promise<Meeting> {
  if (!deps.organisation.people.has(input.person)) throw new Refusal('unknownPerson');
  const at = deps.clock.now();
  return deps.store.transaction(async (kept) => {
    const { meeting, forum } = await lockMeeting(deps, kept, actor, input.meeting, 'attend');
    demandState(meeting, 'running', 'ended');
    const ended = meeting.state === 'ended';
    if (ended) demandIn(deps.organisation, forum, actor, 'record');
    const stays = (await kept.meetings.stays(meeting.id)).filter(({ person }) => person === input.person);
    const here = stays.find(({ leftAt }) => leftAt === null);
    if ((here !== undefined) === input.present) return meeting;
    const paragraph = ended ? 0 : lastParagraph(await kept.meetings.points(meeting.id));
    if (here)
      await kept.meetings.leave(meeting.id, {
        ...here,
        leftAt: at,
        untilParagraph: ended ? here.afterParagraph : paragraph,
      });
    else
      await kept.meetings.arrive(meeting.id, {
        person: input.person,
        arrivedAt: at,
        leftAt: null,
        afterParagraph: paragraph,
        untilParagraph: null,
      });
    return keep(kept, meeting, actor, at, { type: input.present ? 'arrived' : 'left', data: { paragraph } });
  });
}
