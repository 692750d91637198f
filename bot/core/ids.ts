/** Branded identifiers: plain strings at run time, told apart by the compiler. */
declare const brand: unique symbol;
type Id<Name extends string> = string & { readonly [brand]: Name };

/** A person's object id in the directory (Entra `aadObjectId`); unknown guests keep the channel's id. */
export type PersonId = Id<'PersonId'>;
/** A node of the organisation: region, administration, operational area or unit. Slug from the organisation file. */
export type PlaceId = Id<'PlaceId'>;
/** A site (address, building). Slug from the organisation file. */
export type SiteId = Id<'SiteId'>;
/** A security function. Slug from the organisation file. */
export type FunctionId = Id<'FunctionId'>;
/** UUID v7 of a case. Not the case number that people read. */
export type CaseId = Id<'CaseId'>;
/** UUID of a report that is not sent. */
export type DraftId = Id<'DraftId'>;
/** UUID of one card in one conversation: the stored message and all that is drawn in its place. */
export type CardId = Id<'CardId'>;
/** UUID of a task. */
export type TaskId = Id<'TaskId'>;
/** UUID of a file of a task. */
export type TaskFileId = Id<'TaskFileId'>;
/** UUID of a photo or document attached to a case. */
export type PhotoId = Id<'PhotoId'>;
/** Random UUID that stands for a protected reporter everywhere outside the sealed part. */
export type SealedHandle = Id<'SealedHandle'>;
/** A group's object id in the directory (Entra). */
export type GroupId = Id<'GroupId'>;
/** A forum that meets. Slug from the organisation file. */
export type ForumId = Id<'ForumId'>;
/** UUID v7 of a meeting of a forum. */
export type MeetingId = Id<'MeetingId'>;
/** UUID of one point of a meeting's agenda, made when the meeting starts. */
export type PointId = Id<'PointId'>;
/** UUID of what a member wants a forum to take up. */
export type ProposalId = Id<'ProposalId'>;
/** A landlord, supplier or contractor. Slug from the organisation file. */
export type PartyId = Id<'PartyId'>;
/** UUID of what is asked of such a party. */
export type RequestId = Id<'RequestId'>;
/** UUID of what tasks are made of. */
export type TemplateId = Id<'TemplateId'>;
/** UUID of a saved way to look at the shared list. */
export type ViewId = Id<'ViewId'>;
/** Teams conversation id. */
export type ConversationId = Id<'ConversationId'>;

type AnyId =
  | PersonId
  | PlaceId
  | SiteId
  | FunctionId
  | CaseId
  | DraftId
  | CardId
  | TaskId
  | PhotoId
  | TaskFileId
  | SealedHandle
  | GroupId
  | ForumId
  | MeetingId
  | PointId
  | ProposalId
  | PartyId
  | RequestId
  | TemplateId
  | ViewId
  | ConversationId;

/**
 * Names a checked string as an identifier. The one place where a string becomes an id:
 * call it at the door (after the input's shape is checked) and in the store (for what the database returns).
 */
export function id<T extends AnyId>(value: string): T {
  return value as T;
}
