import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tabWords } from '../../bot/words/tab/index.ts';
import { quickDays } from '../../tab/task/days.ts';
import { hopedLines, linesOf } from '../../tab/task/lines.ts';
import { type Mark, marked } from '../../tab/task/marks.ts';
import { partsOf, soughtAt, stillNamed, withMention } from '../../tab/task/mentions.ts';

/** A text with what is selected between brackets. */
function at(sketch: string) {
  const start = sketch.indexOf('[');
  const end = sketch.indexOf(']') - 1;
  return { text: sketch.replace('[', '').replace(']', ''), start, end };
}
const sketch = ({ text, start, end }: ReturnType<typeof at>) =>
  `${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}`;

describe('a mark', () => {
  test.each<[Mark, string, string]>([
    ['bold', 'ett [ord] till', 'ett **[ord]** till'],
    ['bold', 'ett **[ord]** till', 'ett [ord] till'],
    ['bold', 'ett [] till', 'ett **[]** till'],
    ['list', 'a\n[b\nc]\nd', 'a\n- [b\n- c]\nd'],
    ['list', '- [b\n- c]', '[b\nc]'],
    ['list', '[]', '- []'],
  ])('%s on %j is %j', (mark, before, after) => {
    expect(sketch(marked(at(before), mark))).toBe(after);
  });
  test('a link asks for its address, and an address for its words', () => {
    expect(marked(at('se [planen] nu'), 'link')).toEqual({ text: 'se [planen](https://) nu', start: 12, end: 20 });
    expect(marked(at('se [https://a.example] nu'), 'link')).toEqual({
      text: 'se [](https://a.example) nu',
      start: 4,
      end: 4,
    });
  });
  test('bold put on and taken off leaves the text and what was selected', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), fc.nat(), (text, one, other) => {
        const [start = 0, end = 0] = [one % (text.length + 1), other % (text.length + 1)].sort((a, b) => a - b);
        fc.pre(text.slice(start - 2, start) !== '**' || text.slice(end, end + 2) !== '**');
        expect(marked(marked({ text, start, end }, 'bold'), 'bold')).toEqual({ text, start, end });
      }),
    );
  });
});

describe('a mention', () => {
  test.each([
    ['hej @', { at: 4, text: '' }],
    ['hej @Ki', { at: 4, text: 'Ki' }],
    ['@kim på', { at: 0, text: 'kim på' }],
    ['(@k', { at: 1, text: 'k' }],
    ['larm@region', null],
    ['@ hej', null],
    ['@a b c d e', null],
    ['@kim\nhej', null],
    ['hej', null],
  ])('is sought in %j as %j', (text, sought) => {
    expect(soughtAt(text, text.length)).toEqual(sought);
  });
  test('takes the place of what was sought, and the caret stands after it', () => {
    const kim = { id: 'k', name: 'Kim Åström' };
    expect(withMention('hej @ki då', { at: 4, text: 'ki' }, kim)).toEqual({ text: 'hej @Kim Åström då', caret: 16 });
  });
  test('holds as long as the name stands in the text, once', () => {
    const people = [
      { id: 'a', name: 'Anna' },
      { id: 'b', name: 'Bo' },
      { id: 'a', name: 'Anna' },
    ];
    expect(stillNamed('hej @Anna', people).map((person) => person.id)).toEqual(['a']);
  });
  test('is told from the text around, the longest name first, and no letter is lost', () => {
    const people = [
      { id: 'a', name: 'Anna' },
      { id: 'l', name: 'Anna Lind' },
    ];
    expect(partsOf('@Anna Lind och @Anna, larm@Annan', people).map((part) => part.person?.id ?? part.text)).toEqual([
      'l',
      ' och ',
      'a',
      ', larm',
      'a',
      'n',
    ]);
    fc.assert(
      fc.property(fc.string(), (text) => {
        const parts = partsOf(text, people);
        expect(parts.map((part) => part.text).join('')).toBe(text);
      }),
    );
  });
});

describe('lines of a checklist', () => {
  test('are read out of what people paste', () => {
    expect(linesOf('- Ring\r\n* [x] Boka \n\n2. Öva\n  • Skriv\n3 mars')).toEqual([
      'Ring',
      'Boka',
      'Öva',
      'Skriv',
      '3 mars',
    ]);
  });
  test('are shown as they will be, with none lost or doubled', () => {
    const items = ['a', 'b', 'c'].map((id) => ({ id, text: id, done: false, version: 1 }));
    const order = (value: { after?: string | null }, item = 'c') =>
      hopedLines(items, [{ item, value: { text: item, done: true, ...value }, base: 1 }])
        .map((each) => each.id)
        .join('');
    expect([
      order({ after: null }),
      order({ after: 'a' }),
      order({}),
      order({ after: 'c' }, 'x'),
      order({ after: 'gone' }, 'x'),
    ]).toEqual(['cab', 'acb', 'abc', 'abcx', 'abcx']);
    expect(hopedLines(items, [{ item: 'b', value: null, base: 1 }]).map((each) => each.id)).toEqual(['a', 'c']);
  });
});

test('quick days are after today, each once, and a month after the 31st is the month’s last', () => {
  const days = (from: string, meeting: { date: string; forum: string } | null = null) =>
    quickDays(from, tabWords.sv, 'sv', meeting).map(({ name, value }) => [name, value]);
  expect(days('2027-01-31')).toEqual([
    ['I morgon', '2027-02-01'],
    ['Om en månad (sön 28 feb.)', '2027-02-28'],
  ]);
  expect(days('2026-11-25', { date: '2026-12-09', forum: 'Nätverket' })).toEqual([
    ['I morgon', '2026-11-26'],
    ['Nästa vecka (mån 30 nov.)', '2026-11-30'],
    ['Om en månad (fre 25 dec.)', '2026-12-25'],
    ['Nästa möte, Nätverket (ons 9 dec.)', '2026-12-09'],
  ]);
});
