import { describe, expect, it } from 'vitest';
import { kinds } from '../../../bot/core/cases/case.ts';
import { pagesFor } from '../../../bot/core/questionnaires/pages.ts';
import type { FieldKey, Options, PageId } from '../../../bot/core/questionnaires/version-1.ts';
import { answerWords, optionWords, questionnaireWords } from '../../../bot/words/questionnaires/index.ts';

/** Words that lack a page, a field or an option do not compile here. */
const complete: {
  readonly pages: { readonly [page in PageId]: string };
  readonly fields: { readonly [field in FieldKey]: string };
  readonly options: { readonly [field in keyof Options]: { readonly [option in Options[field]]: string } };
} = questionnaireWords.sv;

const fields = pagesFor(kinds).flatMap((page) => page.fields);

describe.each(['sv', 'en'] as const)('The words of the questionnaires, %s', (locale) => {
  const words = questionnaireWords[locale];

  it('are there for every page, field and option, and for nothing else', () => {
    expect(Object.keys(words.fields).sort()).toEqual(fields.map((field) => field.key).sort());
    expect(Object.keys(words.fields)).toEqual(Object.keys(complete.fields));
    for (const page of pagesFor(kinds)) expect(words.pages[page.id]).toMatch(/\p{L}/u);
    for (const field of fields) {
      expect(words.fields[field.key]).toMatch(/\p{L}/u);
      if (!('options' in field)) continue;
      const texts = field.options.map((option) => optionWords(words, field.key, option));
      for (const [index, text] of texts.entries())
        expect(text, `${field.key}.${field.options[index]}`).not.toBe(field.options[index]);
      expect(new Set(texts).size).toBe(texts.length);
    }
  });

  it('are short', () => {
    const texts = [...Object.values(words.pages), ...Object.values(words.fields), ...Object.values(words.hints)];
    for (const text of texts) expect(text.length, text).toBeLessThanOrEqual(90);
  });

  it('ask for people without names wherever people are described', () => {
    const without = locale === 'sv' ? /utan namn|inga namn/i : /without (a )?names?|no names/i;
    for (const key of [
      'courseOfEvents',
      'threatMeaning',
      'affectedRoles',
      'offenderDescription',
      'witnesses',
      'measuresOther',
    ] as const) {
      expect(words.hints[key], key).toMatch(without);
    }
  });

  it('tell an answer as a person reads it', () => {
    const field = (key: string) => {
      const found = fields.find((each) => each.key === key);
      if (found === undefined) throw new Error(`no field ${key}`);
      return found;
    };
    expect(answerWords(words, field('damageCost'), 12_500)).toBe(
      locale === 'sv' ? '12\u00a0500 kr' : '12\u00a0500 SEK',
    );
    expect(answerWords(words, field('affectedCount'), 3)).toBe('3');
    expect(answerWords(words, field('threatHow'), ['phone', 'letter'])).toBe(
      locale === 'sv' ? 'På telefon, I brev' : 'By phone, By letter',
    );
    expect(answerWords(words, field('courseOfEvents'), 'phone')).toBe('phone');
    expect(answerWords(words, field('fireAlarmRang'), true)).toBe(words.ticked);
  });
});
