import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kinds } from '../../../bot/core/cases/case.ts';
import { Refusal } from '../../../bot/core/errors.ts';
import { checkAnswers, textFields } from '../../../bot/core/questionnaires/check.ts';
import { pagesFor } from '../../../bot/core/questionnaires/pages.ts';
import type { Page } from '../../../bot/core/questionnaires/questionnaire.ts';

const all = pagesFor(kinds);
function asked(id: string): Page {
  const found = all.find((page) => page.id === id);
  if (found === undefined) throw new Error(`no page ${id}`);
  return found;
}
function refused(id: string, raw: { [field: string]: unknown }): unknown {
  try {
    return checkAnswers(asked(id), raw);
  } catch (error) {
    return error;
  }
}

describe('The answers of a page', () => {
  it('are kept as a card sends them: text, one choice, several, a number', () => {
    expect(
      checkAnswers(asked('threat'), {
        threatHow: 'weapon,spoken',
        threatAgainst: 'me',
        threatMeaning: '  Jag vet var du bor ',
        threatSaved: 'yes',
      }),
    ).toEqual({
      threatHow: ['spoken', 'weapon'],
      threatAgainst: ['me'],
      threatMeaning: 'Jag vet var du bor',
      threatSaved: 'yes',
    });
    expect(checkAnswers(asked('damage'), { damageCost: '12 500' })).toEqual({ damageCost: 12_500 });
    expect(checkAnswers(asked('damage'), { damageCost: 0 })).toEqual({ damageCost: 0 });
    expect(checkAnswers(asked('fire'), { fireAlarmRang: 'true' })).toEqual({ fireAlarmRang: true });
  });

  it('are kept as the tab sends them: lists and truths', () => {
    expect(checkAnswers(asked('threat'), { threatHow: ['phone', 'phone'] })).toEqual({ threatHow: ['phone'] });
    expect(checkAnswers(asked('fire'), { fireAlarmRang: true })).toEqual({ fireAlarmRang: true });
  });

  it('may all be missing: what is empty, unticked or never asked is left out', () => {
    for (const page of all) expect(checkAnswers(page, {})).toEqual({});
    expect(
      checkAnswers(asked('course'), {
        courseOfEvents: '',
        exactPlace: null,
        cardId: 'x',
        verb: 'y',
        __proto__: { exactPlace: 'x' },
      }),
    ).toEqual({});
    expect(checkAnswers(asked('course'), { courseOfEvents: ' \n ' })).toEqual({});
    expect(checkAnswers(asked('fire'), { fireAlarmRang: 'false', fireWhere: '' })).toEqual({});
  });

  it.each([
    ['threat', 'threatHow', 'spoken,shouted'],
    ['threat', 'threatHow', ['spoken', 7]],
    ['threat', 'threatHow', { spoken: true }],
    ['threat', 'threatSaved', 'maybe'],
    ['threat', 'threatSaved', 'toString'],
    ['threat', 'threatMeaning', 7],
    ['damage', 'damageCost', -1],
    ['damage', 'damageCost', 1.5],
    ['damage', 'damageCost', '1e3'],
    ['damage', 'damageCost', 'mycket'],
    ['damage', 'damageCost', 100_000_001],
    ['damage', 'damageCost', Number.NaN],
    ['fire', 'fireAlarmRang', 'kanske'],
  ])('are refused naming the field: %s, %s', (page, field, value) => {
    expect(refused(page, { [field]: value })).toMatchObject({ code: 'inputInvalid', detail: { field } });
  });

  it('are refused when a text is too long, naming field and limit and never the text', () => {
    const error = refused('course', { exactPlace: 'hemligt '.repeat(100) });
    expect(error).toMatchObject({ code: 'textTooLong', detail: { field: 'exactPlace', limit: 200 } });
    expect(JSON.stringify(error)).not.toContain('hemligt');
  });

  it('are answers or a refusal, whatever is sent', () => {
    const inputs = fc.anything();
    fc.assert(
      fc.property(fc.constantFrom(...all), fc.array(inputs, { minLength: 6, maxLength: 6 }), (page, values) => {
        const raw = Object.fromEntries(page.fields.map((field, index) => [field.key, values[index]]));
        try {
          const answers = checkAnswers(page, raw);
          expect(checkAnswers(page, answers)).toEqual(answers);
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('The free text of a page', () => {
  it('is known by its keys', () => {
    expect(textFields(asked('course'))).toEqual(['courseOfEvents', 'exactPlace']);
    expect(textFields(asked('protection'))).toEqual([]);
  });
});
