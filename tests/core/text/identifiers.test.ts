import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findIdentifiers, removeIdentifiers } from '../../../bot/core/text/identifiers.ts';
import { checkDigit, numberParts, phones, scripts, surroundings, writings } from './numbers.ts';

const removed = '[–]';
const kindsIn = (text: string): string[] => findIdentifiers(text).map((found) => found.kind);

describe('Personal identity numbers in free text', () => {
  for (const [kind, addToDay] of [
    ['personalNumber', 0],
    ['coordinationNumber', 60],
  ] as const) {
    it(`every ${kind} is found, in every form, script and place in a sentence`, () => {
      fc.assert(
        fc.property(
          numberParts(addToDay),
          fc.constantFrom(...writings),
          fc.constantFrom(...scripts),
          surroundings,
          (parts, write, inScript, [before, after]) => {
            const number = inScript(write(parts));
            expect(findIdentifiers(before + number + after)).toEqual([
              { kind, start: before.length, end: before.length + number.length },
            ]);
          },
        ),
        { numRuns: 3000 },
      );
    });
  }

  it('a number with a wrong check digit is not taken for one', () => {
    fc.assert(
      fc.property(numberParts(0), fc.constantFrom(...writings), fc.integer({ min: 1, max: 9 }), (parts, write, off) => {
        const wrong = (Number(parts.last[3]) + off) % 10;
        expect(kindsIn(write({ ...parts, last: `${parts.last.slice(0, 3)}${wrong}` }))).not.toContain('personalNumber');
      }),
      { numRuns: 1000 },
    );
  });

  it('a number with a right check digit and no such date is not one', () => {
    for (const six of ['851301', '850132', '850230', '850001', '850100', '850592', '190229']) {
      const number = `${six}-123${checkDigit(`${six}123`)}`;
      expect(kindsIn(number), number).toEqual([]);
    }
    const leap = `000229-123${checkDigit('000229123')}`;
    expect(kindsIn(leap)).toEqual(['personalNumber']);
    expect(kindsIn(`20${leap}`)).toEqual(['personalNumber']);
  });

  it('a coordination number of someone whose birthday is unknown is found', () => {
    expect(kindsIn(`850060-123${checkDigit('850060123')}`)).toEqual(['coordinationNumber']);
  });

  it('a part of a longer row of digits is not one', () => {
    const ten = `850101123${checkDigit('850101123')}`;
    expect(kindsIn(`9${ten}`)).toEqual([]);
    expect(kindsIn(`${ten}9`)).toEqual([]);
  });
});

describe('Phone numbers in free text', () => {
  it('every number is found, whole, in every form, script and place in a sentence', () => {
    fc.assert(
      fc.property(phones, fc.constantFrom(...scripts), surroundings, (phone, inScript, [before, after]) => {
        const written = inScript(phone);
        // Ten digits in a row can be a phone number and a birth date with a right check digit: either word will do.
        const found = findIdentifiers(before + written + after);
        expect(found.map(({ start, end }) => ({ start, end }))).toEqual([
          { start: before.length, end: before.length + written.length },
        ]);
      }),
      { numRuns: 5000 },
    );
  });

  it.each([
    '070-123 45 67',
    '0701234567',
    '0701-23 45 67',
    '070.123.45.67',
    '+46 70 123 45 67',
    '+46(0)70-1234567',
    '0046701234567',
    '46701234567',
    '035-13 10 00',
    '035 13 10 00',
    '035131000',
    '(035) 13 10 00',
    '0346-123 45',
    '08-123 456 78',
    '08-12 34 56',
    '010-476 19 00',
    '0771-23 45 67',
    '020-12 34 56',
  ])('%s is one', (phone) => {
    expect(findIdentifiers(`Ring ${phone}, tack`)).toEqual([{ kind: 'phone', start: 5, end: 5 + phone.length }]);
  });

  it('two numbers side by side are two', () => {
    expect(findIdentifiers('070-123 45 67 070-765 43 21').map((found) => [found.start, found.end])).toEqual([
      [0, 13],
      [14, 27],
    ]);
    expect(kindsIn('0701234567-0701234567')).toEqual(['phone', 'phone']);
    expect(findIdentifiers('rum 12 070-123 45 67').map((found) => found.start)).toEqual([7]);
    expect(findIdentifiers('035-13 10 00 12 personer').map((found) => found.end)).toEqual([12]);
  });
});

describe('What points at nobody', () => {
  it.each([
    'Ärende RH-2026-00017',
    'RH-2026-00017 och RH-2026-00018',
    'dnr RS210993',
    'RS 2021/00993-4',
    'K-nummer 5000-K123456-26',
    'Ring 112',
    '1177',
    '114 14',
    '11313',
    'växel 31000',
    '1177 eller 112 eller 114 14',
    '2026-11-21',
    '20261121',
    '2026-11-21 14:30',
    '2026-11-21 14.30',
    '21/11 2026',
    '21.11.2026',
    '01-02-2026',
    '01.02.2026 08.15',
    '08.02.2026',
    '08-02-2026',
    '01112026',
    '2026-11-21--2026-11-23',
    '2025-03-01 – 2025-03-05',
    'kl. 14.30',
    '08.00-16.30',
    '08:00-16:30',
    '08-16',
    '0800-1600',
    '08 30 - 16 30',
    '0430-1200',
    '07.30–16.00 måndag 02-03',
    'kl 08-16 2026',
    'rum 0312',
    'rum 035 12',
    'plan 02 rum 03 04',
    'avd. 51',
    'hus 10, plan 3',
    'sal 08-12',
    '1 000 kr',
    '012 500 kr',
    '250 000 kr',
    '1 000 000 000 kr',
    '25 000:-',
    '0,1234567',
    '3.14159265',
    '99 %',
    'AFS 2023:2 kap. 5',
    'SFS 1977:1160',
    'org.nr 556012-5790',
    'postnummer 301 85 Halmstad',
  ])('%s', (text) => {
    expect(findIdentifiers(text)).toEqual([]);
  });

  it('every case number, date, time and whole amount', () => {
    const number = fc
      .tuple(fc.integer({ min: 2020, max: 2099 }), fc.integer({ min: 1, max: 99999 }))
      .map(([year, count]) => `RH-${year}-${String(count).padStart(5, '0')}`);
    const date = fc
      .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
      .map((day) => day.toISOString());
    const written = fc.oneof(
      number,
      date.map((iso) => iso.slice(0, 10)),
      date.map((iso) => iso.slice(0, 16).replace('T', ' ')),
      date.map((iso) => `${iso.slice(0, 10)} ${iso.slice(11, 13)}${iso.slice(14, 16)}`),
      date.map((iso) => iso.slice(0, 10).split('-').reverse().join('.')),
      date.map((iso) => iso.slice(0, 10).split('-').reverse().join('')),
      date.map((iso) => `${iso.slice(11, 16).replace(':', '.')}-${iso.slice(14, 16)}.00`),
      fc.integer({ min: 0, max: 99_999_999 }).map((kronor) => `${kronor.toLocaleString('sv-SE')} kr`),
    );
    fc.assert(
      fc.property(written, (text) => {
        expect(findIdentifiers(`${text}, enligt uppgift`)).toEqual([]);
      }),
      { numRuns: 5000 },
    );
  });
});

describe('Removing what was found', () => {
  const noise = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 12 }), fc.stringMatching(/^[0-9 +\-./()x]{0,20}$/));
  const piece = fc.oneof(
    noise,
    phones,
    fc.tuple(numberParts(0), fc.constantFrom(...writings)).map(([parts, write]) => write(parts)),
  );

  it('leaves nothing to find, and all the rest as it was', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), fc.constantFrom('', ' ', '-', '/', ','), (pieces, between) => {
        const text = pieces.join(between);
        const found = findIdentifiers(text);
        const rest = removeIdentifiers(text, found, removed);
        expect(findIdentifiers(rest)).toEqual([]);
        const starts = [0, ...found.map(({ end }) => end)];
        const ends = [...found.map(({ start }) => start), text.length];
        expect(rest).toBe(starts.map((start, index) => text.slice(start, ends[index])).join(removed));
      }),
      { numRuns: 5000 },
    );
  });

  it('finds in order, and none within another', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        let from = 0;
        for (const { start, end } of findIdentifiers(pieces.join(' '))) {
          expect(start).toBeGreaterThanOrEqual(from);
          expect(end).toBeGreaterThan(start);
          from = end;
        }
      }),
    );
  });

  it('reads a text of any kind in steps that grow with its length alone', () => {
    // Each would take hours if a pattern went back over what it had read.
    for (const unit of [
      '0',
      '07',
      '0 ',
      '08-',
      '(0',
      '+46 ',
      '19 ',
      '85.01.',
      '850101-',
      '0701234567',
      '0701234567-',
      '\u200b',
      '８',
      '1 2-3+4/',
    ]) {
      expect(() => findIdentifiers(unit.repeat(Math.ceil(300_000 / unit.length)))).not.toThrow();
    }
  });
});
