import { z } from 'zod';
import { draftOf } from '../core/cases/draft.ts';
import { heldBy } from '../core/cases/files.ts';
import { myCases } from '../core/cases/lists.ts';
import { attachToCase, attachToDraft } from '../core/cases/settle-held.ts';
import { post } from '../core/cases/tell.ts';
import { Refusal } from '../core/errors.ts';
import type { CardJson } from '../ports/messenger.ts';
import { cardAction, type Press } from './chat/action.ts';
import { showDraft } from './forms/draft-step.ts';
import { showReceipt } from './forms/own-case.ts';
import { caseId, draftId, filled, heldId, identifiers } from './forms/shapes.ts';
import type { CardDeps } from './views/draw.ts';
import { offerView } from './views/offer.ts';

/** The same offer, asking what becomes of the numbers in the text. */
async function askAgain(deps: CardDeps, press: Press, held: string): Promise<CardJson> {
  return deps.store.transaction(async (kept) => {
    const { person } = press.who;
    const draft = await draftOf(deps, kept, person);
    const open = (await myCases(deps, kept, person)).filter((of) => of.status === 'received' || of.status === 'taken');
    return offerView(press.draw, await heldBy(deps, kept, person, held), open, draft?.id ?? null, true);
  });
}

/** A yes to what came by chat: to an open case, to the report being made, or as a new one. */
export const attach = cardAction(
  'attach',
  z.object({
    held: heldId,
    case: filled(caseId),
    draft: draftId.optional(),
    fresh: z.literal(true).optional(),
    identifiers,
  }),
  async (deps, press, input) => {
    const { person } = press.who;
    const settled = { held: input.held, card: press.card.id, press: press.key };
    if (input.case === null) {
      if (input.draft === undefined && !input.fresh) throw new Refusal('inputInvalid');
      const draft = await attachToDraft(deps, person, { ...settled, draft: input.draft ?? null });
      await deps.store.transaction(async (kept) => {
        if ((await kept.cards.ofDraft(draft.id)).length === 0)
          await post(deps, kept, [{ face: 'report', addressee: { kind: 'person', person }, draft: draft.id }]);
      });
      return showDraft(press, draft);
    }
    try {
      const saved = await attachToCase(deps, person, {
        ...settled,
        case: input.case,
        identifiers: input.identifiers,
      });
      return await showReceipt(deps, press, saved.id, press.draw.words.report.offer.attached(saved.number));
    } catch (error) {
      if (error instanceof Refusal && error.code === 'personalNumber') return askAgain(deps, press, input.held);
      throw error;
    }
  },
);
