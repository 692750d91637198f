import type { ConversationId, PersonId } from '../core/ids.ts';

/** An Adaptive Card as plain JSON, version 1.5, at most 28 KB. */
export type CardJson = { readonly type: 'AdaptiveCard'; readonly [key: string]: unknown };

/** One stored message: a card, and the one line that a notification shows (pointer, never content). */
export type OutgoingMessage = { readonly card: CardJson; readonly summary: string };

/** How to reach someone, as Teams last told us. */
export type ConversationReference = {
  readonly conversation: ConversationId;
  readonly serviceUrl: string;
  readonly tenant: string;
};

export type Sent =
  | { readonly kind: 'sent'; readonly activity: string }
  /** The person has not the app, has blocked it, or is gone: trying again does not help. */
  | { readonly kind: 'refused'; readonly why: 'notInstalled' | 'gone' };

/** Sends to Teams. Throws `Retryable` (core/errors.ts) when trying later may help. */
export type Messenger = {
  /** Opens, or finds, the personal chat with a person. */
  reach(
    person: PersonId,
  ): Promise<ConversationReference | { readonly kind: 'refused'; readonly why: 'notInstalled' | 'gone' }>;
  /** A conversation known by its id alone, where Teams was last heard from. */
  at(conversation: ConversationId): Promise<ConversationReference>;
  send(to: ConversationReference, message: OutgoingMessage): Promise<Sent>;
  /** Replaces a stored message in place. */
  update(to: ConversationReference, activity: string, message: OutgoingMessage): Promise<Sent>;
  /** Posts to a Teams channel by its name in the organisation file. */
  sendToChannel(channel: string, message: OutgoingMessage): Promise<Sent & { readonly to?: ConversationReference }>;
  /** Fetches a chat attachment's bytes; `limit` in bytes, more is refused without reading on. */
  fetchAttachment(
    source: AttachmentSource,
    limit: number,
  ): Promise<Uint8Array | { readonly kind: 'tooLarge' | 'gone' }>;
};

/** Where an attachment waits. `authenticated`: the address wants the bot's token. */
export type AttachmentSource = { readonly url: string; readonly serviceUrl: string; readonly authenticated: boolean };
