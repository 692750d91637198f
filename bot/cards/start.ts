import { z } from 'zod';
import { startReport } from '../core/cases/start.ts';
import { post } from '../core/cases/tell.ts';
import { cardAction } from './chat/action.ts';
import { showDraft } from './forms/draft-step.ts';

/**
 * «Rapportera» on a card that is not the report's own: the report's card comes as a message of its own,
 * so that the list or help that was pressed stays what it is. The press shows the first step at once.
 */
export const start = cardAction('start', z.object({}), async (deps, press) => {
  const draft = await deps.store.transaction(async (kept) => {
    const begun = await startReport(deps, kept, press.who.person);
    const known = await kept.cards.ofDraft(begun.id);
    if (known.length === 0)
      await post(deps, kept, [
        { face: 'report', addressee: { kind: 'person', person: press.who.person }, draft: begun.id },
      ]);
    return begun;
  });
  return showDraft(press, draft);
});
