import { personalNumberAt } from './personal-numbers.ts';
import { internationalAt, nationalAt } from './phone-numbers.ts';
import { symbolsOf } from './symbols.ts';

/** A number that points at a person, by its place in the text (UTF-16 units, `end` exclusive). */
export type Identifier = {
  readonly kind: 'personalNumber' | 'coordinationNumber' | 'phone';
  readonly start: number;
  readonly end: number;
};

/** A number that starts at a place in a row of symbols; `before` is the two symbols before it, without those of another finding. */
type FindAt = (
  row: string,
  at: number,
  before: string,
) => { readonly kind: Identifier['kind']; readonly length: number } | null;

// The surest first: what one has found, the next does not see.
const findings: readonly FindAt[] = [phone(internationalAt), personalNumberAt, phone(nationalAt)];

/** Finds personal identity numbers, coordination numbers and phone numbers in free text, in order, none within another. */
export function findIdentifiers(text: string): Identifier[] {
  const { row, places } = symbolsOf(text);
  const found: Identifier[] = [];
  let unread = row;
  // Once more after a round with findings: a number can stand so close to another that it shows only when that is gone.
  for (let before = -1; before < found.length; ) {
    before = found.length;
    for (const findAt of findings) {
      unread = scan(unread, findAt, (kind, from, to) => {
        const start = places[from]?.start;
        const end = places[to - 1]?.end;
        if (start !== undefined && end !== undefined) found.push({ kind, start, end });
      });
    }
  }
  return found.sort((one, other) => one.start - other.start);
}

/** Puts `replacement`, which must not be empty or hold a digit, in the place of each. */
export function removeIdentifiers(text: string, found: readonly Identifier[], replacement: string): string {
  let kept = '';
  let from = 0;
  for (const { start, end } of found) {
    kept += text.slice(from, start) + replacement;
    from = end;
  }
  return kept + text.slice(from);
}

/** Returns the row with what was found blotted out. */
function scan(
  row: string,
  findAt: FindAt,
  report: (kind: Identifier['kind'], from: number, to: number) => void,
): string {
  const starts = /[\d+(]/g;
  let blotted = '';
  let from = 0;
  for (let match = starts.exec(row); match !== null; match = starts.exec(row)) {
    const at = match.index;
    const finding = findAt(row, at, row.slice(Math.max(from, at - 2), at));
    if (finding === null) continue;
    report(finding.kind, at, at + finding.length);
    blotted += row.slice(from, at) + 'x'.repeat(finding.length);
    from = at + finding.length;
    starts.lastIndex = from;
  }
  return blotted + row.slice(from);
}

function phone(lengthAt: (row: string, at: number, before: string) => number | null): FindAt {
  return (row, at, before) => {
    const length = lengthAt(row, at, before);
    return length === null ? null : { kind: 'phone', length };
  };
}
