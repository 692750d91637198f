import { cardAction } from './chat/action.ts';
import { backButton, caseFor, dataOf } from './forms/partner-case.ts';
import { ofCase } from './forms/shapes.ts';
import { press as button, text } from './views/elements.ts';
import { messageView } from './views/message.ts';

/** «Jag är berörd»: asks first, for it cannot be taken back. */
export const conflict = cardAction('conflict', ofCase, async (deps, press, input) => {
  const { case: of } = await caseFor(deps, press, input.case, 'declareConflict');
  const { conflict: words } = press.draw.words.triage;
  return messageView(
    words.title,
    [text(of.number), text(words.hint)],
    [button(words.confirm, 'confirmConflict', dataOf(press, of), { style: 'destructive' }), backButton(press, of)],
  );
});
