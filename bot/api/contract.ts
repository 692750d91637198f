/**
 * All that the tab may see of the bot: shapes of what it asks and is answered. Types only.
 * Ids are plain strings here; instants are ISO strings; local dates are YYYY-MM-DD.
 */

import type { AccessRole } from '../core/access/access.ts';
import type { Action } from '../core/access/actions.ts';
import type { Kind, Ongoing, Status, Urgency } from '../core/cases/case.ts';
import type { RefusalCode } from '../core/errors.ts';
import type { NeutralTitle } from '../core/tasks/neutral-titles.ts';
import type { OriginKind, Priority, Recurrence, TaskField, TaskStatus } from '../core/tasks/task.ts';

/** GET /api/notices, and PATCH with any of them: what the caller is told of in the chat. */
export type { NoticeKind, NoticeSettings } from '../core/notices/settings.ts';
export type { TabWords } from '../words/tab/sv.ts';
export type * from './contract-exchange.ts';
export type * from './contract-files.ts';
export type * from './contract-meetings.ts';
export type * from './contract-requests.ts';
export type * from './contract-templates.ts';
export type * from './contract-views.ts';
export type {
  AccessRole,
  Action,
  Kind,
  NeutralTitle,
  Ongoing,
  OriginKind,
  Priority,
  Recurrence,
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

/** `version`: to give as base when changing it. */
export type ChecklistItem = {
  readonly id: string;
  readonly text: string;
  readonly done: boolean;
  readonly version: number;
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
  /** Explicitly «utan datum»: `dueDate` is null by choice. Written as the value 'none' of the field dueDate. */
  readonly undated: boolean;
  readonly status: TaskStatus;
  readonly overdue: boolean;
  /** Default medium. */
  readonly priority: Priority;
  /** Bevakning, YYYY-MM-DD: hidden from the default view until then, then on top until someone changes or clears it. */
  readonly followUpDate: string | null;
  /** As of today; a finished task has none. */
  readonly followUp: 'none' | 'waiting' | 'due';
  /** ISO 8601 duration. Finished, the next one is made by the server. */
  readonly recurrence: Recurrence | null;
  /** Where what it came of stands: an https address, or a place in the tab (`#/meetings/<id>`). */
  readonly link: string | null;
  /** The day of the month that its series keeps to also after a month that was too short; null outside a series. */
  readonly seriesDay: number | null;
  /** Value 'yes' or null of the field `removed`. Shown by view=removed only. */
  readonly removed: boolean;
  readonly participants: readonly Named[];
  /** In order. */
  readonly checklist: readonly ChecklistItem[];
  /** How many. */
  readonly comments: number;
  readonly files: number;
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
    /** Never of a case-born task: its lines would carry what happened. */
    readonly checklist: boolean;
    /** Change only whether a line is done (its text as it is, and no `after`). */
    readonly tick: boolean;
    readonly participants: boolean;
    readonly comment: boolean;
    readonly move: boolean;
    readonly settleRow: boolean;
  };
};

/**
 * GET /api/tasks. `total` counts all that match; the page starts at `offset`. Parameters, all optional, `a,b` for several:
 * text (title, number, description, comments, case number), administrations (also `none`), statuses, origins, priorities,
 * recurring=1, responsible (a person's id or `nobody`), involving (responsible or participant), overdue=1, ids (at most 200; removed
 * and waiting ones too), from and to (due or followed up between, both days included; waiting ones too),
 * view (default: neither what waits nor what was removed; `waiting`, `removed`: only those; `all`: all but removed),
 * groupBy (orders by the group first), sort, descending=1, offset, limit (at most 200).
 * Sorted by dueDate, ascending, what is followed up today stands on top.
 */
export type TaskList = { readonly tasks: readonly Task[]; readonly total: number; readonly offset: number };
export type TaskSortBy = 'number' | 'title' | 'dueDate' | 'status' | 'priority' | 'changedAt';

export type TaskView = 'waiting' | 'removed' | 'all';
export type TaskGroupBy = 'administration' | 'origin' | 'responsible';
/** GET /api/tasks/groups?groupBy= and the parameters of the list: its groups in the list's order. `id` null: none. */
export type TaskGroups = {
  readonly groups: readonly { readonly id: string | null; readonly name: string; readonly count: number }[];
};

/**
 * GET /api/tasks/days?from=&to= and the parameters of the list, at most a year: how many there are on each day that has
 * any, the first day first. Due by how it goes for them; followed up when not due on the same day.
 */
export type TaskDays = {
  readonly days: readonly {
    readonly date: string;
    readonly todo: number;
    readonly late: number;
    readonly done: number;
    readonly followUps: number;
  }[];
};

/** POST /api/tasks. `dueDate`: a date, or 'none' for «utan datum». `checklist`: ids are UUIDs of the client's making. */
export type NewTask = {
  readonly title: string;
  readonly description?: string;
  readonly administration?: string | null;
  readonly responsible?: string | null;
  readonly dueDate?: string | null;
  readonly origin?: Exclude<OriginKind, 'case'>;
  readonly priority?: Priority;
  readonly followUpDate?: string | null;
  readonly recurrence?: Recurrence | null;
  readonly link?: string | null;
  readonly participants?: readonly string[];
  readonly checklist?: readonly { readonly id: string; readonly text: string }[];
};

/**
 * PATCH /api/tasks/:id { changes }, each field (and line of the checklist) at most once. An Idempotency-Key makes a
 * resent request harmless: it changes nothing more, and what conflicted then is answered again.
 * To undo is to write the value before, with the version that the answer gave as base.
 */
export type TaskChange = FieldChange | ParticipantsChange | ChecklistChange;
/** `base`: the field's version that the writer saw (`fieldVersions`). */
export type FieldChange = { readonly field: TaskField; readonly value: string | null; readonly base: number };
/** A set: never in conflict. */
export type ParticipantsChange = {
  readonly field: 'participants';
  readonly add?: readonly string[];
  readonly remove?: readonly string[];
};
/** `after`: the line above; null is first, absent leaves it where it is, a new one last. */
export type ChecklistValue = { readonly text: string; readonly done: boolean; readonly after?: string | null };
/**
 * `item`: a UUID that the client makes. `value` null removes. `base`: the line's version; 0 for a new one. To take a
 * removal back, write the line with the version of the task that the removal's answer gave as base.
 */
export type ChecklistChange = {
  readonly field: 'checklist';
  readonly item: string;
  readonly value: ChecklistValue | null;
  readonly base: number;
};
/** `base`: to give when writing one's own value all the same. */
export type TaskConflict = FieldConflict | ChecklistConflict;
type Conflicted = {
  /** As people read them. */
  readonly yoursShown: string;
  readonly theirsShown: string;
  readonly by: string;
  readonly base: number;
};
export type FieldConflict = Conflicted & {
  readonly field: TaskField;
  readonly yours: string | null;
  readonly theirs: string | null;
};
/** Null: removed. */
export type ChecklistConflict = Conflicted & {
  readonly field: 'checklist';
  readonly item: string;
  readonly yours: ChecklistValue | null;
  readonly theirs: ChecklistValue | null;
};
export type TaskEdited = { readonly task: Task; readonly conflicts: readonly TaskConflict[] };

/**
 * POST /api/tasks/:id/comments; answers 201 CommentAdded, also when the same is sent again. `mentions`: ids of people
 * named in the text as @Namn; each is told in chat. PATCH …/comments/:comment { removed } takes one's own back, or says
 * it again; answers 200 {}.
 */
export type NewComment = { readonly text: string; readonly mentions?: readonly string[] };
export type CommentAdded = { readonly id: string };

/** GET /api/tasks/:id/history, oldest first. */
export type TaskHistory = {
  readonly comments: readonly {
    readonly id: string;
    readonly by: Named;
    readonly text: string;
    readonly mentions: readonly Named[];
    readonly at: string;
    /** When its author took it back; its text and mentions are empty then. */
    readonly removedAt: string | null;
    /** Whether this person may take it back, or say it again. */
    readonly remove: boolean;
  }[];
  readonly revisions: readonly {
    readonly field: TaskField | 'participants' | 'checklist';
    /** The line of the checklist. */
    readonly item?: string;
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
