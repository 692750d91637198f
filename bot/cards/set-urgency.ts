import { z } from 'zod';
import { assess } from '../core/cases/assess.ts';
import { urgencies } from '../core/cases/case.ts';
import { cardAction } from './chat/action.ts';
import { showTriage } from './forms/partner-case.ts';
import { ofCase } from './forms/shapes.ts';

export const setUrgency = cardAction(
  'setUrgency',
  ofCase.extend({ urgency: z.enum(urgencies) }),
  async (deps, press, input) => {
    await assess(deps, press.who.person, { case: input.case, urgency: input.urgency, press: press.key });
    return showTriage(deps, press, input.case);
  },
);
