import type { CaseId } from '../core/ids.ts';
import type { CardJson } from '../ports/messenger.ts';
import { cardAction, type Press } from './chat/action.ts';
import { backButton, caseFor, dataOf } from './forms/partner-case.ts';
import { ofCase } from './forms/shapes.ts';
import type { CardDeps } from './views/draw.ts';
import { press as button } from './views/elements.ts';
import { choices } from './views/inputs.ts';
import { type TextProblem, textForm } from './views/text-form.ts';

/** The form for a hand-over: to which function, and why. */
export async function handOverForm(
  deps: CardDeps,
  press: Press,
  id: CaseId,
  problem: TextProblem | null,
  chosen: string | null = null,
): Promise<CardJson> {
  const { case: of } = await caseFor(deps, press, id, 'handOver');
  const { handOver: words } = press.draw.words.triage;
  const others = [...deps.organisation.functions.values()].filter(
    (each) => each.id !== of.function && each.id !== deps.organisation.custodian,
  );
  const { required, choose } = press.draw.words.report.now;
  return textForm(
    press.draw,
    {
      title: `${words.title} ${of.number}`,
      more: [
        choices(
          'to',
          others.map((each) => ({ title: each.name, value: each.id })),
          { label: words.to, required, value: chosen, placeholder: choose },
        ),
      ],
      label: words.reason,
      hint: words.hint,
      required: press.draw.words.cases.refusals.reasonMissing,
      buttons: [button(words.send, 'sendHandOver', dataOf(press, of), { style: 'positive' }), backButton(press, of)],
    },
    problem,
  );
}

export const handOver = cardAction('handOver', ofCase, (deps, press, input) =>
  handOverForm(deps, press, input.case, null),
);
