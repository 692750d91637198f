import type { Repositories } from '../../ports/store/store.ts';
import { type MeetingAction, meetingActions } from '../access/access.ts';
import { Refusal } from '../errors.ts';
import type { ForumId, MeetingId, PersonId, TaskId } from '../ids.ts';
import type { TaskTitle } from '../tasks/task.ts';
import { forumOf, mayIn } from './admit.ts';
import { compileAgenda } from './compile.ts';
import type { Decision } from './decision.ts';
import type { MeetingDeps } from './deps.ts';
import { type Forum, forumsOf, membersOf } from './forum.ts';
import { type LeadStanding, standingOfLead } from './lead.ts';
import { type AgendaItem, type Meeting, type Point, type Stay, taskOf } from './meeting.ts';
import { headings, type SharedPoint, sharedView } from './shared-view.ts';

export type MeetingSeen = {
  readonly audience: 'forum';
  readonly meeting: Meeting;
  readonly forum: Forum;
  readonly lead: LeadStanding;
  readonly points: readonly SharedPoint[];
  /** Items that someone left out when preparing; of a meeting that has not started. */
  readonly dropped: readonly SharedPoint[];
  readonly stays: readonly Stay[];
  readonly members: readonly PersonId[];
  readonly may: readonly MeetingAction[];
};

/** To a viewer whom the forum does not know. */
export type HeadingsSeen = {
  readonly audience: 'unknown';
  readonly meeting: Meeting;
  readonly forum: Forum;
  readonly headings: readonly TaskTitle[];
};

/** The meeting as this person's screen shows it: the forum's fixed view, or headings only. */
export async function seeMeeting(
  deps: MeetingDeps,
  viewer: PersonId,
  id: MeetingId,
): Promise<MeetingSeen | HeadingsSeen> {
  const now = deps.clock.now();
  const { organisation } = deps;
  return deps.store.read(async (kept) => {
    const meeting = await kept.meetings.get(id);
    if (!meeting) throw new Refusal('notFound');
    const forum = forumOf(organisation, meeting.forum);
    if (!mayIn(organisation, forum, viewer, 'seeTitles')) throw new Refusal('notFound');
    const { items, dropped } = await agendaOf(kept, forum, meeting, now);
    if (!mayIn(organisation, forum, viewer, 'see'))
      return { audience: 'unknown', meeting, forum, headings: headings(items) };
    const decisions = await kept.meetings.decisions(id);
    const shared = await sharedOf(deps, kept, viewer, [...items, ...dropped], decisions);
    return {
      audience: 'forum',
      meeting,
      forum,
      lead: standingOfLead(meeting, now),
      points: shared.slice(0, items.length),
      dropped: shared.slice(items.length),
      stays: await kept.meetings.stays(id),
      members: membersOf(organisation, forum),
      may: meetingActions.filter((action) => mayIn(organisation, forum, viewer, action)),
    };
  });
}

type Agenda = { readonly items: readonly (AgendaItem | Point)[]; readonly dropped: readonly AgendaItem[] };

async function agendaOf(kept: Repositories, forum: Forum, meeting: Meeting, now: Date): Promise<Agenda> {
  if (meeting.state === 'planned') return compileAgenda(kept, forum, meeting, now);
  // Of one that will not be held there is none: what waited for it waits for the next.
  return { items: await kept.meetings.points(meeting.id), dropped: [] };
}

async function sharedOf(
  deps: MeetingDeps,
  kept: Repositories,
  viewer: PersonId,
  items: readonly (AgendaItem | Point)[],
  decisions: readonly Decision[],
): Promise<readonly SharedPoint[]> {
  const about = [...new Set(items.flatMap(({ subject }) => taskOf(subject) ?? []))];
  const tasks = new Map((await kept.meetings.tasks(about)).map((task) => [task.id, task]));
  return sharedView(items, tasks, decisions, await hiddenFrom(deps, kept, viewer, about));
}

/** The tasks that someone may not meet, by conflict of interest or because they reported the case. */
export async function hiddenFrom(
  deps: Pick<MeetingDeps, 'vault'>,
  kept: Repositories,
  person: PersonId,
  tasks: readonly TaskId[],
): Promise<ReadonlySet<TaskId>> {
  return new Set(await kept.meetings.hidden(tasks, { person, lookup: deps.vault.lookup(person) }));
}

const LISTED = 100;

/** Meetings that run or are to come, soonest first; or those that are over or cancelled, newest first. */
export const whens = ['coming', 'past'] as const;
export type When = (typeof whens)[number];
const statesOf = {
  coming: ['planned', 'running'],
  past: ['ended', 'locked', 'cancelled'],
} as const satisfies { readonly [when in When]: readonly Meeting['state'][] };

/** The meetings of the forums that this person is a member of, or of one of them. */
export async function listMeetings(
  deps: Pick<MeetingDeps, 'store' | 'organisation'>,
  viewer: PersonId,
  question: { readonly forum: ForumId | null; readonly before: Date | null; readonly when?: When },
): Promise<readonly Meeting[]> {
  const own = forumsOf(deps.organisation, viewer).map(({ id }) => id);
  const forums = question.forum === null ? own : own.filter((id) => id === question.forum);
  if (forums.length === 0) return [];
  return deps.store.read((kept) =>
    kept.meetings.list({
      forums,
      states: question.when === undefined ? null : statesOf[question.when],
      before: question.before,
      soonestFirst: question.when === 'coming',
      limit: LISTED,
    }),
  );
}
