import { close } from '../core/cases/close.ts';
import { cardAction } from './chat/action.ts';
import { closeForm } from './close.ts';
import { showTriage } from './forms/partner-case.ts';
import { wordsOfCase } from './forms/shapes.ts';
import { wordsOrForm } from './forms/words-or-form.ts';

export const confirmClose = cardAction('confirmClose', wordsOfCase, async (deps, press, input) =>
  wordsOrForm(
    input.text,
    async () => {
      await close(deps, press.who.person, { case: input.case, words: input, press: press.key });
      return showTriage(deps, press, input.case);
    },
    (problem) => closeForm(deps, press, input.case, problem),
  ),
);
