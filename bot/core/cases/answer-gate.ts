import type { DraftId, PersonId } from '../ids.ts';
import type { CaseDeps } from './deps.ts';
import { type Draft, lockDraft, saveDraft } from './draft.ts';

/** «Är du i säkerhet nu?» A no is remembered too: the report continues at 112, not at the form. */
export async function answerGate(
  deps: CaseDeps,
  author: PersonId,
  input: { readonly draft: DraftId; readonly safe: boolean },
): Promise<Draft> {
  return deps.store.transaction(async (kept) => {
    const draft = await lockDraft(deps, kept, author, input.draft);
    const step = input.safe ? 'now' : 'unsafe';
    // Past the gate a late press of it changes nothing.
    if (draft.content.step !== 'gate' && draft.content.step !== 'unsafe') return draft;
    return draft.content.step === step ? draft : saveDraft(deps, kept, draft, { ...draft.content, step });
  });
}
