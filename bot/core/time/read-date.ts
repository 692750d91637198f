const months = ['jan', 'feb', 'mar', 'apr', 'maj', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'];
const english: { readonly [month: string]: number } = { may: 5, oct: 10 };

/**
 * A date as people write it in Sweden, as YYYY-MM-DD; null when it is none. `2026-12-01`, `20261201`, `1/12 2026`,
 * `1.12.2026`, `1 dec 2026`, `den 1 december 2026`, `Dec 1, 2026`; day before month. Without a year it is the next such
 * day from `today` on; a year of two digits is of this century.
 */
export function readDate(text: string, today: string): string | null {
  const said = text
    .trim()
    .toLowerCase()
    .replace(/^(den|the)\s+/, '')
    .replace(/[t ]\d\d:\d\d(:\d\d(\.\d+)?)?z?$/, '');
  const [, y, m, d] = /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})$/.exec(said) ?? /^(\d{4})(\d\d)(\d\d)$/.exec(said) ?? [];
  if (y !== undefined) return dateOf(Number(y), Number(m), Number(d));
  const [, day, month, year] =
    /^(\d{1,2})\s*[/.-]\s*(\d{1,2})(?:[\s/.,-]+(\d{4}|\d{2}))?$/.exec(said) ??
    /^(\d{1,2})(?::?[ae]|st|nd|rd|th)?\.?\s*([a-zåäö]{3,9})\.?(?:[\s,-]+(\d{4}|\d{2}))?$/.exec(said) ??
    swapped(/^([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?$/.exec(said)) ??
    [];
  if (day === undefined || month === undefined) return null;
  const number = /^\d/.test(month) ? Number(month) : monthOf(month);
  if (year !== undefined) return dateOf(Number(year) + (year.length === 2 ? 2000 : 0), number, Number(day));
  const now = Number(today.slice(0, 4));
  // A leap day may be some years away.
  for (const each of [now, now + 1, now + 2, now + 3, now + 4]) {
    const date = dateOf(each, number, Number(day));
    if (date !== null && date >= today) return date;
  }
  return null;
}

const swapped = (found: RegExpExecArray | null) => found && [found[0], found[2], found[1], found[3]];

const long = [
  'januari january',
  'februari february',
  'mars march',
  'april',
  'maj may',
  'juni june',
  'juli july',
  'augusti august',
  'september sept',
  'oktober october',
  'november',
  'december',
].map((names) => names.split(' '));

function monthOf(name: string): number {
  const short = months.indexOf(name) + 1 || (english[name] ?? 0);
  return short || long.findIndex((names) => names.includes(name)) + 1;
}

function dateOf(year: number, month: number, day: number): string | null {
  const at = new Date(Date.UTC(year, month - 1, day));
  if (
    year < 1900 ||
    month < 1 ||
    at.getUTCFullYear() !== year ||
    at.getUTCMonth() !== month - 1 ||
    at.getUTCDate() !== day
  )
    return null;
  return at.toISOString().slice(0, 10);
}
