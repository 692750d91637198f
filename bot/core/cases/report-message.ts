import type { StoredCard } from '../../ports/store/cards.ts';
import { Refusal } from '../errors.ts';
import { type CardId, id, type PersonId } from '../ids.ts';
import { likelyKinds } from '../text/likely-kinds.ts';
import { plain } from '../text/plain.ts';
import type { Kind } from './case.ts';
import type { CaseDeps } from './deps.ts';
import { type Draft, draftOf, saveDraft } from './draft.ts';
import { heldBy, hold } from './files.ts';
import { isFirst, type Press } from './press.ts';
import { joined, startReport, TYPED_LIMIT } from './start.ts';

/**
 * Somebody's message that a person chose to report. It waits in an envelope of theirs, as what they type does, until
 * they have said that they are safe and want to go on; a dialog that is closed leaves nothing else behind.
 * Returns the held thing's id. Throws `textTooLong`: nothing is cut.
 */
export async function holdMessage(deps: CaseDeps, person: PersonId, text: string): Promise<string> {
  const clean = plain(text, TYPED_LIMIT);
  return deps.store.transaction((kept) => hold(deps, kept, person, clean, []));
}

/** Where a person's report from a message stands: the report, and the card that it will be told on. */
export type FromMessage = { readonly draft: Draft; readonly card: StoredCard };

/**
 * The chosen message becomes the text of a new report, or is added below what a half-done one says. The card is the
 * report's own as in the chat, but is posted only when it has become a receipt.
 */
export async function reportMessage(
  deps: CaseDeps,
  author: PersonId,
  input: { readonly held: string; readonly press: Press },
): Promise<FromMessage> {
  return deps.store.transaction(async (kept) => {
    const cardOf = async (draft: Draft): Promise<FromMessage> => {
      const [known] = await kept.cards.ofDraft(draft.id);
      if (known) return { draft, card: known };
      const card = id<CardId>(deps.ids.random());
      await kept.cards.create([
        { id: card, face: 'report', addressee: { kind: 'person', person: author }, draft: draft.id },
      ]);
      const made = await kept.cards.get(card);
      if (!made) throw new Refusal('draftGone');
      return { draft, card: made };
    };
    if (!(await isFirst(deps, kept, input.press))) {
      const begun = await draftOf(deps, kept, author);
      if (!begun) throw new Refusal('draftGone');
      return cardOf(begun);
    }
    const held = await heldBy(deps, kept, author, input.held);
    const before = await startReport(deps, kept, author);
    const text = joined(before.content.text, held.content.text);
    const { now } = before.content;
    await kept.drafts.release(held.id);
    const draft = await saveDraft(deps, kept, before, {
      ...before.content,
      step: 'now',
      text,
      quotes: true,
      // It is reported as a threat, whatever else its words tell.
      now: now.kinds.length > 0 ? now : { ...now, kinds: [...new Set<Kind>(['threat', ...likelyKinds(text)])] },
    });
    return cardOf(draft);
  });
}
