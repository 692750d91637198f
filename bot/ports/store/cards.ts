import type { OfferOutcome } from '../../core/cases/files.ts';
import type { CardId, CaseId, DraftId, PersonId } from '../../core/ids.ts';
import type { ConversationReference } from '../messenger.ts';

/**
 * Whose card it is. A reporter's card names the case only: who that is, the case (or its sealed part) knows,
 * so no row ties a protected reporter to a case.
 */
export type Addressee =
  | { readonly kind: 'person'; readonly person: PersonId }
  | { readonly kind: 'reporter'; readonly case: CaseId }
  | { readonly kind: 'channel'; readonly channel: string };

/** What the stored message shows. Each face has a drawing in cards/views. */
export type Face =
  | 'report' // a report being made
  | 'receipt' // the living receipt
  | 'notice' // tells the reporter that something waits (question, outcome)
  | 'triage' // the security partner's card
  | 'channel' // a pointer in a function's Teams channel
  | 'offer' // text or files that wait for a yes
  | 'told' // that someone was given a task, or named in a comment on one
  | 'work' // someone's week of tasks, or what is due
  | 'archive' // what became of an edit in SharePoint, or what a removed row means
  | 'mine'
  | 'queue'
  | 'help';

export type StoredCard = {
  readonly id: CardId;
  readonly face: Face;
  readonly addressee: Addressee;
  readonly case: CaseId | null;
  readonly draft: DraftId | null;
  /** Id of what is held, or what became of it (face offer), step or subject of a case's card, or null. */
  readonly subject: string | null;
  /** Teams' id of the stored message; null until posted. */
  readonly activity: string | null;
  /** Where it was posted when that is not the addressee's personal chat (channels). */
  readonly reference: ConversationReference | null;
  /** Fingerprint of what was last posted: an edit that changes nothing is not sent. */
  readonly drawn: string | null;
  /** A form on it is being filled in, and until then its stored message is not edited; or null. */
  readonly fillingUntil: Date | null;
};

/** By what someone is told: the bot's chat, the app installed for them so that there is one, their activity feed. */
export type DeliveryMeans = 'chat' | 'install' | 'feed';

/** One attempt to tell someone, for «who was reached, when, by what». Only what the other side took is `sent`. */
export type Delivery = {
  readonly case: CaseId;
  readonly card: CardId;
  readonly addressee: Addressee;
  readonly means: DeliveryMeans;
  readonly outcome: 'sent' | 'refused';
  /** Code of the refusal; null when sent. */
  readonly why: string | null;
  readonly at: Date;
};

export type NewCard = Pick<StoredCard, 'id' | 'face' | 'addressee'> &
  Partial<Pick<StoredCard, 'case' | 'draft' | 'subject'>>;

export type Cards = {
  create(cards: readonly NewCard[]): Promise<void>;
  get(id: CardId): Promise<StoredCard | null>;
  /** All cards that show a case, of some faces. */
  ofCase(id: CaseId, faces: readonly Face[]): Promise<StoredCard[]>;
  ofDraft(id: DraftId): Promise<StoredCard[]>;
  /** All cards that ask about, or tell of, one thing in SharePoint. */
  ofArchive(subject: string): Promise<StoredCard[]>;
  /** Turns a card that only led to a report (help, one's own list, an offer) into that report's own. */
  becomeReport(id: CardId, draft: DraftId): Promise<void>;
  /** Turns a draft's cards into the reporter's receipt: the author's name leaves the rows. */
  becomeReceipt(draft: DraftId, of: CaseId): Promise<CardId[]>;
  /** Marks an offer's card with what became of what it offered; a card of another held thing is left alone. */
  settleOffer(id: CardId, held: string, outcome: OfferOutcome): Promise<void>;
  /** Cards that offer any of these held things. */
  offersOf(held: readonly string[]): Promise<StoredCard[]>;
  /** Someone opened a form on it, or (null) has left it. */
  fill(id: CardId, until: Date | null): Promise<void>;
  /** What was sent, and who was told of a case by it: kept together or not at all. */
  posted(
    id: CardId,
    activity: string,
    drawn: string,
    reference: ConversationReference | null,
    told?: Delivery | null,
  ): Promise<void>;
  deliver(delivery: Delivery): Promise<void>;
  deliveries(of: CaseId): Promise<Delivery[]>;
};
