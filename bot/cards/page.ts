import { z } from 'zod';
import { draftOf } from '../core/cases/draft.ts';
import { saveCasePage, saveDraftPage } from '../core/cases/save-page.ts';
import { sentAs, submit } from '../core/cases/submit.ts';
import { Refusal, type RefusalCode } from '../core/errors.ts';
import type { CaseId, DraftId } from '../core/ids.ts';
import { pagesFor } from '../core/questionnaires/pages.ts';
import type { Answers, Page } from '../core/questionnaires/questionnaire.ts';
import type { CardJson } from '../ports/messenger.ts';
import { cardAction, type Press } from './chat/action.ts';
import { showCasePage } from './forms/case-page.ts';
import { showDraft } from './forms/draft-step.ts';
import { nowOrForm } from './forms/mend-now.ts';
import { ownCase, receiptOf } from './forms/own-case.ts';
import { caseId, draftId, identifiers } from './forms/shapes.ts';
import type { CardDeps } from './views/draw.ts';

const shape = z
  .looseObject({
    page: z.string().max(50),
    go: z.enum(['next', 'previous', 'done']),
    draft: draftId.optional(),
    case: caseId.optional(),
    identifiers,
  })
  .refine((input) => (input.draft === undefined) !== (input.case === undefined));
type Input = z.infer<typeof shape>;

/** The page that a button leads to, or null past either end. */
function towards(pages: readonly Page[], input: Input): string | null {
  if (input.go === 'done') return null;
  const index = pages.findIndex((page) => page.id === input.page);
  return pages[index + (input.go === 'next' ? 1 : -1)]?.id ?? null;
}

/** Inputs that can be shown again as they were typed, when a page must be mended. */
function typed(input: Input): Answers {
  const answers: { [field: string]: Answers[string] } = {};
  for (const [field, value] of Object.entries(input))
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') answers[field] = value;
  return answers;
}

const mendable: readonly RefusalCode[] = ['personalNumber', 'textTooLong', 'inputInvalid'];
const problemIn = (error: unknown): RefusalCode => {
  if (error instanceof Refusal && mendable.includes(error.code)) return error.code;
  throw error;
};

async function leaveDraftPage(deps: CardDeps, press: Press, input: Input, draft: DraftId) {
  try {
    const saved = await saveDraftPage(deps, press.who.person, {
      draft,
      page: input.page,
      raw: input,
      identifiers: input.identifiers,
      next: (kinds) => {
        const to = towards(pagesFor(kinds), input);
        return to === null ? 'now' : { page: to };
      },
      press: press.key,
    });
    if (input.go !== 'done') return showDraft(press, saved);
    const { now } = saved.content;
    return await nowOrForm(deps, press, now, null, async () => {
      const made = await submit(deps, press.who.person, {
        draft,
        now,
        text: null,
        identifiers: null,
        step: 'now',
        reporterName: press.who.name,
      });
      return receiptOf(deps, press, made);
    });
  } catch (error) {
    if (error instanceof Refusal && error.code === 'draftGone') return sentReceipt(deps, press, draft);
    const problem = problemIn(error);
    const before = await deps.store.read((kept) => draftOf(deps, kept, press.who.person));
    if (!before) throw error;
    return showDraft(
      press,
      { ...before, content: { ...before.content, step: { page: input.page } } },
      { problem, answers: typed(input) },
    );
  }
}

/** «Skicka nu» that comes again gets the same answer. */
async function sentReceipt(deps: CardDeps, press: Press, draft: DraftId): Promise<CardJson> {
  const sent = await deps.store.read((kept) => sentAs(deps, kept, press.who.person, draft));
  if (!sent) throw new Refusal('draftGone');
  return receiptOf(deps, press, sent);
}

async function leaveCasePage(deps: CardDeps, press: Press, input: Input, of: CaseId) {
  try {
    const saved = await saveCasePage(deps, press.who.person, {
      case: of,
      page: input.page,
      raw: input,
      identifiers: input.identifiers,
      press: press.key,
    });
    const to = towards(pagesFor(saved.kinds), input);
    if (to === null) return receiptOf(deps, press, saved);
    return showCasePage(press, saved, await deps.store.read((kept) => kept.cases.pages(of)), to);
  } catch (error) {
    const problem = problemIn(error);
    return deps.store.read(async (kept) =>
      showCasePage(press, await ownCase(deps, kept, press, of), [], input.page, { problem, answers: typed(input) }),
    );
  }
}

/** A page of details is saved as it is left, before «Skicka» in the draft, after it in the case. */
export const page = cardAction('page', shape, async (deps, press, input) => {
  if (input.draft !== undefined) return leaveDraftPage(deps, press, input, input.draft);
  if (input.case !== undefined) return leaveCasePage(deps, press, input, input.case);
  throw new Refusal('inputInvalid');
});
