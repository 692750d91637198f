import { take as takeCase } from '../core/cases/take.ts';
import { cardAction } from './chat/action.ts';
import { triageOf } from './forms/partner-case.ts';
import { ofCase } from './forms/shapes.ts';

/** «Ta ärendet». */
export const take = cardAction('take', ofCase, async (deps, press, input) => {
  const taken = await takeCase(deps, press.who.person, { case: input.case, press: press.key });
  return triageOf(deps, press, taken);
});
