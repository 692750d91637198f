import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../../bot/core/errors.ts';
import { plain } from '../../../bot/core/text/plain.ts';

describe('Text from a person', () => {
  it('keeps every letter, sign and line break that can be read', () => {
    const text = 'Åsa sa: «Nej!»\n– Ja 👩‍⚕️ 5 € ½\nfamilj 👨‍👩‍👧';
    expect(plain(text, 100)).toBe(text);
  });

  it('is composed, so that one word is written one way', () => {
    expect(plain('a\u030angest', 100)).toBe('ångest');
  });

  it('loses control characters, direction overrides and hidden signs', () => {
    expect(plain('a\u0000b\u0007c\u202ed\u2066e\u200bf\ufeffg\u{e0041}h', 100)).toBe('abcdefgh');
  });

  it('has line breaks of one kind and nothing blank around it', () => {
    expect(plain(' \r\n ett\r\ntvå\rtre\u2028fyra\t\n ', 100)).toBe('ett\ntvå\ntre\nfyra');
  });

  it('can be stored by any database, and cleaning it twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const once = plain(text, 10_000);
        expect(once.isWellFormed()).toBe(true);
        expect(once).not.toContain('\u0000');
        expect(plain(once, 10_000)).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });

  it('is refused past the limit, naming the limit and never the text', () => {
    expect(plain('x'.repeat(10), 10)).toHaveLength(10);
    expect(plain(`${'x'.repeat(10)}   `, 10)).toHaveLength(10);
    try {
      plain('hemligt namn', 10);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(Refusal);
      expect(error).toMatchObject({ code: 'textTooLong', detail: { limit: 10, length: 12 } });
      expect(String(error)).not.toContain('hemligt');
    }
  });
});
