import { cardAction } from './chat/action.ts';
import { backButton, caseFor, dataOf } from './forms/partner-case.ts';
import { ofCase } from './forms/shapes.ts';
import { personName } from './views/draw.ts';
import { press as button, text } from './views/elements.ts';
import { messageView } from './views/message.ts';

/** «Ta över»: asks first, for a colleague has begun. */
export const takeOver = cardAction('takeOver', ofCase, async (deps, press, input) => {
  const { case: of } = await caseFor(deps, press, input.case, 'takeOver');
  const { takeOver: words } = press.draw.words.triage;
  return messageView(
    words.title,
    [text(of.number), text(words.hint(personName(press.draw, of.holder)))],
    [button(words.confirm, 'confirmTakeOver', dataOf(press, of), { style: 'positive' }), backButton(press, of)],
  );
});
