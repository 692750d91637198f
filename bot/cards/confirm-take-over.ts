import { takeOver } from '../core/cases/take-over.ts';
import { cardAction } from './chat/action.ts';
import { triageOf } from './forms/partner-case.ts';
import { ofCase } from './forms/shapes.ts';

export const confirmTakeOver = cardAction('confirmTakeOver', ofCase, async (deps, press, input) => {
  const saved = await takeOver(deps, press.who.person, { case: input.case, press: press.key });
  return triageOf(deps, press, saved, press.draw.words.triage.takeOver.done);
});
