/** The part of the contract that is about requests to outside parties; contract.ts passes it on. Types only. */

import type { Evidence, Measure, PartyKind, RequestObject } from '../core/requests/request.ts';

export type { Evidence, Measure, PartyKind, RequestObject };

type Named<Id extends string = string> = { readonly id: Id; readonly name: string };

/** GET /api/tasks/:id/requests; also the answer to each change of them. */
export type RequestList = {
  readonly requests: readonly ExternalRequest[];
  /** What a new one may hold; null: the caller may make none. */
  readonly choices: {
    readonly parties: readonly (Named & { readonly kind: string })[];
    readonly measures: readonly Named<Measure>[];
    readonly objects: readonly Named<RequestObject>[];
    readonly evidences: readonly Named<Evidence>[];
  } | null;
};

export type ExternalRequest = {
  readonly id: string;
  readonly number: string;
  readonly party: Named & { readonly kind: string };
  readonly place: Named;
  readonly measure: Named<Measure>;
  readonly object: Named<RequestObject>;
  readonly count: number;
  readonly dueDate: string;
  readonly overdue: boolean;
  readonly state: 'sent' | 'fulfilled' | 'withdrawn';
  readonly evidence: Named<Evidence> | null;
  readonly fulfilledOn: string | null;
  readonly createdBy: Named;
  readonly createdAt: string;
  readonly settledBy: Named | null;
  readonly settledAt: string | null;
  /** To send by mail: plain text in Swedish. `to`: the company's mailbox, or null. */
  readonly letter: { readonly to: string | null; readonly subject: string; readonly text: string };
};

/** POST /api/tasks/:id/requests → 201 RequestList. `dueDate`: today or later. */
export type NewRequest = {
  readonly party: string;
  readonly place: string;
  readonly measure: Measure;
  readonly object: RequestObject;
  readonly count: number;
  readonly dueDate: string;
};

/** POST /api/requests/:id/state → RequestList. `sent`: it was settled by mistake. */
export type RequestSettled =
  | { readonly state: 'fulfilled'; readonly evidence: Evidence; readonly on: string }
  | { readonly state: 'withdrawn' | 'sent' };

/** GET /api/places?text= : units that fit, at most 15. */
export type PlaceFound = Named & { readonly administration: string; readonly site: string };
