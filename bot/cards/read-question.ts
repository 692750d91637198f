import { demandOpen } from '../core/cases/admit.ts';
import { openQuestions } from '../core/cases/say.ts';
import { Refusal } from '../core/errors.ts';
import type { CaseId } from '../core/ids.ts';
import type { CardJson } from '../ports/messenger.ts';
import { cardAction, type Press } from './chat/action.ts';
import { ownCase } from './forms/own-case.ts';
import { ofCase } from './forms/shapes.ts';
import type { CardDeps } from './views/draw.ts';
import { press as button, hint, theirs } from './views/elements.ts';
import { type TextProblem, textForm } from './views/text-form.ts';

/** The question's words, for the reporter's own press, and a field for the answer. */
export async function questionForm(
  deps: CardDeps,
  press: Press,
  id: CaseId,
  problem: TextProblem | null,
): Promise<CardJson> {
  return deps.store.read(async (kept) => {
    const of = await ownCase(deps, kept, press, id);
    demandOpen(of);
    const asked = openQuestions(await kept.cases.entries(of.id));
    if (asked.length === 0) throw new Refusal('noQuestion');
    const { question: words, receipt } = press.draw.words.report;
    const data = { card: press.card.id, rev: of.version, case: of.id };
    return textForm(
      press.draw,
      {
        title: words.title,
        above: [
          ...asked.map((question) => theirs(question.text)),
          ...(of.reporter.kind === 'protected' ? [hint(words.reporterHidden)] : []),
        ],
        label: words.label,
        required: press.draw.words.cases.refusals.textMissing,
        buttons: [
          button(words.send, 'sendAnswer', data, { style: 'positive' }),
          button(receipt.back, 'receipt', data, { skipInputs: true }),
        ],
      },
      problem,
    );
  });
}

export const readQuestion = cardAction('readQuestion', ofCase, (deps, press, input) =>
  questionForm(deps, press, input.case, null),
);
