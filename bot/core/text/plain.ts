import { Refusal } from '../errors.ts';

// What turns the writing around, hides text or carries commands: none of it belongs in a sentence.
const unseen =
  /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
const control = /(?!\n)\p{Cc}/gu;

/**
 * Text from a person as it is kept: composed (NFC), with line breaks as `\n`, without control characters and direction
 * overrides, trimmed. Throws `textTooLong` past `limit` UTF-16 units, which is how a card's input counts.
 */
export function plain(text: string, limit: number): string {
  const clean = text
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/[\t\v\f]/g, ' ')
    .replace(control, '')
    .replace(unseen, '')
    .normalize('NFC')
    .trim();
  if (clean.length > limit) throw new Refusal('textTooLong', { limit, length: clean.length });
  return clean;
}
