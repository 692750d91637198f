import type { MeetingAction } from '../core/access/actions.ts';
import type { ForumId, PersonId } from '../core/ids.ts';
import type { Decision } from '../core/meetings/decision.ts';
import type { LeadStanding } from '../core/meetings/lead.ts';
import type { Meeting, MeetingState } from '../core/meetings/meeting.ts';
import { nameIn } from '../core/meetings/minutes.ts';
import type { HeadingsSeen, MeetingSeen } from '../core/meetings/see-meeting.ts';
import type { SharedPoint, SharedTask } from '../core/meetings/shared-view.ts';
import type { Organisation } from '../core/organisation/organisation.ts';
import { localTime } from '../core/time/stockholm.ts';
import { decisionText } from '../words/meetings/sentences.ts';
import { taskWords } from '../words/tasks/index.ts';
import type { Call } from './call.ts';
import type * as contract from './contract-meetings.ts';
import { personName } from './task-view.ts';

export type MeetingViewer = { readonly call: Call; readonly organisation: Organisation };

type Named = { readonly id: string; readonly name: string };

function forumName({ organisation }: MeetingViewer, id: ForumId): Named {
  return { id, name: organisation.forums.get(id)?.name ?? id };
}

export function meetingSummary(viewer: MeetingViewer, meeting: Meeting): contract.MeetingSummary {
  const { id, series, state, year, number, endedBy, cancelled, version } = meeting;
  return {
    id,
    series,
    state,
    year,
    number,
    endedBy,
    version,
    cancelled: cancelled && { by: personName(viewer, cancelled.by), at: cancelled.at.toISOString() },
    minutes: minutesOf(meeting),
    forum: forumName(viewer, meeting.forum),
    plannedAt: meeting.plannedAt.toISOString(),
    startedAt: meeting.startedAt?.toISOString() ?? null,
    endedAt: meeting.endedAt?.toISOString() ?? null,
  };
}

function minutesOf({ state, approvers }: Meeting): contract.MeetingSummary['minutes'] {
  if (state === 'locked') return 'locked';
  if (state !== 'ended') return null;
  return approvers.length > 0 ? 'approving' : 'written';
}

export function leadView(viewer: MeetingViewer, lead: LeadStanding): contract.LeadStanding {
  const { leader, ...rest } = lead;
  return {
    ...rest,
    leader: leader === null ? null : personName(viewer, leader),
    you: leader === viewer.call.person,
  };
}

/** When each action has its time. Those not named have theirs always. */
const times: { readonly [action in MeetingAction]?: readonly MeetingState[] } = {
  plan: ['planned'],
  cancel: ['planned', 'cancelled'],
  prepare: ['planned'],
  start: ['planned'],
  lead: ['running'],
  attend: ['running', 'ended'],
  act: ['running'],
  end: ['running'],
  record: ['running', 'ended'],
  approve: ['ended'],
  lock: ['ended'],
  addend: ['locked'],
};

export function mayNow(meeting: Meeting, person: PersonId, may: readonly MeetingAction[]): readonly MeetingAction[] {
  return may.filter((action) => {
    if (!(times[action]?.includes(meeting.state) ?? true)) return false;
    if (action === 'approve') return meeting.approvers.includes(person);
    return action !== 'attend' || meeting.state === 'running' || may.includes('record');
  });
}

export function meetingPage(viewer: MeetingViewer, seen: MeetingSeen | HeadingsSeen, now: Date): contract.MeetingPage {
  const { call } = viewer;
  const meeting = meetingSummary(viewer, seen.meeting);
  const titles = taskWords[call.locale].titles;
  if (seen.audience === 'unknown') {
    const headings = seen.headings.map((title) => (title.kind === 'own' ? title.text : titles[title.id]));
    return { audience: 'unknown', meeting: { ...meeting, cancelled: null, minutes: null }, headings };
  }
  const today = localTime(now).date;
  const { liftsTo } = seen.forum;
  const pointed = (point: SharedPoint) => pointView(viewer, point, today);
  return {
    audience: 'forum',
    meeting,
    lead: leadView(viewer, seen.lead),
    points: seen.points.map(pointed),
    dropped: seen.dropped.map(pointed),
    attendance: attendanceOf(viewer, seen),
    liftsTo: liftsTo === null ? null : forumName(viewer, liftsTo),
    may: mayNow(seen.meeting, call.person, seen.may),
    now: now.toISOString(),
  };
}

function attendanceOf(viewer: MeetingViewer, { members, stays }: MeetingSeen): readonly contract.Attendance[] {
  const people = [...new Set([...members, ...stays.map(({ person }) => person)])];
  return people.map((person) => {
    const own = stays.filter((stay) => stay.person === person);
    return {
      person: personName(viewer, person),
      member: members.includes(person),
      present: own.some(({ leftAt }) => leftAt === null),
      stays: own.map(({ afterParagraph: after, untilParagraph: until }) => ({ after, until })),
    };
  });
}

function pointView(viewer: MeetingViewer, point: SharedPoint, today: string): contract.MeetingPoint {
  const { key, id, section, minutes, paragraph } = point;
  const place = { key, id, section, minutes, paragraph, openedAt: point.openedAt?.toISOString() ?? null };
  if (!point.shown)
    return {
      ...place,
      shown: false,
      title: '',
      task: null,
      reasons: [],
      proposedBy: null,
      liftedFrom: null,
      decisions: [],
    };
  const task = point.task === null ? null : taskView(viewer, point.task, today);
  return {
    ...place,
    shown: true,
    title: point.title ?? (task ? `${task.number} ${task.title}` : ''),
    task,
    reasons: point.reasons,
    proposedBy: point.proposedBy === null ? null : personName(viewer, point.proposedBy),
    liftedFrom: point.liftedFrom === null ? null : forumName(viewer, point.liftedFrom),
    decisions: point.decisions.map((decision) => decisionView(viewer, decision)),
  };
}

function taskView(viewer: MeetingViewer, task: SharedTask, today: string): contract.SharedTask {
  const { id, number, dueDate, status, versions } = task;
  const neutral = task.kind === 'case';
  return {
    id,
    number,
    dueDate,
    status,
    versions,
    title: neutral ? taskWords[viewer.call.locale].titles[task.title] : task.title,
    description: neutral ? null : task.description,
    caseNumber: neutral ? task.caseNumber : null,
    responsible: task.responsible === null ? null : personName(viewer, task.responsible),
    overdue: status !== 'done' && dueDate !== null && dueDate < today,
  };
}

export function decisionView(viewer: MeetingViewer, decision: Decision): contract.MeetingDecision {
  const { id, number, paragraph, act, outcome, responsible, forum, by, at } = decision;
  const named = nameIn(viewer.organisation);
  const text = decisionText({
    ...decision,
    responsible: responsible === null ? null : named(responsible),
    liftedTo: forum === null ? null : forumName(viewer, forum).name,
  });
  return { id, number, paragraph, act, outcome, text, by: personName(viewer, by), at: at.toISOString() };
}
