import { z } from 'zod';
import { Refusal } from '../core/errors.ts';
import {
  type CaseId,
  type ForumId,
  type FunctionId,
  id,
  type MeetingId,
  type PartyId,
  type PersonId,
  type PlaceId,
  type PointId,
  type ProposalId,
  type RequestId,
  type TaskId,
  type TemplateId,
  type ViewId,
} from '../core/ids.ts';

/** Ids as they come in from outside: of a sane length, named as what they are. */
const slug = z.string().min(1).max(100);
export const personId = slug.transform((value) => id<PersonId>(value));
export const placeId = slug.transform((value) => id<PlaceId>(value));
export const forumId = slug.transform((value) => id<ForumId>(value));
export const partyId = slug.transform((value) => id<PartyId>(value));
export const functionId = slug.transform((value) => id<FunctionId>(value));
/** Longer than any rule allows: the rule says so in words, this only keeps nonsense out. */
export const freeText = z.string().max(20_000);
export const date = z.string().max(10);

const uuid = z.uuid();

/** An address that names nothing that could be there is simply not found. */
export function taskIdOf(params: Readonly<Record<string, string>>): TaskId {
  if (!uuid.safeParse(params.id).success) throw new Refusal('notFound');
  return id<TaskId>(params.id ?? '');
}

export function caseIdOf(params: Readonly<Record<string, string>>): CaseId {
  if (!uuid.safeParse(params.id).success) throw new Refusal('notFound');
  return id<CaseId>(params.id ?? '');
}

export function meetingIdOf(params: Readonly<Record<string, string>>): MeetingId {
  if (!uuid.safeParse(params.id).success) throw new Refusal('notFound');
  return id<MeetingId>(params.id ?? '');
}

export function requestIdOf(params: Readonly<Record<string, string>>): RequestId {
  if (!uuid.safeParse(params.id).success) throw new Refusal('notFound');
  return id<RequestId>(params.id ?? '');
}

export function proposalIdOf(params: Readonly<Record<string, string>>): ProposalId {
  if (!uuid.safeParse(params.proposal).success) throw new Refusal('notFound');
  return id<ProposalId>(params.proposal ?? '');
}

export function templateIdOf(params: Readonly<Record<string, string>>): TemplateId {
  if (!uuid.safeParse(params.id).success) throw new Refusal('notFound');
  return id<TemplateId>(params.id ?? '');
}

export function viewIdOf(params: Readonly<Record<string, string>>): ViewId {
  if (!uuid.safeParse(params.id).success) throw new Refusal('notFound');
  return id<ViewId>(params.id ?? '');
}

export const viewId = uuid.transform((value) => id<ViewId>(value));
export const pointId = uuid.transform((value) => id<PointId>(value));
export const taskId = uuid.transform((value) => id<TaskId>(value));
/** An instant with its offset, as ISO 8601 writes it. */
export const instant = z.iso.datetime({ offset: true }).transform((value) => new Date(value));
