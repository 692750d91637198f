import { withdraw } from '../core/cases/withdraw.ts';
import { cardAction } from './chat/action.ts';
import { showReceipt } from './forms/own-case.ts';
import { ofCase } from './forms/shapes.ts';

export const confirmWithdraw = cardAction('confirmWithdraw', ofCase, async (deps, press, input) => {
  await withdraw(deps, press.who.person, { case: input.case, press: press.key });
  return showReceipt(deps, press, input.case);
});
