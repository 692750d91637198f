import type { CaseId } from '../core/ids.ts';
import type { CardJson } from '../ports/messenger.ts';
import { cardAction, type Press } from './chat/action.ts';
import { backButton, caseFor, dataOf } from './forms/partner-case.ts';
import { ofCase } from './forms/shapes.ts';
import type { CardDeps } from './views/draw.ts';
import { press as button } from './views/elements.ts';
import { type TextProblem, textForm } from './views/text-form.ts';

/** The form for a question to the reporter. */
export async function askForm(
  deps: CardDeps,
  press: Press,
  id: CaseId,
  problem: TextProblem | null,
): Promise<CardJson> {
  const { case: of } = await caseFor(deps, press, id, 'ask');
  const { ask: words } = press.draw.words.triage;
  return textForm(
    press.draw,
    {
      title: `${words.title} ${of.number}`,
      label: words.label,
      hint: words.hint,
      required: press.draw.words.cases.refusals.textMissing,
      buttons: [button(words.send, 'sendQuestion', dataOf(press, of), { style: 'positive' }), backButton(press, of)],
    },
    problem,
  );
}

export const ask = cardAction('ask', ofCase, (deps, press, input) => askForm(deps, press, input.case, null));
