/**
 * Swedish personal identity numbers: YYMMDD or YYYYMMDD, a separator or none, three digits and a check digit (Luhn over
 * the last ten). A coordination number adds 60 to the day, and its month and day may be unknown (00 and 60).
 * Source: folkbokföringslagen (1991:481) 18 and 18 a §§.
 */
export type PersonalNumber = { readonly kind: 'personalNumber' | 'coordinationNumber'; readonly length: number };

// Year, month and day may stand apart, but then all of them alike; the last four may stand in pairs.
const century = '(?<century>18|19|20) ?';
const tenDigits = String.raw`(?<year>\d\d)(?<apart>[ \-./]?)(?<month>\d\d)\k<apart>(?<day>\d\d)(?<gap>[ \-+]{0,3})(?<first>\d\d) ?(?<last>\d\d)(?!\d)`;
const shapes = [new RegExp(century + tenDigits, 'y'), new RegExp(tenDigits, 'y')];

/** The number that starts at `at` in a row of symbols, or null. `before`: the symbols before it. */
export function personalNumberAt(row: string, at: number, before: string): PersonalNumber | null {
  if (/\d$/.test(before)) return null;
  for (const shape of shapes) {
    shape.lastIndex = at;
    const match = shape.exec(row);
    if (match === null) continue;
    const {
      century,
      year = '',
      apart = '',
      month = '',
      day = '',
      gap = '',
      first = '',
      last = '',
    } = match.groups ?? {};
    if (!luhn(year + month + day + first + last)) continue;
    if (apart !== '' && isDateAndTime(row, shape.lastIndex, gap, first, last)) continue;
    const fullYear = century === undefined ? null : Number(century + year);
    const kind = kindOf(fullYear, Number(year), Number(month), Number(day));
    if (kind !== null) return { kind, length: match[0].length };
  }
  return null;
}

/** `2026-11-21 1430` and the first half of `2026-11-21 – 2026-11-23` are no numbers of a person. */
function isDateAndTime(row: string, end: number, gap: string, first: string, last: string): boolean {
  const time = gap.trim() === '' && Number(first) < 24 && Number(last) < 60;
  return time || /^[-./]\d\d[-./]\d\d/.test(row.slice(end, end + 6));
}

function kindOf(fullYear: number | null, year: number, month: number, day: number): PersonalNumber['kind'] | null {
  if (day >= 60) {
    const known = month === 0 || day === 60 ? month <= 12 && day <= 91 : isDate(fullYear, year, month, day - 60);
    return known ? 'coordinationNumber' : null;
  }
  return isDate(fullYear, year, month, day) ? 'personalNumber' : null;
}

function isDate(fullYear: number | null, year: number, month: number, day: number): boolean {
  // Of two digits nobody knows the century: 2000 was a leap year, so 00 has a 29 February.
  const leap =
    fullYear === null ? year % 4 === 0 : (fullYear % 4 === 0 && fullYear % 100 !== 0) || fullYear % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return days !== undefined && day >= 1 && day <= days;
}

function luhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const value = Number(digits[index]) * (index % 2 === 0 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}
