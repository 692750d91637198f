import { z } from 'zod';
import { draftOf } from '../core/cases/draft.ts';
import { cardAction } from './chat/action.ts';
import { showDraft } from './forms/draft-step.ts';
import { drawFace } from './views/faces.ts';

/** What is so now, for the one who looks: answers and changes nothing. A report in the making shows its current step. */
export const refresh = cardAction('refresh', z.object({}), async (deps, press) =>
  deps.store.read(async (kept) => {
    const { card, who } = press;
    if (card.face === 'report') {
      const draft = await draftOf(deps, kept, who.person);
      if (draft && draft.id === card.draft) return showDraft(press, draft);
    }
    return (await drawFace(press.draw, kept, card, who.person)).card;
  }),
);
