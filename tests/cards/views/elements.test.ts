import fc from 'fast-check';
import { expect, it } from 'vitest';
import { beginning, escaped, sizeOf, theirs } from '../../../bot/cards/views/elements.ts';
import { nodesOf } from '../valid.ts';

const anything = fc.string({ unit: 'binary', maxLength: 300 });

it('a beginning fits its budget, is the beginning, and is whole when the whole fits', () => {
  fc.assert(
    fc.property(anything, fc.nat(500), (words, budget) => {
      const kept = beginning(words, budget + 2);
      expect(words.startsWith(kept)).toBe(true);
      expect(sizeOf(kept)).toBeLessThanOrEqual(budget + 2);
      if (sizeOf(words) <= budget + 2) expect(kept).toBe(words);
    }),
  );
});

it('people’s words are all shown, and no line break is left to a client that ignores it', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1, maxLength: 20 }), { maxLength: 120 }), (lines) => {
      const runs = nodesOf(theirs(lines.join('\n'))).filter((node) => node.type === 'TextRun');
      const shown = runs.map((run) => String(run.text));
      expect(shown.every((line) => !line.includes('\n'))).toBe(true);
      expect(shown.join(' ').replace(/\s+/g, '')).toBe(lines.join('').replace(/\s+/g, ''));
    }),
  );
});

it.each([
  ['Psykiatriska avdelningen (PIVA) 2', 'Psykiatriska avdelningen (PIVA) 2'],
  ['Nora Exempelsson-Test', 'Nora Exempelsson-Test'],
  ['[länk](https://evil.example)', '\\[länk\\](https://evil.example)'],
  ['**fet**', '\\*\\*fet\\*\\*'],
  ['1. Först', '1\\. Först'],
  ['- punkt', '\\- punkt'],
])('the name %s is written %s', (name, written) => {
  expect(escaped(name)).toBe(written);
});
