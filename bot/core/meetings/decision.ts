import type { ForumId, PersonId, PointId } from '../ids.ts';
import type { TaskStatus } from '../tasks/task.ts';
import type { Subject } from './meeting.ts';

/** All that a meeting does with a point. Each is one decision. */
export const meetingActs = ['decide', 'assign', 'date', 'nextMeeting', 'lift', 'done', 'makeTask'] as const;
export type MeetingAct = (typeof meetingActs)[number];

/** What is decided by one key: as proposed, not, or taken note of. */
export const decisionOutcomes = ['agreed', 'rejected', 'noted'] as const;
export type DecisionOutcome = (typeof decisionOutcomes)[number];

/** What was decided. Fields that the act does not set are null. */
export type Decision = {
  readonly id: string;
  /** Counts the meeting's decisions from 1, without holes. */
  readonly number: number;
  readonly point: PointId;
  readonly paragraph: number;
  readonly act: MeetingAct;
  readonly by: PersonId;
  readonly at: Date;
  /** As it stood at that moment; of `makeTask` the task that was made. */
  readonly subject: Subject;
  readonly outcome: DecisionOutcome | null;
  /** The decision's own words; never of a case-born task. */
  readonly text: string | null;
  readonly responsible: PersonId | null;
  /** Local date YYYY-MM-DD. */
  readonly dueDate: string | null;
  /** Where it was lifted. */
  readonly forum: ForumId | null;
  /** The task as the decision left it; null when there is none. */
  readonly after: {
    readonly responsible: PersonId | null;
    readonly dueDate: string | null;
    readonly status: TaskStatus;
  } | null;
};
