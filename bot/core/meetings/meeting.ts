import type { ForumId, MeetingId, PersonId, PointId, ProposalId, TaskId } from '../ids.ts';
import type { Task, TaskTitle } from '../tasks/task.ts';

/*
 * A meeting is planned, and its agenda builds itself until it starts. Then the agenda is what it was at that moment,
 * the one who leads moves everyone's point, and each action becomes a numbered decision. When it has ended its minutes
 * are complete; named people approve them, and then they are locked: what comes later is an addendum. One that will not
 * be held is cancelled instead: it stays in the list, and what was proposed waits for the next.
 */

export const meetingStates = ['planned', 'cancelled', 'running', 'ended', 'locked'] as const;
export type MeetingState = (typeof meetingStates)[number];

/** Who leads now. `beatAt`: when the leader's screen was last heard from. */
export type Lead = { readonly person: PersonId; readonly takenAt: Date; readonly beatAt: Date };

/** How long a leader may be silent before others are told that the line seems broken. */
export const SILENT_AFTER_MS = 30_000;

/** What someone decided beforehand of one item of the agenda. */
export type Preparation = { readonly key: string; readonly minutes: number | null; readonly dropped: boolean };

/** Who approved the minutes, and the hash of exactly what they approved. */
export type Approval = { readonly person: PersonId; readonly at: Date; readonly hash: string };

export type Meeting = {
  readonly id: MeetingId;
  readonly forum: ForumId;
  /** Meetings planned together bear the same; null for a single one. */
  readonly series: string | null;
  readonly plannedAt: Date;
  readonly state: MeetingState;
  /** The forum's number of the year, without holes: given when it starts. */
  readonly year: number | null;
  readonly number: number | null;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  /** `time`: nobody closed it, so it closed by itself. */
  readonly endedBy: 'person' | 'time' | null;
  /** Who said that it will not be held, and when. */
  readonly cancelled: { readonly by: PersonId; readonly at: Date } | null;
  readonly lead: Lead | null;
  /** Counts who has taken the lead: what an earlier leader's screen still sends is refused by it. */
  readonly term: number;
  /** Everyone who has led, in order, each once. */
  readonly leaders: readonly PersonId[];
  /** The leader's point. */
  readonly current: PointId | null;
  readonly prepared: readonly Preparation[];
  readonly registryNumber: string | null;
  readonly approvers: readonly PersonId[];
  readonly approvals: readonly Approval[];
  readonly createdBy: PersonId;
  readonly changedAt: Date;
  /** Counts every change but the leader's signs of life. */
  readonly version: number;
};

/** Why a task comes back on the agenda: new, past its date, moved twice, decided last time but not done. */
export const reasons = ['overdue', 'decidedNotDone', 'movedTwice', 'new'] as const;
export type Reason = (typeof reasons)[number];

export const sections = ['sinceLast', 'fixed', 'proposal', 'added'] as const;
export type Section = (typeof sections)[number];

/** What a point is about, as it stood when it was set down. Of a case no more than its number. */
export type Subject =
  | { readonly kind: 'words'; readonly title: string }
  | {
      readonly kind: 'task';
      readonly task: TaskId;
      readonly number: string;
      readonly title: TaskTitle;
      readonly caseNumber: string | null;
    };

export type AgendaItem = {
  /** `task:<id>`, `fixed:<id>` or `proposal:<id>`: the same from one look to the next. */
  readonly key: string;
  readonly section: Section;
  readonly subject: Subject;
  readonly reasons: readonly Reason[];
  readonly minutes: number | null;
  readonly proposal: ProposalId | null;
  readonly proposedBy: PersonId | null;
  readonly liftedFrom: ForumId | null;
};

/** An item of a meeting that has started. */
export type Point = AgendaItem & {
  readonly id: PointId;
  readonly position: number;
  /** §, given when it was first taken up: 1 and upwards in the order in which that happened. */
  readonly paragraph: number | null;
  /** When it last became the leader's point: the timebox counts from here. */
  readonly openedAt: Date | null;
};

/** What someone wants a forum to take up. */
export type Proposal = {
  readonly id: ProposalId;
  readonly forum: ForumId;
  readonly subject: Subject;
  readonly minutes: number | null;
  readonly by: PersonId;
  readonly at: Date;
  /** The meeting that put it off or lifted it; null when a member proposed it. */
  readonly from: MeetingId | null;
  readonly liftedFrom: ForumId | null;
};

/** One stay of one person. Paragraphs say what had been taken up when they came, and when they left. */
export type Stay = {
  readonly person: PersonId;
  readonly arrivedAt: Date;
  readonly leftAt: Date | null;
  readonly afterParagraph: number;
  readonly untilParagraph: number | null;
};

export function subjectOf(task: Pick<Task, 'id' | 'number' | 'title' | 'origin'>): Subject {
  const { id, number, title, origin } = task;
  return { kind: 'task', task: id, number, title, caseNumber: origin.kind === 'case' ? origin.number : null };
}

export function taskOf(subject: Subject): TaskId | null {
  return subject.kind === 'task' ? subject.task : null;
}
