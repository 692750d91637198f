import { submit as submitReport } from '../core/cases/submit.ts';
import { cardAction } from './chat/action.ts';
import { nowOrForm } from './forms/mend-now.ts';
import { nowAnswers, nowShape } from './forms/now.ts';
import { receiptOf } from './forms/own-case.ts';

/** «Skicka»: the case number at once. */
export const submit = cardAction('submit', nowShape, async (deps, press, input) => {
  const now = nowAnswers(deps.organisation, input);
  return nowOrForm(deps, press, now, input.text, async () => {
    const made = await submitReport(deps, press.who.person, {
      draft: input.draft,
      now,
      text: input.text,
      identifiers: input.identifiers,
      step: 'now',
      reporterName: press.who.name,
      press: press.key,
    });
    return receiptOf(deps, press, made);
  });
});
