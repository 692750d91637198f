import { z } from 'zod';
import { handOver } from '../core/cases/hand-over.ts';
import { type FunctionId, id } from '../core/ids.ts';
import { cardAction } from './chat/action.ts';
import { showTriage } from './forms/partner-case.ts';
import { wordsOfCase } from './forms/shapes.ts';
import { wordsOrForm } from './forms/words-or-form.ts';
import { handOverForm } from './hand-over.ts';

export const sendHandOver = cardAction(
  'sendHandOver',
  wordsOfCase.extend({ to: z.string().max(100).optional().default('') }),
  async (deps, press, input) =>
    wordsOrForm(
      input.text,
      async () => {
        const saved = await handOver(deps, press.who.person, {
          case: input.case,
          to: id<FunctionId>(input.to),
          words: input,
          press: press.key,
        });
        const to = deps.organisation.functions.get(saved.function)?.name ?? '';
        return showTriage(deps, press, input.case, press.draw.words.triage.handedOn(to));
      },
      (problem) => handOverForm(deps, press, input.case, problem, input.to),
    ),
);
