import type { Case } from '../../core/cases/case.ts';
import { pageOf } from '../../core/cases/save-page.ts';
import type { RefusalCode } from '../../core/errors.ts';
import { pagesFor } from '../../core/questionnaires/pages.ts';
import type { Answers } from '../../core/questionnaires/questionnaire.ts';
import type { CardJson } from '../../ports/messenger.ts';
import type { SavedPage } from '../../ports/store/cases.ts';
import type { Press } from '../chat/action.ts';
import { detailsView } from '../views/details.ts';

/** One page of a sent report, with what its reporter answered before. */
export function showCasePage(
  press: Press,
  of: Case,
  saved: readonly SavedPage[],
  page: string,
  wrong: { readonly problem: RefusalCode; readonly answers: Answers } | null = null,
): CardJson {
  return detailsView(press.draw, {
    pages: pagesFor(of.kinds),
    page: pageOf(of.kinds, page),
    answers: wrong?.answers ?? saved.find((each) => each.page === page)?.answers ?? {},
    data: { card: press.card.id, rev: of.version, case: of.id },
    unsent: false,
    problem: wrong?.problem ?? null,
  });
}
