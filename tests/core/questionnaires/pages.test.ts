import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kinds } from '../../../bot/core/cases/case.ts';
import { nameOf, page, pagesFor, published } from '../../../bot/core/questionnaires/pages.ts';

/**
 * Fingerprints of all that was ever published. A line is added with a new version and never changed or taken away:
 * answers are kept for years, and are read by the version that asked.
 */
const frozen: { readonly [name: string]: string } = {
  'burglary@1': 'c82fc1150670522a',
  'damage@1': '7b72fad269325611',
  'fire@1': '23f551f0562837a2',
  'perimeterBreach@1': 'fedce0d1cc0ceaf3',
  'theft@1': '2f46710f3672932d',
  'threat@1': '28e1a4db7a170164',
  'violence@1': 'aba844e14521b1ec',
};

const fingerprint = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);

describe('Published questionnaires', () => {
  it('are never changed or taken away', () => {
    expect(Object.fromEntries(published.map((each) => [nameOf(each), fingerprint(each.pages)]))).toEqual(frozen);
  });

  it('have one name each, and no page or field twice', () => {
    expect(new Set(published.map(nameOf)).size).toBe(published.length);
    for (const { pages } of published) {
      const keys = pages.flatMap((each) => each.fields.map((field) => field.key));
      expect(new Set(keys).size).toBe(keys.length);
      expect(new Set(pages.map((each) => each.id)).size).toBe(pages.length);
    }
  });

  it('give every page by the name that is stored with its answers', () => {
    for (const each of published) {
      for (const { id, fields } of each.pages)
        expect(page(nameOf(each), id)).toEqual({ id, fields, questionnaire: nameOf(each) });
    }
  });

  it('give nothing for a page or version that never was', () => {
    expect(page('threat@1', 'nowhere')).toBeNull();
    expect(page('threat@99', 'course')).toBeNull();
    expect(page('', '')).toBeNull();
  });
});

describe('The pages asked', () => {
  it('are four to six for one kind, beginning with what happened and ending with what was done', () => {
    for (const kind of kinds) {
      const ids = pagesFor([kind]).map((each) => each.id);
      expect(ids.length, kind).toBeGreaterThanOrEqual(4);
      expect(ids.length, kind).toBeLessThanOrEqual(6);
      expect([ids[0], ids.at(-1)]).toEqual(['course', 'measures']);
    }
  });

  it('of threat and violence together ask what both share once', () => {
    expect(pagesFor(['threat', 'violence']).map((each) => each.id)).toEqual([
      'course',
      'violence',
      'threat',
      'affected',
      'offender',
      'protection',
      'measures',
    ]);
  });

  it('are the same in whatever order the kinds were chosen, each once, each readable by its name', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...kinds]), (chosen) => {
        const asked = pagesFor(chosen);
        expect(pagesFor(chosen.toReversed())).toEqual(asked);
        expect(new Set(asked.map((each) => each.id)).size).toBe(asked.length);
        for (const each of asked) expect(page(each.questionnaire, each.id)).toEqual(each);
      }),
    );
  });

  it('stay where they are when a kind is added: what was answered is not asked again', () => {
    fc.assert(
      fc.property(fc.subarray([...kinds]), fc.constantFrom(...kinds), (chosen, more) => {
        const before = pagesFor(chosen).map((each) => each.id);
        const after = pagesFor([...chosen, more]).map((each) => each.id);
        expect(after.filter((id) => before.includes(id))).toEqual(before);
      }),
    );
  });

  it('are none without a kind', () => {
    expect(pagesFor([])).toEqual([]);
  });
});
