import { z } from 'zod';
import { cardJob } from '../core/cases/redraw.ts';
import { startReport } from '../core/cases/start.ts';
import { post } from '../core/cases/tell.ts';
import type { Face } from '../ports/store/cards.ts';
import { cardAction } from './chat/action.ts';
import { showDraft } from './forms/draft-step.ts';
import { drawFace } from './views/faces.ts';

/** What has done its part when a report is begun from it. */
const leading: readonly Face[] = ['help', 'mine', 'offer'];

/**
 * «Rapportera» on a card that is not the report's own. The card that was pressed becomes the report's, so that the
 * question stands there at once, and only there. Any other stays what it is, and the report comes as a message of its
 * own below: also where an earlier report was discarded, for its presses were counted on that card.
 */
export const start = cardAction('start', z.object({}), async (deps, press) => {
  const { card, who } = press;
  const begun = await deps.store.transaction(async (kept) => {
    const draft = await startReport(deps, kept, who.person);
    const known = await kept.cards.ofDraft(draft.id);
    if (leading.includes(card.face)) {
      await kept.cards.becomeReport(card.id, draft.id);
      await kept.jobs.enqueue([cardJob(card.id)]);
      return draft;
    }
    if (known.length > 0) return draft;
    await post(deps, kept, [{ face: 'report', addressee: { kind: 'person', person: who.person }, draft: draft.id }]);
    return null;
  });
  if (begun) return showDraft(press, begun);
  return deps.store.read(async (kept) => (await drawFace(press.draw, kept, card, who.person)).card);
});
