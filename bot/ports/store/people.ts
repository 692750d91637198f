import type { PersonId } from '../../core/ids.ts';
import type { ConversationReference } from '../messenger.ts';

/** Someone who has spoken with the bot: where to answer, and what their client calls them. */
export type Acquaintance = {
  readonly person: PersonId;
  readonly name: string;
  readonly locale: 'sv' | 'en';
  /** The channel's own id of the account (`29:…`). */
  readonly account: string;
  readonly reference: ConversationReference;
};

export type People = {
  /** Remembers, or renews. */
  remember(acquaintance: Acquaintance): Promise<void>;
  get(person: PersonId): Promise<Acquaintance | null>;
  /** Where Teams was heard from: proactive chats are opened there. Null when never. */
  lastHeard(): Promise<{ readonly serviceUrl: string; readonly tenant: string } | null>;
  /** Marks that an inbound message (its fingerprint) is handled; false when it was so already. */
  firstTime(fingerprint: string, at: Date): Promise<boolean>;
  /** Forgets fingerprints older than any resend. */
  forgetInbound(before: Date): Promise<void>;
};
