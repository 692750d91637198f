import type { ForumId, MeetingId, PersonId, ProposalId, TaskId } from '../../core/ids.ts';
import type { SinceLast } from '../../core/meetings/agenda.ts';
import type { Decision } from '../../core/meetings/decision.ts';
import type { Meeting, Point, Proposal, Stay } from '../../core/meetings/meeting.ts';
import type { Addendum, LockedMinutes } from '../../core/meetings/minutes.ts';
import type { Task } from '../../core/tasks/task.ts';

/** What makes a task come back to a forum by itself. */
export type SinceLastQuestion = {
  /** Made after this is new; moved after this counts. */
  readonly since: Date;
  /** Due before this local date is overdue. */
  readonly today: string;
  /** The forum's last ended meeting, whose decisions are asked after; null: it has had none. */
  readonly last: MeetingId | null;
  /** Only tasks that this forum has decided on, and no new ones; null: the whole shared list. */
  readonly onlyOf: ForumId | null;
  readonly limit: number;
};

export type MeetingFilter = {
  readonly forums: readonly ForumId[];
  /** Null: all. */
  readonly states: readonly Meeting['state'][] | null;
  /** Planned before this moment; null: any. */
  readonly before: Date | null;
  /** Planned after this moment. */
  readonly after?: Date;
  readonly soonestFirst?: boolean;
  readonly limit: number;
};

/** Minutes to put in the library, with how many addenda, and how many case numbers left out. */
export type LibraryDue = { readonly meeting: MeetingId; readonly addenda: number; readonly masked: number };
/** Addresses where a person opens the files. */
export type LibraryFiles = { readonly docx: string; readonly pdf: string };

/** The forums' meetings: agendas, decisions and minutes. */
export type Meetings = {
  create(fresh: readonly Meeting[]): Promise<void>;
  /** Locks the row until the transaction ends: acts of one meeting happen one after another. */
  lock(id: MeetingId): Promise<Meeting | null>;
  get(id: MeetingId): Promise<Meeting | null>;
  /** By planned time: newest first unless asked otherwise. */
  list(filter: MeetingFilter): Promise<Meeting[]>;
  /** Saves a locked meeting, whose version has been counted up. */
  save(meeting: Meeting): Promise<void>;
  /** A sign of life of the leader of this term; false when someone else has taken the lead. Tells nobody. */
  beat(id: MeetingId, term: number, at: Date): Promise<boolean>;
  /** The forum's last meeting that has ended. */
  lastEnded(forum: ForumId): Promise<Meeting | null>;
  /** Running meetings not touched, and whose leader is silent, since a moment. */
  leftOpen(since: Date): Promise<MeetingId[]>;
  /** The forum's next number of the year; waits for another that is taking one. */
  nextNumber(forum: ForumId, year: number): Promise<number>;

  addPoints(id: MeetingId, points: readonly Point[]): Promise<void>;
  savePoint(point: Point): Promise<void>;
  /** In the order of the agenda. */
  points(id: MeetingId): Promise<Point[]>;

  /** `press`: the presser's own mark, or null. */
  decide(id: MeetingId, decision: Decision, press: string | null): Promise<void>;
  decisions(id: MeetingId): Promise<Decision[]>;
  decisionOf(id: MeetingId, press: string): Promise<Decision | null>;

  arrive(id: MeetingId, stay: Stay): Promise<void>;
  /** Ends someone's stay; one in which nothing was taken up is forgotten, as a tap by mistake. */
  leave(id: MeetingId, stay: Stay): Promise<void>;
  stays(id: MeetingId): Promise<Stay[]>;

  /** Keeps what someone wants taken up; a task that waits already waits once. Tells of the forum's next meetings. */
  propose(proposal: Proposal): Promise<void>;
  /** One that waits. */
  proposal(id: ProposalId): Promise<Proposal | null>;
  /** Takes back one that waits: it stays, and waits no more. */
  withdraw(proposal: Proposal, at: Date): Promise<void>;
  /** What waits for the forum's next meeting, oldest first. */
  proposals(forum: ForumId): Promise<Proposal[]>;
  /** Puts waiting proposals on a meeting's agenda. */
  take(id: MeetingId, proposals: readonly ProposalId[]): Promise<void>;
  /** Those of a meeting's proposals that were not reached wait again. */
  release(id: MeetingId, proposals: readonly ProposalId[]): Promise<void>;

  sinceLast(question: SinceLastQuestion): Promise<SinceLast[]>;
  /** Tasks as they are, whoever asks: for the forum's own view, which holds the least of them. */
  tasks(ids: readonly TaskId[]): Promise<Task[]>;
  /** Those of these tasks whose case this person is in conflict in, or reported. */
  hidden(ids: readonly TaskId[], viewer: { readonly person: PersonId; readonly lookup: string }): Promise<TaskId[]>;

  lockMinutes(id: MeetingId, minutes: LockedMinutes, hash: string): Promise<void>;
  minutes(id: MeetingId): Promise<{ readonly minutes: LockedMinutes; readonly hash: string } | null>;
  addAddendum(id: MeetingId, addendum: Addendum): Promise<void>;
  addenda(id: MeetingId): Promise<Addendum[]>;

  /** Those of these tasks in whose case anyone has declared a conflict of interest. */
  inConflict(ids: readonly TaskId[]): Promise<TaskId[]>;
  /** Locked minutes whose files in the library are not there, or say what was so before; oldest first. */
  libraryDue(limit: number): Promise<LibraryDue[]>;
  /** Notes where the files stand, and tells of it. */
  putInLibrary(due: LibraryDue, files: LibraryFiles, at: Date): Promise<void>;
  /** Null: not there yet. */
  inLibrary(id: MeetingId): Promise<(LibraryFiles & { readonly addenda: number; readonly at: Date }) | null>;
};
