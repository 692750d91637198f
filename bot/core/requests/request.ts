import type { PartyId, PersonId, PlaceId, RequestId, TaskId } from '../ids.ts';

/*
 * What the region asks of a landlord, a supplier or a contractor. It leaves the organisation, so it is built from
 * closed lists, the organisation file, a date and a count alone: no words of a task, a case or a person fit in it.
 */

export const partyKinds = ['landlord', 'supplier', 'contractor'] as const;
export type PartyKind = (typeof partyKinds)[number];

/** Whom a request goes to: a company and its mailbox, never a person. From the organisation file. */
export type Party = {
  readonly id: PartyId;
  readonly kind: PartyKind;
  readonly name: string;
  readonly email: string | null;
};

export const measures = ['repair', 'replace', 'install', 'adjust', 'inspect', 'remove'] as const;
export type Measure = (typeof measures)[number];

export const objects = [
  'entranceDoor',
  'door',
  'lock',
  'accessControl',
  'window',
  'fence',
  'gate',
  'outdoorLighting',
  'indoorLighting',
  'alarm',
  'camera',
  'reception',
  'fireDoor',
  'fireAlarm',
  'fireExtinguisher',
  'escapeRoute',
  'guarding',
] as const;
export type RequestObject = (typeof objects)[number];

/** All that is asked. `dueDate` is a local date, YYYY-MM-DD. */
export type Asked = {
  readonly party: PartyId;
  readonly place: PlaceId;
  readonly measure: Measure;
  readonly object: RequestObject;
  /** 1 to 999. */
  readonly count: number;
  readonly dueDate: string;
};

/** What shows that it was done. */
export const evidences = ['seenOnSite', 'record', 'photo', 'partyNotice', 'invoice'] as const;
export type Evidence = (typeof evidences)[number];

export type RequestState =
  | { readonly kind: 'sent' }
  | {
      readonly kind: 'fulfilled';
      readonly evidence: Evidence;
      readonly on: string;
      readonly by: PersonId;
      readonly at: Date;
    }
  | { readonly kind: 'withdrawn'; readonly by: PersonId; readonly at: Date };

export type ExternalRequest = Asked & {
  readonly id: RequestId;
  /** What both sides refer to, for example B-00007. */
  readonly number: string;
  readonly task: TaskId;
  readonly state: RequestState;
  readonly createdBy: PersonId;
  readonly createdAt: Date;
};

export const mostAtOnce = 999;

export const isOverdue = (request: Pick<ExternalRequest, 'state' | 'dueDate'>, today: string): boolean =>
  request.state.kind === 'sent' && request.dueDate < today;
