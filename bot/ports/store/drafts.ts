import type { DraftId, PersonId } from '../../core/ids.ts';
import type { Envelope } from '../vault.ts';

/** A report not yet sent. All that its author wrote is in the envelope. */
export type StoredDraft = {
  readonly id: DraftId;
  readonly author: PersonId;
  readonly content: Envelope;
  readonly version: number;
  readonly changedAt: Date;
};

/** Text or files that came by chat and wait for a yes. Its author's alone. */
export type Pending = {
  readonly id: string;
  readonly author: PersonId;
  readonly content: Envelope;
  readonly at: Date;
};

export type Drafts = {
  /** False, and nothing kept, when the author has a draft already: one each. */
  create(draft: Omit<StoredDraft, 'version'>): Promise<boolean>;
  /** Locks the row until the transaction ends. */
  lock(id: DraftId): Promise<StoredDraft | null>;
  /** The author's only unsent draft. */
  ofAuthor(author: PersonId): Promise<StoredDraft | null>;
  save(id: DraftId, content: Envelope, at: Date): Promise<void>;
  delete(id: DraftId): Promise<void>;
  /** Deletes drafts and pending things not touched since, with their files; returns which. */
  deleteUntouchedSince(since: Date): Promise<{ readonly drafts: readonly DraftId[]; readonly held: readonly string[] }>;

  hold(pending: Pending): Promise<void>;
  /** Locks the row until the transaction ends. */
  held(id: string): Promise<Pending | null>;
  rehold(id: string, content: Envelope): Promise<void>;
  /** What goes along with a draft is as fresh as the draft. */
  touchHeld(ids: readonly string[], at: Date): Promise<void>;
  release(id: string): Promise<void>;
};
