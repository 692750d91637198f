/**
 * Free text as a row of plain symbols, to look for numbers in: one ASCII character for each digit of any script,
 * hyphen, space and bracket of any kind, `x` for all else. Characters that nobody sees are left out.
 */
export type Symbols = {
  readonly row: string;
  /** Where each symbol stands in the text, in UTF-16 units, `end` exclusive. */
  readonly places: readonly { readonly start: number; readonly end: number }[];
};

const unseen = /[\p{Cf}\p{Mn}\p{Me}]|(?![\t\n\v\f\r])\p{Cc}/u;
const digit = /\p{Nd}/u;

export function symbolsOf(text: string): Symbols {
  const places: { start: number; end: number }[] = [];
  let row = '';
  let start = 0;
  for (const character of text) {
    const end = start + character.length;
    const symbol = symbolOf(character);
    if (symbol !== '') {
      row += symbol;
      places.push({ start, end });
    }
    start = end;
  }
  return { row, places };
}

function symbolOf(character: string): string {
  if (/[0-9+\-. /(),:]/.test(character)) return character;
  if (/[a-zåäö\n]/i.test(character)) return 'x';
  if (unseen.test(character)) return '';
  if (/[\p{Pd}−⁃]/u.test(character)) return '-';
  if (/[\p{Zs}\t]/u.test(character)) return ' ';
  const plain = character.normalize('NFKC');
  if (/^[0-9+\-./(),:]$/.test(plain)) return plain;
  return digit.test(character) ? digitValue(character) : 'x';
}

/** Unicode keeps the digits of each script in unbroken runs of ten, from zero. */
function digitValue(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  let zero = code;
  while (digit.test(String.fromCodePoint(zero - 1))) zero--;
  return String((code - zero) % 10);
}
