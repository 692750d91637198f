import { Refusal } from '../errors.ts';
import { findIdentifiers, removeIdentifiers } from './identifiers.ts';
import { plain } from './plain.ts';

/** What the author decided about identity and phone numbers in a text; null: not asked yet. */
export type IdentifierDecision = 'remove' | 'seal' | null;

/** `sealed`: what was moved to the sealed part. */
export type Screened = { readonly text: string; readonly sealed: readonly string[] };

/** Stands in a text where a number stood. The text is Swedish or English; the sign reads in both. */
const REMOVED = '[–]';

/**
 * Free text at the door: cleaned, within `limit` characters, and without identity or phone numbers
 * unless its author has decided what becomes of them. Throws `textTooLong` or `personalNumber`; nothing is kept then.
 */
export function screenText(raw: string, limit: number, decision: IdentifierDecision): Screened {
  const text = plain(raw, limit);
  const found = findIdentifiers(text);
  if (found.length === 0) return { text, sealed: [] };
  if (decision === null) throw new Refusal('personalNumber', { count: found.length });
  return {
    text: removeIdentifiers(text, found, REMOVED),
    sealed: decision === 'seal' ? found.map(({ start, end }) => text.slice(start, end)) : [],
  };
}
