import type { Repositories } from '../../ports/store/store.ts';
import { type MeetingAction, meetingActions } from '../access/access.ts';
import { canonical } from '../canonical.ts';
import { Refusal } from '../errors.ts';
import type { MeetingId, PersonId } from '../ids.ts';
import { demandIn, forumOf, mayIn } from './admit.ts';
import type { MinutesDeps } from './deps.ts';
import type { Forum } from './forum.ts';
import type { Approval, Meeting } from './meeting.ts';
import {
  type Addendum,
  buildMinutes,
  type LockedMinutes,
  type MinutesContent,
  tasksNamed,
  withhold,
} from './minutes.ts';
import { hiddenFrom } from './see-meeting.ts';

export type MinutesSeen = {
  readonly meeting: Meeting;
  readonly content: MinutesContent;
  /** Of the whole content, also where part of it is withheld from this reader: what an approver approves. */
  readonly contentHash: string;
  /** Of exactly this content; an approval of an earlier wording no longer counts. */
  readonly approvals: readonly Approval[];
  readonly locked: {
    readonly hash: string;
    readonly by: LockedMinutes['lockedBy'];
    readonly at: string;
    /** Record, addenda and the meeting's chain all fit their hashes. */
    readonly intact: boolean;
  } | null;
  readonly addenda: readonly Addendum[];
  /** Part of it is about cases in which the reader is in conflict of interest. */
  readonly withheld: boolean;
  readonly may: readonly MeetingAction[];
};

/** What the minutes hold now: the locked record, or what they would be. */
export async function currentMinutes(
  deps: MinutesDeps,
  kept: Repositories,
  meeting: Meeting,
  forum: Forum,
): Promise<{ readonly content: MinutesContent; readonly hash: string }> {
  const content = buildMinutes(deps.organisation, forum, {
    meeting,
    points: await kept.meetings.points(meeting.id),
    decisions: await kept.meetings.decisions(meeting.id),
    stays: await kept.meetings.stays(meeting.id),
  });
  return { content, hash: deps.hasher.sha256(canonical(content)) };
}

/** The minutes of a meeting that has started, as far as they are written, for a member of its forum. */
export async function seeMinutes(deps: MinutesDeps, viewer: PersonId, id: MeetingId): Promise<MinutesSeen> {
  const { organisation } = deps;
  return deps.store.read(async (kept) => {
    const meeting = await kept.meetings.get(id);
    if (!meeting) throw new Refusal('notFound');
    const forum = forumOf(organisation, meeting.forum);
    demandIn(organisation, forum, viewer, 'see');
    if (meeting.startedAt === null) throw new Refusal('meetingState');
    // A record that is there is what counts, whatever the meeting's row says.
    const record = await kept.meetings.minutes(id);
    const kind = record || meeting.state === 'locked' ? await lockedOf(deps, kept, meeting) : null;
    const current = kind ?? (await draftOf(deps, kept, meeting, forum));
    const hidden = await hiddenFrom(deps, kept, viewer, tasksNamed(current.content));
    return {
      meeting,
      content: withhold(current.content, hidden),
      contentHash: current.hash,
      approvals: current.approvals,
      locked: current.locked,
      addenda: current.addenda,
      withheld: hidden.size > 0,
      // Nobody vouches for what they may not read.
      may: meetingActions.filter(
        (action) => mayIn(organisation, forum, viewer, action) && !(action === 'approve' && hidden.size > 0),
      ),
    };
  });
}

async function draftOf(deps: MinutesDeps, kept: Repositories, meeting: Meeting, forum: Forum) {
  const { content, hash } = await currentMinutes(deps, kept, meeting, forum);
  const approvals = meeting.approvals.filter((approval) => approval.hash === hash);
  return { content, hash, approvals, locked: null, addenda: [] };
}

/** The locked record as it is kept, and whether it still is as it was locked. */
export async function lockedOf(deps: Pick<MinutesDeps, 'hasher'>, kept: Repositories, meeting: Meeting) {
  const record = await kept.meetings.minutes(meeting.id);
  if (!record) throw new Error('a locked meeting without its minutes');
  const { minutes, hash } = record;
  const addenda = await kept.meetings.addenda(meeting.id);
  const intact = meeting.state === 'locked' && (await isIntact(deps, kept, meeting.id, minutes, hash, addenda));
  const locked = { hash, by: minutes.lockedBy, at: minutes.lockedAt, intact };
  const approvals = minutes.approvals.map(
    ({ person, at }): Approval => ({ person: person.id, at: new Date(at), hash: minutes.contentHash }),
  );
  return { content: minutes.content, hash: minutes.contentHash, approvals, locked, addenda };
}

export const hashOf = (deps: Pick<MinutesDeps, 'hasher'>, minutes: LockedMinutes): string =>
  deps.hasher.sha256(canonical(minutes));

export const hashOfAddendum = (deps: Pick<MinutesDeps, 'hasher'>, addendum: Omit<Addendum, 'hash'>): string =>
  deps.hasher.sha256(canonical(addendum));

/** Nothing is as it was not written: the record fits its hash, the hashes stand in the chain, and the chain holds. */
async function isIntact(
  deps: Pick<MinutesDeps, 'hasher'>,
  kept: Repositories,
  id: MeetingId,
  minutes: LockedMinutes,
  hash: string,
  addenda: readonly Addendum[],
): Promise<boolean> {
  const stream = `meeting:${id}`;
  if ((await kept.events.verify(stream)) !== null) return false;
  const events = await kept.events.of(stream);
  const noted = events
    .filter(({ type }) => type === 'minutesLocked' || type === 'addendumMade')
    .map(({ data }) => data.hash);
  if (canonical(noted) !== canonical([hash, ...addenda.map((each) => each.hash)])) return false;
  if (hashOf(deps, minutes) !== hash) return false;
  if (deps.hasher.sha256(canonical(minutes.content)) !== minutes.contentHash) return false;
  let previous = hash;
  for (const { hash: own, ...addendum } of addenda) {
    if (addendum.previous !== previous || hashOfAddendum(deps, addendum) !== own) return false;
    previous = own;
  }
  return true;
}
