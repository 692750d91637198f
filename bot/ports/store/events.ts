import type { Actor, StoredEvent } from '../../core/cases/events.ts';
import type { PersonId } from '../../core/ids.ts';

/** An event outside a case: streams such as `task:<id>` and `digest`. */
export type StreamEvent = {
  readonly type: string;
  readonly actor: Actor;
  readonly at: Date;
  /** Ids, numbers and words of closed lists; no free text. */
  readonly data: { readonly [key: string]: string | number | boolean | null | readonly string[] };
};

export type Events = {
  /** Appends to a stream other than a case's; serialised per stream. */
  append(stream: string, events: readonly StreamEvent[]): Promise<void>;
  /** A stream from its start, in order. A case's stream is its id. */
  of(stream: string): Promise<StoredEvent[]>;
  /** Person behind a pseudonymous reference, or null when erased. */
  person(reference: string): Promise<PersonId | null>;
  /** Heads of all streams changed since a moment, for the digest. */
  heads(since: Date): Promise<{ readonly stream: string; readonly seq: number; readonly hash: string }[]>;
  /**
   * Recomputes a stream's chain and compares it with its head, and with one that the digest noted.
   * Returns the first broken sequence number, or null when it holds.
   */
  verify(stream: string, noted?: { readonly seq: number; readonly hash: string }): Promise<number | null>;
  /** All streams after one, in order, for a full verification; also one whose events are gone. */
  streams(after: string, limit: number): Promise<string[]>;
};
