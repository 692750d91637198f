import type { CaseId } from '../core/ids.ts';
import type { CardJson } from '../ports/messenger.ts';
import { cardAction, type Press } from './chat/action.ts';
import { backButton, caseFor, dataOf } from './forms/partner-case.ts';
import { ofCase } from './forms/shapes.ts';
import type { CardDeps } from './views/draw.ts';
import { press as button } from './views/elements.ts';
import { type TextProblem, textForm } from './views/text-form.ts';

/** The form for the outcome, in plain words for the reporter. */
export async function closeForm(
  deps: CardDeps,
  press: Press,
  id: CaseId,
  problem: TextProblem | null,
): Promise<CardJson> {
  const { case: of } = await caseFor(deps, press, id, 'close');
  const { close: words } = press.draw.words.triage;
  return textForm(
    press.draw,
    {
      title: `${words.title} ${of.number}`,
      label: words.label,
      hint: words.hint,
      required: press.draw.words.cases.refusals.outcomeMissing,
      buttons: [button(words.send, 'confirmClose', dataOf(press, of), { style: 'positive' }), backButton(press, of)],
    },
    problem,
  );
}

export const close = cardAction('close', ofCase, (deps, press, input) => closeForm(deps, press, input.case, null));
