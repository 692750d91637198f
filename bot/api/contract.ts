/**
 * All that the tab may see of the bot: shapes of what it asks and is answered. Types only.
 * Ids are plain strings here; instants are ISO strings; local dates are YYYY-MM-DD.
 */

import type { AccessRole } from '../core/access/access.ts';
import type { Action } from '../core/access/actions.ts';
import type { Kind, Ongoing, Status, Urgency } from '../core/cases/case.ts';
import type { RefusalCode } from '../core/errors.ts';
import type { NeutralTitle } from '../core/tasks/neutral-titles.ts';
import type { OriginKind, TaskField, TaskStatus } from '../core/tasks/task.ts';

export type { TabWords } from '../words/tab/sv.ts';
export type * from './contract-meetings.ts';
export type {
  AccessRole,
  Action,
  Kind,
  NeutralTitle,
  Ongoing,
  OriginKind,
  RefusalCode,
  Status,
  TaskField,
  TaskStatus,
  Urgency,
};
export type Locale = 'sv' | 'en';

/** Every refused answer's body. `message` is in the caller's language. */
export type ErrorAnswer = {
  readonly error: {
    readonly code: RefusalCode | 'unauthenticated' | 'unavailable' | 'internal';
    readonly message: string;
    readonly field?: string;
  };
};

/** GET /api/settings, asked before anyone has signed in: where this is, and what a page on sign-in has to name. */
export type TabSettings =
  | { readonly mode: 'local' }
  | {
      readonly mode: 'teams';
      /** The registration's application id and its tenant: GUIDs. */
      readonly appId: string;
      readonly tenantId: string;
      /** The manifest's id, for links into Teams. */
      readonly teamsAppId: string;
      /** Where an administrator approves the app for everyone. */
      readonly adminConsentUrl: string;
      /** Where a link opens Teams, without a slash at the end. */
      readonly teamsUrl: string;
    };

export type Named = { readonly id: string; readonly name: string };

/** GET /api/me */
export type Me = {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly roles: readonly AccessRole[];
  readonly sees: {
    /** The whole shared list, not only tasks given to oneself. */
    readonly list: boolean;
    /** A queue of cases. */
    readonly queue: boolean;
    /** Any case, by its number. */
    readonly lookUp: boolean;
    /** Meetings of some forum. */
    readonly meetings: boolean;
  };
  readonly mayAdd: boolean;
};

/** GET /api/choices: what the lists of the tab offer. */
export type Choices = {
  readonly administrations: readonly Named[];
  readonly functions: readonly Named[];
  readonly neutralTitles: readonly { readonly id: NeutralTitle; readonly name: string }[];
};

/** GET /api/people?text= */
export type PersonFound = Named & {
  readonly title: string;
  readonly place: string;
  /** GET /api/people/:id/portrait has a picture. */
  readonly portrait: boolean;
};

export type Task = {
  readonly id: string;
  readonly number: string;
  /** In the caller's language when it is one of the fixed list. */
  readonly title: string;
  readonly description: string;
  readonly administration: Named | null;
  readonly responsible: Named | null;
  readonly dueDate: string | null;
  readonly status: TaskStatus;
  readonly overdue: boolean;
  readonly origin: OriginKind;
  /** The case it came of. `open`: this caller may open it. */
  readonly case: { readonly id: string; readonly number: string; readonly open: boolean } | null;
  readonly keepsCaseOpen: boolean;
  readonly createdBy: Named;
  readonly createdAt: string;
  readonly changedAt: string;
  readonly version: number;
  readonly fieldVersions: { readonly [field in TaskField]: number };
  /** Its row in SharePoint was removed, and someone is asked what that means. */
  readonly rowRemoved: boolean;
  readonly may: {
    readonly edit: readonly TaskField[];
    readonly comment: boolean;
    readonly move: boolean;
    readonly settleRow: boolean;
  };
};

/** GET /api/tasks. `total` counts all that match; the page starts at `offset`. */
export type TaskList = { readonly tasks: readonly Task[]; readonly total: number; readonly offset: number };
export type TaskSortBy = 'number' | 'title' | 'dueDate' | 'status' | 'changedAt';

/** POST /api/tasks */
export type NewTask = {
  readonly title: string;
  readonly description?: string;
  readonly administration?: string | null;
  readonly responsible?: string | null;
  readonly dueDate?: string | null;
  readonly origin?: Exclude<OriginKind, 'case'>;
};

/** PATCH /api/tasks/:id. `base`: the field's version that the writer saw. */
export type TaskChange = { readonly field: TaskField; readonly value: string | null; readonly base: number };
export type TaskConflict = {
  readonly field: TaskField;
  readonly yours: string | null;
  readonly theirs: string | null;
  /** As people read them. */
  readonly yoursShown: string;
  readonly theirsShown: string;
  readonly by: string;
  readonly base: number;
};
export type TaskEdited = { readonly task: Task; readonly conflicts: readonly TaskConflict[] };

/** GET /api/tasks/:id/history, oldest first. */
export type TaskHistory = {
  readonly comments: readonly { readonly id: string; readonly by: Named; readonly text: string; readonly at: string }[];
  readonly revisions: readonly {
    readonly field: TaskField;
    readonly from: string;
    readonly to: string;
    readonly by: Named;
    readonly at: string;
    /** False: lost to someone else's change, and kept here. */
    readonly applied: boolean;
  }[];
};

/** What may be said of a case to anyone with it: no words, no names of those in it. */
export type CasePointer = {
  readonly id: string;
  readonly number: string;
  readonly kinds: readonly Kind[];
  readonly place: string;
  readonly site: string | null;
  readonly occurredAt: string;
  readonly occurredApproximately: boolean;
  readonly ongoing: Ongoing;
  /** Null in the reporter's own view. */
  readonly urgency: Urgency | null;
  readonly status: Status;
  readonly function: Named;
  readonly holder: (Named & { readonly you: boolean }) | null;
  readonly receivedAt: string;
  /** By when someone should have taken it, as promised. */
  readonly promisedAt: string | null;
  readonly version: number;
};

/** GET /api/cases */
export type CaseLists = { readonly queue: readonly CasePointer[] | null; readonly own: readonly CasePointer[] };

export type CaseEntry = {
  readonly id: string;
  readonly kind: 'description' | 'addition' | 'question' | 'answer' | 'outcome' | 'handOverReason';
  /** Null: the reporter. */
  readonly by: string | null;
  readonly text: string;
  readonly at: string;
};
export type CasePhoto = { readonly id: string; readonly type: string; readonly size: number; readonly at: string };
export type CaseContent = {
  /** Name of an open reporter; null when protected or not this reader's to know. */
  readonly reporter: string | null;
  readonly protected: boolean;
  readonly forColleague: boolean;
  readonly entries: readonly CaseEntry[];
  readonly details: readonly {
    readonly title: string;
    readonly answers: readonly { readonly question: string; readonly answer: string }[];
  }[];
  readonly photos: readonly CasePhoto[];
};
/** What happened, and (`told.<means>.<outcome>`) each attempt to tell someone of it; those are numbered below zero. */
export type TimelineItem = {
  readonly seq: number;
  readonly type: string;
  /** Code of a refusal. */
  readonly why?: string;
  readonly text: string;
  readonly by: string;
  readonly at: string;
};

/** GET /api/cases/:id, by id or number. What this caller may not see is null. */
export type CasePage = {
  readonly pointer: CasePointer;
  readonly content: CaseContent | null;
  /** `reason`: may be read after POST /api/cases/:id/content with one. */
  readonly contentNeeds: 'nothing' | 'reason' | 'right';
  /** The reporter's own view of the same: own words, questions, outcome. */
  readonly own: { readonly entries: readonly CaseEntry[]; readonly waitingQuestion: string | null } | null;
  readonly timeline: readonly TimelineItem[] | null;
  readonly tasks: readonly Task[] | null;
  readonly sealed: 'none' | 'reason';
  readonly why: string | null;
  /** What this caller can do now, by right and state. */
  readonly actions: readonly Action[];
};

/** POST /api/cases/:id/actions/<action>; answers CasePage, or 204 when the case is no longer the caller's to see. `identifiers`: what becomes of identity and phone numbers in the text. */
export type CasePress = {
  readonly text?: string;
  readonly identifiers?: 'remove' | 'seal';
  readonly to?: string;
  readonly urgency?: Urgency;
  readonly title?: NeutralTitle;
  readonly responsible?: string | null;
  readonly dueDate?: string | null;
};

/** POST /api/cases/:id/sealed */
export type SealedPart = { readonly items: readonly { readonly label: string; readonly text: string }[] };

/**
 * GET /api/changes: a stream of lines `data: <json>`. `missed`: fetch again. A meeting that is heard of by a version
 * that one has already has got another agenda: someone proposed a point.
 */
export type ChangeHeard =
  | { readonly noun: 'task' | 'case' | 'meeting'; readonly id: string; readonly version: number }
  | { readonly noun: 'missed' };
