import { Refusal } from '../errors.ts';
import type { CaseId, DraftId, PersonId } from '../ids.ts';
import type { IdentifierDecision } from '../text/screen.ts';
import { demand, demandOpen, lockCase } from './admit.ts';
import type { Case } from './case.ts';
import type { CaseDeps } from './deps.ts';
import { type Draft, lockDraft, saveDraft } from './draft.ts';
import type { CaseEvent } from './events.ts';
import { attachFiles, heldBy } from './files.ts';
import { isFirst, type Press } from './press.ts';
import { cardJob, redraw } from './redraw.ts';
import { say } from './say.ts';
import { startReport } from './start.ts';

type HeldInput = { readonly held: string; readonly press?: Press };

/** A yes: what was sent by chat becomes part of an open case. */
export async function attachToCase(
  deps: CaseDeps,
  author: PersonId,
  input: HeldInput & { readonly case: CaseId; readonly identifiers: IdentifierDecision },
): Promise<Case> {
  return deps.store.transaction(async (kept) => {
    const { of, standing } = await lockCase(deps, kept, author, input.case);
    demand(standing, 'add');
    if (!(await isFirst(deps, kept, input.press))) return of;
    demandOpen(of);
    const held = await heldBy(deps, kept, author, input.held);
    const at = deps.clock.now();
    const events: CaseEvent[] = [];
    if (held.content.text !== '') {
      const words = { text: held.content.text, identifiers: input.identifiers };
      const entry = await say(deps, kept, of, words, { kind: 'addition', author: { kind: 'reporter' } });
      events.push({ type: 'added', entry: entry.id, actor: { kind: 'reporter' }, at });
    }
    for (const photo of await attachFiles(kept, held.id, of.id))
      events.push({ type: 'photoAdded', photo, actor: { kind: 'reporter' }, at });
    const [first, ...rest] = events;
    if (!first) throw new Refusal('textMissing');
    const saved = await kept.cases.save(of, [first, ...rest]);
    await redraw(kept, saved);
    return saved;
  });
}

/** A yes, for a report not yet sent, or a new one: text and files go along with it. */
export async function attachToDraft(
  deps: CaseDeps,
  author: PersonId,
  input: HeldInput & { readonly draft: DraftId | null },
): Promise<Draft> {
  return deps.store.transaction(async (kept) => {
    const held = await heldBy(deps, kept, author, input.held);
    const draft =
      input.draft === null
        ? await startReport(deps, kept, author, held.content.text)
        : await lockDraft(deps, kept, author, input.draft);
    const text =
      input.draft === null
        ? draft.content.text
        : [draft.content.text, held.content.text].filter((part) => part !== '').join('\n');
    const photos = held.content.files.some((file) => file.refused === null);
    if (!photos) await kept.drafts.release(held.id);
    return saveDraft(deps, kept, draft, {
      ...draft.content,
      text,
      files: photos ? [...draft.content.files, held.id] : draft.content.files,
    });
  });
}

/** A no: nothing is kept. */
export async function dismiss(deps: CaseDeps, author: PersonId, input: HeldInput): Promise<void> {
  await deps.store.transaction(async (kept) => {
    const held = await heldBy(deps, kept, author, input.held);
    await kept.photos.discard(held.id);
    await kept.drafts.release(held.id);
  });
}

/** One press discards an unsent report, with all that belongs to it. */
export async function discardDraft(deps: CaseDeps, author: PersonId, draftId: DraftId): Promise<void> {
  await deps.store.transaction(async (kept) => {
    const draft = await lockDraft(deps, kept, author, draftId);
    for (const held of draft.content.files) {
      await kept.photos.discard(held);
      await kept.drafts.release(held);
    }
    await kept.drafts.delete(draft.id);
    // The stored messages say so too.
    await kept.jobs.enqueue((await kept.cards.ofDraft(draft.id)).map((card) => cardJob(card.id)));
  });
}
