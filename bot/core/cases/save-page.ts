import { Refusal } from '../errors.ts';
import type { CaseId, DraftId, PersonId } from '../ids.ts';
import { checkAnswers } from '../questionnaires/check.ts';
import { pagesFor } from '../questionnaires/pages.ts';
import type { Answers, Page } from '../questionnaires/questionnaire.ts';
import { type IdentifierDecision, screenText } from '../text/screen.ts';
import { demand, demandOpen, lockCase } from './admit.ts';
import type { Case, Kind } from './case.ts';
import type { CaseDeps } from './deps.ts';
import { type Draft, type DraftContent, lockDraft, saveDraft } from './draft.ts';
import { isFirst, type Press } from './press.ts';
import { redraw } from './redraw.ts';
import { TEXT_LIMIT } from './start.ts';
import { sealIdentifiers } from './submit.ts';

type PageInput = {
  readonly page: string;
  readonly raw: { readonly [field: string]: unknown };
  readonly identifiers: IdentifierDecision;
  readonly press?: Press;
};

/** Finds the page that these kinds ask. Throws `notFound`. */
export function pageOf(kinds: readonly Kind[], page: string): Page {
  const found = pagesFor(kinds).find((each) => each.id === page);
  if (!found) throw new Refusal('notFound');
  return found;
}

function screened(page: Page, input: PageInput): { answers: Answers; sealed: readonly string[] } {
  const sealed: string[] = [];
  const answers: { [field: string]: Answers[string] } = { ...checkAnswers(page, input.raw) };
  for (const field of page.fields) {
    const answer = answers[field.key];
    if (field.type !== 'text' || typeof answer !== 'string') continue;
    const kept = screenText(answer, TEXT_LIMIT, input.identifiers);
    answers[field.key] = kept.text;
    sealed.push(...kept.sealed);
  }
  return { answers, sealed };
}

/** A page of details left before «Skicka» is kept in the draft, which goes on at `next` of its kinds. */
export async function saveDraftPage(
  deps: CaseDeps,
  author: PersonId,
  input: PageInput & { readonly draft: DraftId; readonly next: (kinds: readonly Kind[]) => DraftContent['step'] },
): Promise<Draft> {
  return deps.store.transaction(async (kept) => {
    const draft = await lockDraft(deps, kept, author, input.draft);
    if (!(await isFirst(deps, kept, input.press))) return draft;
    const page = pageOf(draft.content.now.kinds, input.page);
    const { answers, sealed } = screened(page, input);
    return saveDraft(deps, kept, draft, {
      ...draft.content,
      step: input.next(draft.content.now.kinds),
      pages: { ...draft.content.pages, [page.id]: { questionnaire: page.questionnaire, answers } },
      identifiers: [...draft.content.identifiers, ...sealed],
    });
  });
}

/** A page left after «Skicka» is part of the case at once. */
export async function saveCasePage(
  deps: CaseDeps,
  author: PersonId,
  input: PageInput & { readonly case: CaseId },
): Promise<Case> {
  return deps.store.transaction(async (kept) => {
    const { of, standing } = await lockCase(deps, kept, author, input.case);
    demand(standing, 'add');
    if (!(await isFirst(deps, kept, input.press))) return of;
    demandOpen(of);
    const page = pageOf(of.kinds, input.page);
    const { answers, sealed } = screened(page, input);
    const at = deps.clock.now();
    await kept.cases.savePage(of.id, { page: page.id, questionnaire: page.questionnaire, answers, savedAt: at });
    if (sealed.length > 0) await sealIdentifiers(deps, kept, of.id, sealed);
    const saved = await kept.cases.save(of, [
      { type: 'pageSaved', page: page.id, questionnaire: page.questionnaire, actor: { kind: 'reporter' }, at },
    ]);
    await redraw(kept, saved);
    return saved;
  });
}
