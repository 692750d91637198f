import { demandOpen } from '../core/cases/admit.ts';
import type { Case } from '../core/cases/case.ts';
import type { CardJson } from '../ports/messenger.ts';
import { cardAction, type Press } from './chat/action.ts';
import { ownCase } from './forms/own-case.ts';
import { ofCase } from './forms/shapes.ts';
import { press as button } from './views/elements.ts';
import { type TextProblem, textForm } from './views/text-form.ts';

/** The form for an addition. */
export function addForm(press: Press, of: Case, problem: TextProblem | null): CardJson {
  const { add: words, receipt, now } = press.draw.words.report;
  const data = { card: press.card.id, rev: of.version, case: of.id };
  return textForm(
    press.draw,
    {
      title: `${words.title} ${of.number}`,
      label: words.label,
      hint: now.textHint,
      required: press.draw.words.cases.refusals.textMissing,
      buttons: [
        button(words.send, 'sendAddition', data, { style: 'positive' }),
        button(receipt.back, 'receipt', data, { skipInputs: true }),
      ],
    },
    problem,
  );
}

export const add = cardAction('add', ofCase, async (deps, press, input) => {
  const of = await deps.store.read((kept) => ownCase(deps, kept, press, input.case));
  demandOpen(of);
  return addForm(press, of, null);
});
