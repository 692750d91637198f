import type { FunctionId, PersonId, TaskId } from '../ids.ts';
import type { LadderRung } from '../organisation/organisation.ts';
import type { Kind, Ongoing, Urgency } from './case.ts';

/** Who did it. The store writes a pseudonymous reference for a person, so that erasure leaves the chain valid. */
export type Actor =
  | { readonly kind: 'person'; readonly person: PersonId }
  /** The case's own reporter, open or protected: never by name. */
  | { readonly kind: 'reporter' }
  | { readonly kind: 'system' };

/**
 * What happened to a case. Ids, numbers and words of closed lists only: no free text.
 * `person` fields are written as pseudonymous references.
 */
export type CaseEventBody =
  | { readonly type: 'received'; readonly kinds: readonly Kind[]; readonly ongoing: Ongoing; readonly urgency: Urgency }
  | {
      readonly type: 'routed';
      readonly function: FunctionId;
      readonly via: 'rule' | 'fallback' | 'handOver';
      readonly rule: string | null;
      readonly version: string;
      readonly assignment: number;
    }
  | {
      readonly type: 'reminded';
      readonly rung: LadderRung;
      readonly step: number;
      readonly assignment: number;
      readonly reached: number;
    }
  /** Everyone of the step's own rung is away by the directory, so those of `standIn` were told with them. */
  | {
      readonly type: 'notWaitedFor';
      readonly rung: LadderRung;
      readonly standIn: LadderRung;
      readonly step: number;
      readonly assignment: number;
    }
  | { readonly type: 'unreachable'; readonly person: PersonId; readonly why: 'notInstalled' | 'gone' }
  | { readonly type: 'taken' }
  | { readonly type: 'takenOver'; readonly person: PersonId }
  | { readonly type: 'conflictDeclared'; readonly person: PersonId }
  | { readonly type: 'assessed'; readonly from: Urgency; readonly to: Urgency }
  | { readonly type: 'asked'; readonly question: string }
  | { readonly type: 'answered'; readonly question: string }
  | { readonly type: 'added'; readonly entry: string }
  | { readonly type: 'pageSaved'; readonly page: string; readonly questionnaire: string }
  | { readonly type: 'photoAdded'; readonly photo: string }
  | { readonly type: 'sealedAdded'; readonly purpose: string }
  | { readonly type: 'handedOver'; readonly from: FunctionId; readonly to: FunctionId }
  | { readonly type: 'taskMade'; readonly task: TaskId }
  | { readonly type: 'closed'; readonly outcome: string }
  | { readonly type: 'withdrawn' }
  /** `reason`: id of the stated reason, kept apart from the chain, or null where none is needed. */
  | { readonly type: 'read'; readonly reason: string | null }
  | { readonly type: 'sealedOpened'; readonly reason: string };

export type CaseEvent = CaseEventBody & { readonly actor: Actor; readonly at: Date };

/** An event as the store gives it back: persons by reference. */
export type StoredEvent = {
  readonly stream: string;
  readonly seq: number;
  readonly type: string;
  /** `reporter`, `system` or a pseudonymous reference. */
  readonly actor: string;
  readonly at: Date;
  readonly data: { readonly [key: string]: unknown };
  readonly previous: string;
  readonly hash: string;
};
