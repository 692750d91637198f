import { demandOpen } from '../core/cases/admit.ts';
import { cardAction } from './chat/action.ts';
import { ownCase } from './forms/own-case.ts';
import { ofCase } from './forms/shapes.ts';
import { press as button, text } from './views/elements.ts';
import { messageView } from './views/message.ts';

/** Asks before a case is taken back. */
export const withdraw = cardAction('withdraw', ofCase, async (deps, press, input) => {
  const of = await deps.store.read((kept) => ownCase(deps, kept, press, input.case));
  demandOpen(of);
  const { withdraw: words, receipt } = press.draw.words.report;
  const data = { card: press.card.id, rev: of.version, case: of.id };
  return messageView(
    words.title,
    [text(of.number), text(words.hint)],
    [button(words.confirm, 'confirmWithdraw', data, { style: 'destructive' }), button(receipt.back, 'receipt', data)],
  );
});
