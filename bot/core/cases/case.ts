import type { CaseId, FunctionId, PersonId, PlaceId, SealedHandle, SiteId } from '../ids.ts';

/** What may have happened, gravest first. The first three are the hot path; several may hold. */
export const kinds = ['violence', 'threat', 'damage', 'fire', 'perimeterBreach', 'burglary', 'theft'] as const;
export type Kind = (typeof kinds)[number];

/** Is it over? */
export const ongoings = ['over', 'mayRepeat', 'ongoing'] as const;
export type Ongoing = (typeof ongoings)[number];

export const urgencies = ['low', 'medium', 'high', 'acute'] as const;
export type Urgency = (typeof urgencies)[number];

/** received -> taken -> closed; withdrawn ends a case from either; a hand-over leads back to received. */
export const statuses = ['received', 'taken', 'closed', 'withdrawn'] as const;
export type Status = (typeof statuses)[number];

/** Who reported: openly, or known only by a handle to the sealed part. */
export type Reporter =
  | { readonly kind: 'open'; readonly person: PersonId }
  | { readonly kind: 'protected'; readonly handle: SealedHandle };

/** Why this function has the case: rule, version and facts, as stored. */
export type RoutingDecision = {
  readonly function: FunctionId;
  readonly via: 'rule' | 'fallback' | 'handOver';
  /** Rule id; null when via is not rule. */
  readonly rule: string | null;
  /** Version of the organisation file that held the rule. */
  readonly version: string;
  readonly facts: {
    readonly place: PlaceId | null;
    readonly kinds: readonly Kind[];
    /** ISO instant. */
    readonly at: string;
  };
  /** ISO instant until which the rule says that the case waits, or null. */
  readonly waitsUntil: string | null;
};

/** The case as the rules see it. Free text is content; `access` says who may read it. */
export type Case = {
  readonly id: CaseId;
  /** What people read, for example RH-2026-00017. */
  readonly number: string;
  readonly kinds: readonly Kind[];
  readonly unit: PlaceId | null;
  readonly site: SiteId | null;
  readonly occurredAt: Date;
  readonly occurredApproximately: boolean;
  readonly ongoing: Ongoing;
  readonly forColleague: boolean;
  readonly reporter: Reporter;
  readonly urgency: Urgency;
  readonly status: Status;
  /** The one function that answers for the case now. */
  readonly function: FunctionId;
  readonly routing: RoutingDecision;
  /** Counts how many functions have had it; the ladder of an earlier assignment is void. */
  readonly assignment: number;
  /** Steps of the ladder that are done in this assignment; the next one's number. */
  readonly ladderDone: number;
  /** Who has taken it; null until then. */
  readonly holder: PersonId | null;
  /** People who never see it again. */
  readonly conflicted: readonly PersonId[];
  readonly receivedAt: Date;
  /** When the current function got it. */
  readonly assignedAt: Date;
  readonly takenAt: Date | null;
  readonly closedAt: Date | null;
  /** By when the reporter is promised the next step; null when nothing is promised. */
  readonly promisedAt: Date | null;
  /** Counts every change; the idempotency key of presses rests on it. */
  readonly version: number;
  /** Head of the case's event chain: number of events and the last hash (hex). */
  readonly events: { readonly count: number; readonly head: string };
};
