import type { PersonId } from '../core/ids.ts';

/** Envelope: the text under a key of its own (AES-256-GCM), that key wrapped by the installation's. Opaque bytes to everyone else. */
export type Envelope = Uint8Array & { readonly sealed?: never };

/**
 * Seals what only a custodian, or the author of a draft, may read.
 * The context (table and row id) is bound to the envelope: one moved to another row does not open.
 */
export type Vault = {
  seal(plain: string, context: string): Promise<Envelope>;
  /** Throws when the envelope was changed, moved or sealed by an unknown key. */
  open(envelope: Envelope, context: string): Promise<string>;
  /** Keyed hash (hex): finds a protected reporter's cases without a row that names them. */
  lookup(person: PersonId): string;
  /** Keyed hash (hex) of anything else that must be found again but not read. */
  fingerprint(value: string): string;
};
