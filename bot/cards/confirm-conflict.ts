import { declareConflict } from '../core/cases/declare-conflict.ts';
import { cardAction } from './chat/action.ts';
import { ofCase } from './forms/shapes.ts';
import { lostView } from './views/triage.ts';

export const confirmConflict = cardAction('confirmConflict', ofCase, async (deps, press, input) => {
  const saved = await declareConflict(deps, press.who.person, { case: input.case, press: press.key });
  return lostView(press.draw, saved, press.draw.words.triage.conflict.done);
});
