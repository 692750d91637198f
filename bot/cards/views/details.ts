import type { RefusalCode } from '../../core/errors.ts';
import type { Answers, Field, Page } from '../../core/questionnaires/questionnaire.ts';
import type { CardJson } from '../../ports/messenger.ts';
import type { Words } from '../../words/index.ts';
import { optionWords } from '../../words/questionnaires/index.ts';
import type { Draw } from './draw.ts';
import { actions, banner, card, type Element, heading, hint, press } from './elements.ts';
import { choices, numberInput, textInput, toggle } from './inputs.ts';
import { identifierChoice } from './text-form.ts';

function label(words: Words, field: Field): string {
  const asked = words.questionnaires.fields[field.key];
  return field.type === 'number' && field.unit !== null
    ? `${asked} (${words.questionnaires.units[field.unit]})`
    : asked;
}

const numeric = (answer: Answers[string] | undefined): number | null => (typeof answer === 'number' ? answer : null);

/** A card that must be mended holds what was typed. */
function wholeNumber(typed: string): number | null {
  const digits = typed.replace(/\s/g, '');
  return /^\d{1,12}$/.test(digits) ? Number(digits) : null;
}

function input(words: Words, field: Field, answer: Answers[string] | undefined): Element {
  const ask = label(words, field);
  switch (field.type) {
    case 'text':
      return textInput(field.key, {
        label: ask,
        limit: field.max,
        multiline: field.multiline,
        value: typeof answer === 'string' ? answer : '',
      });
    case 'choice':
    case 'choices': {
      const list = field.options.map((option) => ({
        title: optionWords(words.questionnaires, field.key, option),
        value: option,
      }));
      const several = field.type === 'choices';
      const value = typeof answer === 'string' ? answer : Array.isArray(answer) ? answer.join(',') : null;
      return choices(field.key, list, {
        label: ask,
        several,
        style: several || list.length <= 4 ? 'expanded' : 'compact',
        value,
        placeholder: words.report.now.choose,
      });
    }
    case 'number':
      return numberInput(field.key, ask, typeof answer === 'string' ? wholeNumber(answer) : numeric(answer), {
        min: field.min,
        max: field.max,
      });
    case 'toggle':
      return toggle(field.key, ask, answer === true || answer === 'true');
  }
}

export type DetailsForm = {
  readonly pages: readonly Page[];
  readonly page: Page;
  readonly answers: Answers;
  /** Ids that the buttons send: draft or case, with card and revision. */
  readonly data: { readonly [key: string]: string | number };
  /** Not sent yet: the report can be sent from every page. */
  readonly unsent: boolean;
  readonly problem: RefusalCode | null;
};

/** One page of details. Drawn in answer to a press only. */
export function detailsView(draw: Draw, form: DetailsForm): CardJson {
  const { details } = draw.words.report;
  const index = form.pages.findIndex((each) => each.id === form.page.id);
  const last = index === form.pages.length - 1;
  const data = { ...form.data, page: form.page.id };
  const fields = form.page.fields.flatMap((field) => {
    const under = draw.words.questionnaires.hints[field.key];
    return [input(draw.words, field, form.answers[field.key]), ...(under === undefined ? [] : [hint(under)])];
  });
  return card([
    form.problem ? banner(draw.words.cases.refusals[form.problem]) : null,
    form.problem === 'personalNumber' ? identifierChoice(draw.words) : null,
    hint(details.title(index + 1, form.pages.length)),
    heading(draw.words.questionnaires.pages[form.page.id]),
    hint(details.saved),
    form.page.fields.some((field) => field.type === 'text') ? hint(details.noNames) : null,
    ...fields,
    ...actions([
      last ? null : press(details.next, 'page', { ...data, go: 'next' }, { style: 'positive' }),
      press(
        form.unsent ? details.send : details.done,
        'page',
        { ...data, go: 'done' },
        last ? { style: 'positive' } : {},
      ),
      press(details.previous, 'page', { ...data, go: 'previous' }),
    ]),
  ]);
}
