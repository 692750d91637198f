import fc from 'fast-check';

/** Made-up numbers for property tests: valid in form and checksum, given to nobody we know of. */
export type Parts = {
  readonly century: string;
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly last: string;
};

export function checkDigit(nine: string): number {
  let sum = 0;
  for (const [index, digit] of [...nine].entries()) {
    const doubled = Number(digit) * (index % 2 === 0 ? 2 : 1);
    sum += Math.floor(doubled / 10) + (doubled % 10);
  }
  return (10 - (sum % 10)) % 10;
}

const two = (value: number): string => String(value).padStart(2, '0');

export function numberParts(addToDay: 0 | 60): fc.Arbitrary<Parts> {
  const date = fc.date({
    min: new Date('1900-01-01T00:00:00Z'),
    max: new Date('2026-11-01T00:00:00Z'),
    noInvalidDate: true,
  });
  return fc.tuple(date, fc.integer({ min: 0, max: 999 })).map(([born, serial]) => {
    const full = String(born.getUTCFullYear());
    const [year, month, day] = [full.slice(2), two(born.getUTCMonth() + 1), two(born.getUTCDate() + addToDay)];
    const three = String(serial).padStart(3, '0');
    return { century: full.slice(0, 2), year, month, day, last: `${three}${checkDigit(year + month + day + three)}` };
  });
}

/** Ways in which a person writes the parts down. */
export const writings: readonly ((parts: Parts) => string)[] = [
  (p) => `${p.year}${p.month}${p.day}-${p.last}`,
  (p) => `${p.year}${p.month}${p.day}+${p.last}`,
  (p) => `${p.year}${p.month}${p.day}${p.last}`,
  (p) => `${p.year}${p.month}${p.day} ${p.last}`,
  (p) => `${p.year}${p.month}${p.day} - ${p.last}`,
  (p) => `${p.year}${p.month}${p.day}–${p.last}`,
  (p) => `${p.year}${p.month}${p.day}\u2011${p.last}`,
  (p) => `${p.year}${p.month}${p.day}\u00a0${p.last}`,
  (p) => `${p.century}${p.year}${p.month}${p.day}-${p.last}`,
  (p) => `${p.century}${p.year}${p.month}${p.day}+${p.last}`,
  (p) => `${p.century}${p.year}${p.month}${p.day}${p.last}`,
  (p) => `${p.century}${p.year}${p.month}${p.day} ${p.last}`,
  (p) => `${p.century}${p.year}${p.month}${p.day}−${p.last}`,
  (p) => `${p.century} ${p.year}${p.month}${p.day}-${p.last}`,
  (p) => `${p.century}${p.year}-${p.month}-${p.day}-${p.last}`,
  (p) => `${p.year} ${p.month} ${p.day} - ${p.last}`,
  (p) => `${p.year}${p.month}${p.day}-\u200b${p.last}`,
];

/** The same digits in another script. */
export const scripts: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))), // fullwidth
  (text) => text.replace(/\d/g, (digit) => String.fromCodePoint(0x0660 + Number(digit))), // Arabic
  (text) => text.replace(/\d/g, (digit) => String.fromCodePoint(0x1d7d8 + Number(digit))), // mathematical, two units each
];

const digits = (count: number): fc.Arbitrary<string> => fc.stringMatching(new RegExp(`^[1-9]\\d{${count - 1}}$`));
const grouped = (text: string, ...sizes: number[]): string => {
  const groups: string[] = [];
  let from = 0;
  for (const size of sizes) {
    groups.push(text.slice(from, from + size));
    from += size;
  }
  return groups.join(' ');
};

/** Area code without zero, and subscriber number in groups. */
const national: fc.Arbitrary<readonly [string, string]> = fc.oneof(
  fc.tuple(
    fc.constantFrom('70', '72', '73', '76', '79', '10'),
    digits(7).map((d) => grouped(d, 3, 2, 2)),
  ),
  fc.tuple(
    fc.constantFrom('31', '35', '40', '11'),
    digits(6).map((d) => grouped(d, 2, 2, 2)),
  ),
  fc.tuple(
    fc.constantFrom('340', '346', '430', '300'),
    digits(5).map((d) => grouped(d, 3, 2)),
  ),
  fc.tuple(
    fc.constantFrom('340', '345', '300'),
    digits(6).map((d) => grouped(d, 2, 2, 2)),
  ),
  fc.tuple(
    fc.constant('8'),
    digits(8).map((d) => grouped(d, 3, 3, 2)),
  ),
  fc.tuple(
    fc.constant('8'),
    digits(7).map((d) => grouped(d, 3, 2, 2)),
  ),
);

const phoneWritings: readonly ((area: string, groups: string) => string)[] = [
  (area, groups) => `0${area}-${groups}`,
  (area, groups) => `0${area}–${groups}`,
  (area, groups) => `0${area} - ${groups}`,
  (area, groups) => `0${area}/${groups}`,
  (area, groups) => `(0${area}) ${groups}`,
  (area, groups) => `(0${area})${groups}`,
  (area, groups) => `0${area} ${groups}`,
  (area, groups) => `0${area}\u00a0${groups.replaceAll(' ', '\u00a0')}`,
  (area, groups) => `0${area}-${groups.replaceAll(' ', '-')}`,
  (area, groups) => `0${area}-${groups.replaceAll(' ', '')}`,
  (area, groups) => `0${area}${groups.replaceAll(' ', '')}`,
  (area, groups) => `+46${area}${groups.replaceAll(' ', '')}`,
  (area, groups) => `+46 ${area} ${groups}`,
  (area, groups) => `+46-${area}-${groups}`,
  (area, groups) => `+46 (0)${area}-${groups}`,
  (area, groups) => `+46(0)${area} ${groups}`,
  (area, groups) => `(+46) ${area} ${groups}`,
  (area, groups) => `0046${area}${groups.replaceAll(' ', '')}`,
  (area, groups) => `0046 ${area} ${groups}`,
  (area, groups) => `0046-${area}-${groups}`,
];

export const phones: fc.Arbitrary<string> = fc
  .tuple(national, fc.constantFrom(...phoneWritings))
  .map(([[area, groups], write]) => write(area, groups));

/** What stands before and after, in a sentence. */
export const surroundings: fc.Arbitrary<readonly [string, string]> = fc.constantFrom(
  ['', ''] as const,
  ['Hen heter inget men har ', ' enligt journalen.'] as const,
  ['nr:', ', ring'] as const,
  ['Mötte (', ') i rum 12'] as const,
  ['den 3 maj\n', '\nkl 14.30'] as const,
  ['x', 'y'] as const,
  ['😀 ', '😀'] as const,
);
