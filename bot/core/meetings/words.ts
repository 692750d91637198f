import { Refusal } from '../errors.ts';
import { findIdentifiers } from '../text/identifiers.ts';
import { plain } from '../text/plain.ts';

export const longestHeading = 200;
export const longestDecision = 2_000;
export const longestAddendum = 4_000;

/** Free text that becomes part of minutes: no identity or phone numbers, nothing unseen, not too long. */
export function checkLine(text: string, longest: number, field: string): string {
  // One line: a break could make a typed text look like a paragraph of the minutes.
  return checkWords(text.replace(/\s+/g, ' '), longest, field);
}

/** The same, with its line breaks. */
export function checkWords(text: string, longest: number, field: string): string {
  const clean = plain(text, longest);
  if (findIdentifiers(clean).length > 0) throw new Refusal('personalNumber', { field });
  return clean;
}
