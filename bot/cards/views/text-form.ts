import { TEXT_LIMIT } from '../../core/cases/start.ts';
import type { RefusalCode } from '../../core/errors.ts';
import type { CardJson } from '../../ports/messenger.ts';
import type { Words } from '../../words/index.ts';
import type { Draw } from './draw.ts';
import { type Action, actions, banner, card, type Element, heading, hint } from './elements.ts';
import { choices, textInput } from './inputs.ts';

/** What becomes of identity and phone numbers that were found: asked before anything is kept. `shown`: the text stands in the form, to be changed. */
export function identifierChoice(words: Words, shown = true): Element {
  const { identifiers } = words.report;
  return {
    type: 'Container',
    items: [
      choices(
        'identifiers',
        [
          { title: identifiers.remove, value: 'remove' },
          { title: identifiers.seal, value: 'seal' },
        ],
        { label: identifiers.question, style: 'expanded', value: 'remove' },
      ),
      hint(shown ? identifiers.hint : identifiers.notYet),
    ],
  };
}

export type TextProblem = { readonly code: RefusalCode; readonly text: string };

export type TextForm = {
  readonly title: string;
  readonly above?: readonly Element[];
  readonly label: string;
  readonly hint?: string;
  readonly required: string;
  readonly more?: readonly Element[];
  readonly buttons: readonly Action[];
};

/** One field of free text and its buttons; drawn in answer to a press only. */
export function textForm(draw: Draw, form: TextForm, problem: TextProblem | null): CardJson {
  return card([
    problem ? banner(draw.words.cases.refusals[problem.code]) : null,
    heading(form.title),
    ...(form.above ?? []),
    ...(form.more ?? []),
    textInput('text', { label: form.label, required: form.required, limit: TEXT_LIMIT, value: problem?.text ?? '' }),
    form.hint === undefined ? null : hint(form.hint),
    problem?.code === 'personalNumber' ? identifierChoice(draw.words) : null,
    ...actions(form.buttons),
  ]);
}
