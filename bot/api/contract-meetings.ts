/** The part of the contract that is about meetings; contract.ts passes it on. Types only. */

import type { MeetingAction } from '../core/access/actions.ts';
import type { DecisionOutcome, MeetingAct } from '../core/meetings/decision.ts';
import type { ForumLevel } from '../core/meetings/forum.ts';
import type { MeetingState, Reason, Section } from '../core/meetings/meeting.ts';
import type { TaskField, TaskStatus } from '../core/tasks/task.ts';

export type { DecisionOutcome, ForumLevel, MeetingAct, MeetingAction, MeetingState, Reason, Section };

type Named = { readonly id: string; readonly name: string };

export type MeetingSummary = {
  readonly id: string;
  readonly forum: Named;
  readonly series: string | null;
  readonly plannedAt: string;
  readonly state: MeetingState;
  /** The forum's number of the year, from its start on. */
  readonly year: number | null;
  readonly number: number | null;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  /** `time`: nobody closed it. */
  readonly endedBy: 'person' | 'time' | null;
  /** Of one that will not be held. */
  readonly cancelled: { readonly by: Named; readonly at: string } | null;
  /** How far its minutes have come: nobody is to approve them yet, named people are, or locked. Null before the end. */
  readonly minutes: 'written' | 'approving' | 'locked' | null;
  readonly version: number;
};

/** GET /api/forums → { forums }: those that the caller is a member of. */
export type ForumSummary = {
  readonly id: string;
  readonly name: string;
  readonly level: ForumLevel;
  readonly mandate: string | null;
  readonly liftsTo: Named | null;
  readonly fixedPoints: readonly { readonly id: string; readonly title: string; readonly minutes: number | null }[];
  readonly members: readonly Named[];
  readonly running: MeetingSummary | null;
  readonly next: MeetingSummary | null;
  readonly may: { readonly plan: boolean; readonly propose: boolean };
};
export type ForumList = { readonly forums: readonly ForumSummary[] };

/** GET /api/forums/:id/proposals: what waits for the forum's next meeting, oldest first. */
export type ForumProposals = { readonly proposals: readonly ForumProposal[] };
export type ForumProposal = {
  readonly id: string;
  /** As people read it; of a task its number and title. */
  readonly title: string;
  readonly task: string | null;
  readonly minutes: number | null;
  readonly by: Named;
  readonly at: string;
  /** A meeting put it off or lifted it. */
  readonly fromMeeting: boolean;
  readonly liftedFrom: Named | null;
  readonly mayWithdraw: boolean;
};
/** POST /api/forums/:id/proposals/:proposal/withdraw → ForumProposals. */

/** POST /api/forums/:id/proposals, a task or a title; answers 201 {}. */
export type NewProposal = { readonly task?: string; readonly title?: string; readonly minutes?: number | null };

/**
 * GET /api/meetings?forum=&before= → newest first, at most 100. `when=coming`: those that run or are planned, soonest
 * first; `when=past`: those that are over or cancelled.
 */
export type MeetingList = { readonly meetings: readonly MeetingSummary[] };

/** POST /api/meetings → 201 MeetingList of what was planned. `repeat`: a series, up to 60 times. */
export type NewMeeting = {
  readonly forum: string;
  readonly plannedAt: string;
  readonly repeat?: { readonly times: number; readonly everyWeeks: number } | null;
};

/**
 * POST /api/meetings/:id/cancel, with `rest` also the later ones of its series → MeetingList of what was cancelled.
 * POST /api/meetings/:id/reinstate takes it back → MeetingPage.
 */
export type MeetingCancel = { readonly rest?: boolean };

/** PUT /api/meetings/:id/agenda. Keys are those of the points; `base` is the meeting's version that was seen. */
export type AgendaPrepared = {
  readonly base: number;
  readonly items: readonly { readonly key: string; readonly minutes: number | null; readonly dropped: boolean }[];
};

/** The least that the shared screen needs. Of a case-born task no more than numbers and a neutral title. */
export type SharedTask = {
  readonly id: string;
  readonly number: string;
  /** In the caller's language when it is one of the fixed list. */
  readonly title: string;
  /** Null for a case-born task. */
  readonly description: string | null;
  /** The case's number, or null. */
  readonly caseNumber: string | null;
  readonly responsible: Named | null;
  readonly dueDate: string | null;
  readonly status: TaskStatus;
  readonly overdue: boolean;
  /** What to give as `base` when acting on it. */
  readonly versions: { readonly responsible: number; readonly dueDate: number; readonly status: number };
};

export type MeetingDecision = {
  readonly id: string;
  /** Of the meeting, from 1. */
  readonly number: number;
  readonly paragraph: number;
  readonly act: MeetingAct;
  readonly outcome: DecisionOutcome | null;
  /** The decision as the minutes say it, in Swedish. */
  readonly text: string;
  readonly by: Named;
  readonly at: string;
};

export type MeetingPoint = {
  readonly key: string;
  /** Null until the meeting has started. */
  readonly id: string | null;
  readonly section: Section;
  /** False: the caller is in conflict of interest; everything below `openedAt` is empty then. */
  readonly shown: boolean;
  /** Timebox. */
  readonly minutes: number | null;
  /** § of the minutes, from when it was first taken up. */
  readonly paragraph: number | null;
  /** When it last became the leader's point. */
  readonly openedAt: string | null;
  /** The heading as people read it; of a task its number and title. */
  readonly title: string;
  readonly task: SharedTask | null;
  readonly reasons: readonly Reason[];
  readonly proposedBy: Named | null;
  readonly liftedFrom: Named | null;
  readonly decisions: readonly MeetingDecision[];
};

/** GET /api/meetings/:id/lead, and the answer to POST /api/meetings/:id/beat { term }. */
export type LeadStanding = {
  readonly leader: Named | null;
  readonly you: boolean;
  /** Counts who has led. Who took the lead sends it with every beat and move; a lower one has lost the lead. */
  readonly term: number;
  readonly current: string | null;
  /** Milliseconds since the leader's last sign of life. */
  readonly silentMs: number | null;
  /** The leader's line seems broken. */
  readonly silent: boolean;
  readonly state: MeetingState;
  readonly version: number;
};

export type Attendance = {
  readonly person: Named;
  readonly member: boolean;
  readonly present: boolean;
  /** § that had been taken up at coming and at leaving, for each stay. */
  readonly stays: readonly { readonly after: number; readonly until: number | null }[];
};

/** GET /api/meetings/:id. To a viewer whom the forum does not know: headings. */
export type MeetingPage =
  | {
      readonly audience: 'forum';
      readonly meeting: MeetingSummary;
      readonly lead: LeadStanding;
      readonly points: readonly MeetingPoint[];
      readonly dropped: readonly MeetingPoint[];
      /** Members, and guests who are or were there. */
      readonly attendance: readonly Attendance[];
      readonly liftsTo: Named | null;
      /** By right and by the meeting's state. */
      readonly may: readonly MeetingAction[];
      readonly now: string;
    }
  | { readonly audience: 'unknown'; readonly meeting: MeetingSummary; readonly headings: readonly string[] };

/** POST /api/meetings/:id/points */
export type NewPoint = { readonly task?: string; readonly title?: string };

/** POST /api/meetings/:id/attendance; `person` absent: oneself. */
export type AttendanceMark = { readonly person?: string; readonly present: boolean };

/** POST /api/meetings/:id/actions/:act, an act a call; `point` always, the rest as the act asks. */
export type MeetingPress = {
  readonly point: string;
  /** decide */
  readonly outcome?: DecisionOutcome;
  readonly text?: string;
  /** assign, makeTask */
  readonly responsible?: string | null;
  /** date, makeTask */
  readonly dueDate?: string | null;
  /** makeTask */
  readonly title?: string;
  /** assign, date, done: the field's version that the presser saw. */
  readonly base?: number;
};
export type MeetingActed = {
  /** Null: someone else had changed the same field, and nothing was decided. */
  readonly decision: MeetingDecision | null;
  readonly conflicts: readonly {
    readonly field: TaskField;
    readonly yours: string | null;
    readonly theirs: string | null;
    readonly yoursShown: string;
    readonly theirsShown: string;
    readonly base: number;
  }[];
  readonly page: MeetingPage;
};

/**
 * GET /api/meetings/:id/minutes[?language=en], from the start of the meeting on; also the answer to each change of them.
 * `minutes.docx` and `minutes.pdf` beside it are files of what the same reader may see.
 */
export type MinutesPage = {
  readonly meeting: MeetingSummary;
  readonly registryNumber: string | null;
  readonly approvers: readonly (Named & { readonly approvedAt: string | null; readonly you: boolean })[];
  /** What an approver approves. */
  readonly contentHash: string;
  readonly locked: { readonly hash: string; readonly by: Named; readonly at: string; readonly intact: boolean } | null;
  readonly addenda: readonly {
    readonly number: number;
    readonly text: string;
    readonly by: Named;
    readonly at: string;
    readonly hash: string;
  }[];
  /** The whole document, as blocks: in Swedish, or with its fixed words in English when that was asked for. */
  readonly document: readonly MinutesBlock[];
  /** The same as plain text, in Swedish. */
  readonly text: string;
  /** Parts are not shown to this reader, who is in conflict of interest. */
  readonly withheld: boolean;
  /** Null: there is no library, or nothing is locked, or it is not for this reader. `docx`, `pdf` null: waiting for SharePoint. */
  readonly library: { readonly docx: string | null; readonly pdf: string | null; readonly current: boolean } | null;
  readonly may: readonly MeetingAction[];
};
export type MinutesBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [label: string, value: string])[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** PATCH /api/meetings/:id/minutes */
export type MinutesRecorded = { readonly registryNumber?: string | null; readonly approvers?: readonly string[] };
