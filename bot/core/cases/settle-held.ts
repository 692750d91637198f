import type { Repositories } from '../../ports/store/store.ts';
import { Refusal } from '../errors.ts';
import type { CardId, CaseId, DraftId, PersonId } from '../ids.ts';
import { likelyKinds } from '../text/likely-kinds.ts';
import type { IdentifierDecision } from '../text/screen.ts';
import { demand, demandOpen, lockCase } from './admit.ts';
import type { Case } from './case.ts';
import type { CaseDeps } from './deps.ts';
import { type Draft, draftOf, lockDraft, saveDraft } from './draft.ts';
import type { CaseEvent } from './events.ts';
import type { OfferOutcome } from './files.ts';
import { attachFiles, heldBy } from './files.ts';
import { isFirst, type Press } from './press.ts';
import { cardJob, redraw } from './redraw.ts';
import { say } from './say.ts';
import { joined, startReport, TYPED_LIMIT } from './start.ts';
import { tellHolder } from './tell.ts';

/** `card`: the one that offered it, which says afterwards what became of it. */
type HeldInput = { readonly held: string; readonly card: CardId; readonly press?: Press };

async function settle(kept: Repositories, input: HeldInput, outcome: OfferOutcome): Promise<void> {
  await kept.cards.settleOffer(input.card, input.held, outcome);
  await kept.jobs.enqueue([cardJob(input.card)]);
}

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
      const addition = { kind: 'addition', author: { kind: 'reporter' } } as const;
      const entry = await say(deps, kept, of, words, addition, 'textMissing', TYPED_LIMIT);
      events.push({ type: 'added', entry: entry.id, actor: { kind: 'reporter' }, at });
    }
    for (const photo of await attachFiles(kept, held.id, of.id))
      events.push({ type: 'photoAdded', photo, actor: { kind: 'reporter' }, at });
    const [first, ...rest] = events;
    if (!first) throw new Refusal('textMissing');
    const saved = await kept.cases.save(of, [first, ...rest]);
    await redraw(kept, saved);
    await tellHolder(deps, kept, saved, 'addition');
    await settle(kept, input, 'added');
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
    const begun = input.draft ?? (await draftOf(deps, kept, author))?.id ?? null;
    const before = begun === null ? await startReport(deps, kept, author) : await lockDraft(deps, kept, author, begun);
    if (before.content.files.includes(input.held) || !(await isFirst(deps, kept, input.press))) return before;
    const held = await heldBy(deps, kept, author, input.held);
    const text = joined(before.content.text, held.content.text);
    const photos = held.content.files.some((file) => file.refused === null);
    if (!photos) await kept.drafts.release(held.id);
    await settle(kept, input, 'added');
    const { now, files } = before.content;
    return saveDraft(deps, kept, before, {
      ...before.content,
      text,
      now: now.kinds.length > 0 ? now : { ...now, kinds: likelyKinds(text) },
      files: photos ? [...files, held.id] : files,
    });
  });
}

/** A no: nothing is kept. */
export async function dismiss(deps: CaseDeps, author: PersonId, input: HeldInput): Promise<void> {
  await deps.store.transaction(async (kept) => {
    const held = await heldBy(deps, kept, author, input.held);
    await kept.photos.discard(held.id);
    await kept.drafts.release(held.id);
    await settle(kept, input, 'dismissed');
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
