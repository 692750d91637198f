import { discardDraft } from '../core/cases/settle-held.ts';
import { cardAction } from './chat/action.ts';
import { ofDraft } from './forms/shapes.ts';
import { goneView } from './views/unfinished.ts';

/** One press discards an unsent report. */
export const discard = cardAction('discard', ofDraft, async (deps, press, input) => {
  await discardDraft(deps, press.who.person, input.draft);
  return goneView(press.draw);
});
