import type { Draft } from '../../core/cases/draft.ts';
import type { RefusalCode } from '../../core/errors.ts';
import { pagesFor } from '../../core/questionnaires/pages.ts';
import type { Answers } from '../../core/questionnaires/questionnaire.ts';
import type { CardJson } from '../../ports/messenger.ts';
import type { Press } from '../chat/action.ts';
import { detailsView } from '../views/details.ts';
import { gateView, unsafeView } from '../views/gate.ts';
import { nowView } from '../views/now.ts';

/** Where the report is now, with what its author wrote: only in answer to the author's own press. */
export function showDraft(
  press: Press,
  draft: Draft,
  wrong: { readonly problem: RefusalCode; readonly answers: Answers } | null = null,
): CardJson {
  const { step } = draft.content;
  if (step === 'gate') return gateView(press.draw, draft);
  if (step === 'unsafe') return unsafeView(press.draw, draft);
  if (step === 'now') return nowView(press.draw, draft);
  const pages = pagesFor(draft.content.now.kinds);
  const page = pages.find((each) => each.id === step.page);
  if (!page) return nowView(press.draw, draft);
  return detailsView(press.draw, {
    pages,
    page,
    answers: wrong?.answers ?? draft.content.pages[page.id]?.answers ?? {},
    data: { card: press.card.id, rev: draft.version, draft: draft.id },
    unsent: true,
    problem: wrong?.problem ?? null,
  });
}
