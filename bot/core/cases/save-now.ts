import { Refusal } from '../errors.ts';
import type { DraftId, PersonId } from '../ids.ts';
import { plain } from '../text/plain.ts';
import { type IdentifierDecision, screenText } from '../text/screen.ts';
import type { CaseDeps } from './deps.ts';
import { type Draft, type DraftContent, lockDraft, type NowAnswers, saveDraft } from './draft.ts';
import { isFirst, type Press } from './press.ts';
import { TEXT_LIMIT, TYPED_LIMIT } from './start.ts';

export type NowInput = {
  readonly draft: DraftId;
  readonly now: NowAnswers;
  /** The typed sentence, when the form showed it. */
  readonly text: string | null;
  readonly identifiers: IdentifierDecision;
  readonly step: DraftContent['step'];
  readonly press?: Press;
};

/** Checks what the form sent and lays it over the draft. Nothing is required yet: that is for `submit`. */
export function withNow(
  deps: Pick<CaseDeps, 'organisation'>,
  content: DraftContent,
  input: Pick<NowInput, 'now' | 'text' | 'identifiers' | 'step'>,
): DraftContent {
  const { unit, site } = input.now;
  if (unit !== null && !deps.organisation.places.has(unit)) throw new Refusal('unknownPlace');
  if (site !== null && !deps.organisation.sites.has(site)) throw new Refusal('unknownPlace');
  const text = input.text === null ? content.text : plain(input.text, TEXT_LIMIT);
  const screened = input.identifiers === null ? { text, sealed: [] } : screenText(text, TYPED_LIMIT, input.identifiers);
  return {
    ...content,
    step: input.step,
    now: input.now,
    text: screened.text,
    identifiers: [...content.identifiers, ...screened.sealed],
  };
}

/** Keeps the three answers in the draft as the form is left for the details. */
export async function saveNow(deps: CaseDeps, author: PersonId, input: NowInput): Promise<Draft> {
  return deps.store.transaction(async (kept) => {
    const draft = await lockDraft(deps, kept, author, input.draft);
    if (!(await isFirst(deps, kept, input.press))) return draft;
    // Even in the envelope no number is kept that its author has not decided about.
    if (input.text !== null) screenText(input.text, TEXT_LIMIT, input.identifiers);
    return saveDraft(deps, kept, draft, withNow(deps, draft.content, input));
  });
}
