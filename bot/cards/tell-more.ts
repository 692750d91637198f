import { saveNow } from '../core/cases/save-now.ts';
import { Refusal } from '../core/errors.ts';
import { pagesFor } from '../core/questionnaires/pages.ts';
import { cardAction } from './chat/action.ts';
import { showDraft } from './forms/draft-step.ts';
import { nowOrForm } from './forms/mend-now.ts';
import { nowAnswers, nowShape } from './forms/now.ts';

/** «Berätta mer först»: keeps the three answers and opens the first page of details. */
export const tellMore = cardAction('tellMore', nowShape, async (deps, press, input) => {
  const now = nowAnswers(deps.organisation, input);
  return nowOrForm(deps, press, now, input.text, async () => {
    const [first] = pagesFor(now.kinds);
    if (!first) throw new Refusal('kindMissing');
    const saved = await saveNow(deps, press.who.person, {
      draft: input.draft,
      now,
      text: input.text,
      identifiers: input.identifiers,
      step: { page: first.id },
      press: press.key,
    });
    return showDraft(press, saved);
  });
});
