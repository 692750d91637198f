import type { PersonId, TaskId } from '../ids.ts';
import type { Organisation } from '../organisation/organisation.ts';
import type { TaskStatus } from '../tasks/task.ts';
import type { Decision, DecisionOutcome, MeetingAct } from './decision.ts';
import { type Forum, membersOf } from './forum.ts';
import { type Meeting, type Point, type Section, type Stay, type Subject, taskOf } from './meeting.ts';

/*
 * Minutes are data, built from what was decided and from nothing else, so that every rendering says the same.
 * Instants are ISO strings and names stand as they were, since a locked record must never change by itself.
 */

export type NamedPerson = { readonly id: PersonId; readonly name: string };

export type MinutesDecision = {
  readonly number: number;
  readonly act: MeetingAct;
  readonly subject: Subject;
  readonly outcome: DecisionOutcome | null;
  readonly text: string | null;
  readonly responsible: NamedPerson | null;
  readonly dueDate: string | null;
  /** Name of the forum that it was lifted to. */
  readonly liftedTo: string | null;
  readonly by: NamedPerson;
  readonly at: string;
};

export type MinutesPoint = {
  readonly paragraph: number;
  readonly section: Section;
  readonly subject: Subject;
  readonly decisions: readonly MinutesDecision[];
};

/** A task of which something was decided, as the last of those decisions left it. */
export type MinutesTask = {
  readonly subject: Subject;
  readonly responsible: NamedPerson | null;
  readonly dueDate: string | null;
  readonly status: TaskStatus;
};

export type MinutesContent = {
  /** Of this shape; a later shape bears another number, and an old one stays readable. */
  readonly form: 1;
  readonly forum: { readonly id: string; readonly name: string };
  readonly meeting: {
    readonly id: string;
    readonly year: number;
    readonly number: number;
    readonly startedAt: string;
    /** Null while the meeting runs: the minutes are written as it goes. What is locked has ended. */
    readonly endedAt: string | null;
    readonly endedBy: 'person' | 'time' | null;
  };
  readonly registryNumber: string | null;
  readonly leaders: readonly NamedPerson[];
  readonly present: readonly {
    readonly person: NamedPerson;
    readonly member: boolean;
    /** Paragraphs that had been taken up when they came and when they left; `until` null: stayed to the end. */
    readonly stays: readonly { readonly after: number; readonly until: number | null }[];
  }[];
  readonly absent: readonly NamedPerson[];
  readonly points: readonly MinutesPoint[];
  readonly notReached: readonly Subject[];
  readonly tasks: readonly MinutesTask[];
  readonly approvers: readonly NamedPerson[];
};

/** The record as it is locked: what its hash is of. */
export type LockedMinutes = {
  readonly content: MinutesContent;
  readonly contentHash: string;
  readonly approvals: readonly { readonly person: NamedPerson; readonly at: string }[];
  readonly lockedBy: NamedPerson;
  readonly lockedAt: string;
};

/** Added after the lock. `hash` is of it and of the hash before it (the record's, or the last addendum's). */
export type Addendum = {
  readonly number: number;
  readonly text: string;
  readonly by: NamedPerson;
  readonly at: string;
  readonly previous: string;
  readonly hash: string;
};

export type MinutesSources = {
  readonly meeting: Meeting;
  readonly points: readonly Point[];
  readonly decisions: readonly Decision[];
  readonly stays: readonly Stay[];
};

/** What name someone bears now; one whom the directory no longer knows by id. */
export const nameIn =
  (organisation: Organisation) =>
  (id: PersonId): NamedPerson => ({ id, name: organisation.people.get(id)?.name ?? id });

/** Builds the minutes of a meeting that has started. The same sources always give the same content. */
export function buildMinutes(organisation: Organisation, forum: Forum, sources: MinutesSources): MinutesContent {
  const { meeting, points, decisions, stays } = sources;
  const { startedAt, endedAt, year, number, endedBy } = meeting;
  if (!startedAt || year === null || number === null) throw new Error('minutes of a meeting that has not started');
  const named = nameIn(organisation);
  const here = new Set(stays.map(({ person }) => person));
  const members = membersOf(organisation, forum);
  const inOrder = [...members.filter((each) => here.has(each)), ...[...here].filter((each) => !members.includes(each))];
  return {
    form: 1,
    forum: { id: forum.id, name: forum.name },
    meeting: {
      id: meeting.id,
      year,
      number,
      startedAt: startedAt.toISOString(),
      endedAt: endedAt?.toISOString() ?? null,
      endedBy,
    },
    registryNumber: meeting.registryNumber,
    leaders: meeting.leaders.map(named),
    present: inOrder.map((person) => ({
      person: named(person),
      member: members.includes(person),
      stays: stays
        .filter((stay) => stay.person === person)
        .map((stay) => ({ after: stay.afterParagraph, until: stay.untilParagraph })),
    })),
    absent: members.filter((each) => !here.has(each)).map(named),
    points: takenUp(points).map(({ id, paragraph, section, subject }) => ({
      paragraph,
      section,
      subject,
      decisions: decisions.filter(({ point }) => point === id).map((each) => decisionIn(organisation, each)),
    })),
    notReached: points.filter(({ paragraph }) => paragraph === null).map(({ subject }) => subject),
    tasks: tasksOf(decisions).map(({ subject, after }) => ({
      subject,
      responsible: after.responsible === null ? null : named(after.responsible),
      dueDate: after.dueDate,
      status: after.status,
    })),
    approvers: meeting.approvers.map(named),
  };
}

/** The points that have their paragraph, in its order. */
function takenUp(points: readonly Point[]): (Point & { readonly paragraph: number })[] {
  return points
    .flatMap((point) => (point.paragraph === null ? [] : [{ ...point, paragraph: point.paragraph }]))
    .sort((one, other) => one.paragraph - other.paragraph);
}

function decisionIn(organisation: Organisation, decision: Decision): MinutesDecision {
  const named = nameIn(organisation);
  const { number, act, subject, outcome, text, dueDate, responsible, forum, by, at } = decision;
  return {
    number,
    act,
    subject,
    outcome,
    text,
    dueDate,
    responsible: responsible === null ? null : named(responsible),
    liftedTo: forum === null ? null : (organisation.forums.get(forum)?.name ?? forum),
    by: named(by),
    at: at.toISOString(),
  };
}

type Left = { readonly subject: Subject; readonly after: NonNullable<Decision['after']> };

/** Each decided task once, by its last decision. */
function tasksOf(decisions: readonly Decision[]): readonly Left[] {
  const last = new Map<TaskId, Left>();
  for (const { subject, after } of decisions) {
    const task = taskOf(subject);
    if (task !== null && after !== null) last.set(task, { subject, after });
  }
  return [...last.values()];
}

/** The minutes as someone in conflict of interest reads them: what concerns those tasks is left out, its numbers stay. */
export function withhold(content: MinutesContent, hidden: ReadonlySet<TaskId>): MinutesContent {
  const shown = (subject: Subject) => {
    const task = taskOf(subject);
    return task === null || !hidden.has(task);
  };
  return {
    ...content,
    points: content.points.filter(({ subject }) => shown(subject)),
    notReached: content.notReached.filter(shown),
    tasks: content.tasks.filter(({ subject }) => shown(subject)),
  };
}

/** The minutes without the case's number of these tasks, for a place that cannot hide them from one person. */
export function withoutCaseNumbers(content: MinutesContent, of: ReadonlySet<TaskId>): MinutesContent {
  const masked = (subject: Subject): Subject =>
    subject.kind === 'task' && of.has(subject.task) ? { ...subject, caseNumber: null } : subject;
  const decided = (decision: MinutesDecision) => ({ ...decision, subject: masked(decision.subject) });
  return {
    ...content,
    points: content.points.map((point) => ({
      ...point,
      subject: masked(point.subject),
      decisions: point.decisions.map(decided),
    })),
    notReached: content.notReached.map(masked),
    tasks: content.tasks.map((task) => ({ ...task, subject: masked(task.subject) })),
  };
}

/** All tasks that the minutes name. */
export function tasksNamed(content: MinutesContent): readonly TaskId[] {
  const subjects = [
    ...content.points.flatMap(({ subject, decisions }) => [subject, ...decisions.map((each) => each.subject)]),
    ...content.notReached,
  ];
  return [...new Set(subjects.flatMap((subject) => taskOf(subject) ?? []))];
}
