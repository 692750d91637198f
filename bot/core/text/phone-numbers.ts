/**
 * Swedish phone numbers as people write them. A number is `0`, an area code and a subscriber number, seven to nine digits
 * after the zero; or +46 or 0046 and those digits. Which digits are an area code tells a number from a time, a date or an
 * amount: 8, a closed list of two digits, else three. Source: the Swedish numbering plan for E.164 (PTS).
 */
const twoDigitAreas = new Set(
  '10 11 13 16 18 19 20 21 23 26 31 33 35 36 40 42 44 46 54 60 63 70 72 73 74 76 77 78 79 90 99'.split(' '),
);
const mobile = /^7[02369]/;
const notGeographic = /^(10|20|7|9)/;

type Group = { readonly gap: string; readonly digits: string; readonly end: number };

/** Length of the number written with a country code that starts at `at`, or null. Certain enough to be looked for first. */
export function internationalAt(row: string, at: number, before: string): number | null {
  if (/[\d+]$/.test(before)) return null;
  const code = sticky(
    /(?:\((?:\+|00) ?46\)|(?:\+|00) ?46)[ \-./]{0,2}(?:\(0\)|0)?|46(?=7[02369]\d{7}(?!\d))/y,
    row,
    at,
  );
  if (code === null) return null;
  return longest(
    groupsFrom(row, at + code.length, 9, 1),
    (groups) => {
      const { length } = groups.map((group) => group.digits).join('');
      return length >= 7 && length <= 9;
    },
    at,
  );
}

/** Length of the number written with its leading zero that starts at `at`, or null. */
export function nationalAt(row: string, at: number, before: string): number | null {
  if (/\d[-.:,]?$/.test(before)) return null;
  const bracketed = sticky(/\((0\d{1,3})\)/y, row, at);
  const head = bracketed ?? sticky(/0\d{1,9}(?!\d)/y, row, at);
  if (head === null) return null;
  const area = head.replace(/[()]/g, '').slice(1);
  if (bracketed === null && area.length >= 7) return isWhole(area) ? head.length : null;
  const groups = groupsFrom(row, at + head.length, 9 - area.length, 2);
  return longest(groups, (some) => isSpaced(area, some, bracketed !== null), at);
}

/** All digits in one go: `035131000`. */
function isWhole(digits: string): boolean {
  if (/^\d{3}(19|20)\d\d$/.test(digits)) return false; // a date, DDMMYYYY
  if (mobile.test(digits)) return digits.length === 9;
  const area = areaOf(digits);
  const subscriber = digits.slice(area.length);
  return hasLength(area, subscriber) && !(area === '8' && subscriber.length === 6);
}

/** Area code and subscriber number stand apart: `035-13 10 00`, `(035) 13 10 00`, `070-123-45-67`. */
function isSpaced(area: string, groups: readonly Group[], bracketed: boolean): boolean {
  const lengths = groups.map((group) => group.digits.length);
  const subscriber = groups.map((group) => group.digits).join('');
  const gaps = groups.map((group) => group.gap);
  if (!bracketed && gaps[0] === '') return false;
  if (mobile.test(area) && area.length >= 2) return area.length + subscriber.length === 9;

  const alike = /^[-.]$/.test(gaps[0] ?? '') && gaps.every((gap) => gap === gaps[0]);
  if (!alike && (gaps[0] === '.' || gaps.slice(1).some((gap) => gap !== ' '))) return false;
  // Groups of two and three, or three and four; `08-16 2026` is hours and a year.
  if (lengths.length > 1 && !/^[23]+$|^34$/.test(lengths.join(''))) return false;
  if (area === '8' && subscriber.length === 6 && !bracketed) return !alike && /[-/]/.test(gaps[0] ?? '');
  return (area.length === 3 && area[0] !== '8') || areaOf(area) === area ? hasLength(area, subscriber) : false;
}

function areaOf(digits: string): string {
  if (digits.startsWith('8')) return '8';
  return digits.slice(0, twoDigitAreas.has(digits.slice(0, 2)) ? 2 : 3);
}

/** Subscriber numbers have five to eight digits and, where the area is a place, never begin with zero. */
function hasLength(area: string, subscriber: string): boolean {
  if (subscriber.startsWith('0') && !notGeographic.test(area)) return false;
  const least = area.length === 1 ? 6 : 5;
  return subscriber.length >= least && area.length + subscriber.length <= 9;
}

/** Groups with up to three separators before each, no more than `most` digits in all; the first has at least `least`, the others two. */
function groupsFrom(row: string, from: number, most: number, least: 1 | 2): Group[] {
  const groups: Group[] = [];
  const pattern = /([ \-./]{0,3})(\d{1,9})(?!\d)/y;
  let count = 0;
  pattern.lastIndex = from;
  for (let match = pattern.exec(row); match !== null; match = pattern.exec(row)) {
    const [, gap = '', digits = ''] = match;
    count += digits.length;
    if (count > most || digits.length < (groups.length === 0 ? least : 2)) break;
    groups.push({ gap: gap.trim() === '' ? gap.slice(0, 1) : gap.trim(), digits, end: pattern.lastIndex });
  }
  return groups;
}

/** The longest run of groups that makes a number: what follows may be a number of its own. */
function longest(groups: readonly Group[], fits: (groups: readonly Group[]) => boolean, at: number): number | null {
  for (let count = groups.length; count > 0; count--) {
    const some = groups.slice(0, count);
    const last = some.at(-1);
    if (last !== undefined && fits(some)) return last.end - at;
  }
  return null;
}

function sticky(pattern: RegExp, row: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(row)?.[0] ?? null;
}
