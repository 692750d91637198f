import type { Case, Kind, Ongoing, RoutingDecision, Urgency } from '../../core/cases/case.ts';
import type { CaseEvent } from '../../core/cases/events.ts';
import type { CaseId, FunctionId, PersonId, PlaceId, SiteId } from '../../core/ids.ts';
import type { Answers } from '../../core/questionnaires/questionnaire.ts';

/** A case before the store has numbered it. */
export type NewCase = {
  readonly id: CaseId;
  readonly prefix: string;
  readonly kinds: readonly Kind[];
  readonly unit: PlaceId | null;
  readonly site: SiteId | null;
  readonly occurredAt: Date;
  readonly occurredApproximately: boolean;
  readonly ongoing: Ongoing;
  readonly forColleague: boolean;
  readonly reporter: Case['reporter'];
  readonly urgency: Urgency;
  readonly routing: RoutingDecision;
  readonly receivedAt: Date;
  readonly promisedAt: Date | null;
  readonly ladderDone: number;
  /** Keyed hash of the draft that it came from: the same draft makes one case. */
  readonly submission: string;
};

/** One page of details, as last saved. `page` is unique in the case. */
export type SavedPage = {
  readonly page: string;
  /** Name and version of the questionnaire that asked, for example `threat@1`. */
  readonly questionnaire: string;
  readonly answers: Answers;
  readonly savedAt: Date;
};

/** What is said about a case, in order. Content: only for those with the right. */
export type Entry = {
  readonly id: string;
  readonly kind: 'description' | 'addition' | 'question' | 'answer' | 'outcome' | 'handOverReason';
  readonly text: string;
  /** Who wrote: the reporter by that word alone, so that a protected one stays so. */
  readonly author: { readonly kind: 'reporter' } | { readonly kind: 'person'; readonly person: PersonId };
  readonly at: Date;
  /** For an answer: the question's id. */
  readonly replyTo: string | null;
};

/** What stands around a case, counted: all that cards show of it, and never what anyone wrote. */
export type Glance = {
  /** What kinds of things were said, in order. */
  readonly said: readonly Entry['kind'][];
  readonly pages: number;
  readonly photos: number;
  /** Tasks that keep it open. */
  readonly openTasks: number;
};

/** Who asks whether a case is theirs: by name for an open one, by keyed hash for a protected one. */
export type ReporterKey = { readonly person: PersonId; readonly lookup: string };

export type Reason = { readonly id: string; readonly text: string; readonly at: Date };

export type Cases = {
  /** Numbers and keeps a new case with its first events. */
  create(fresh: NewCase, events: readonly CaseEvent[]): Promise<Case>;
  /** Locks the row until the transaction ends. */
  lock(id: CaseId): Promise<Case | null>;
  get(id: CaseId): Promise<Case | null>;
  byNumber(number: string): Promise<Case | null>;
  bySubmission(submission: string): Promise<Case | null>;
  /** Saves a locked case with the events that explain the change, and returns it with its new version and chain head. Without an event nothing can be saved. */
  save(changed: Case, events: readonly [CaseEvent, ...CaseEvent[]]): Promise<Case>;
  /** Open cases (received, taken) of functions, gravest first, then oldest. */
  openOf(functions: readonly FunctionId[], limit: number): Promise<Case[]>;
  /** Cases that this person reported, openly or protected, newest first. */
  ofReporter(reporter: ReporterKey, limit: number): Promise<Case[]>;
  isReporter(of: Case, reporter: ReporterKey): Promise<boolean>;

  glance(id: CaseId): Promise<Glance>;
  pages(id: CaseId): Promise<SavedPage[]>;
  savePage(id: CaseId, page: SavedPage): Promise<void>;
  entries(id: CaseId): Promise<Entry[]>;
  addEntry(id: CaseId, entry: Entry): Promise<void>;

  /** Why someone opened what they read only with a reason. The event names the id. */
  addReason(id: CaseId, reason: Reason): Promise<void>;
  reasons(id: CaseId): Promise<Reason[]>;
};
