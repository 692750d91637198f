import { ask } from '../core/cases/ask.ts';
import { askForm } from './ask.ts';
import { cardAction } from './chat/action.ts';
import { showTriage } from './forms/partner-case.ts';
import { wordsOfCase } from './forms/shapes.ts';
import { wordsOrForm } from './forms/words-or-form.ts';

export const sendQuestion = cardAction('sendQuestion', wordsOfCase, async (deps, press, input) =>
  wordsOrForm(
    input.text,
    async () => {
      await ask(deps, press.who.person, { case: input.case, words: input, press: press.key });
      return showTriage(deps, press, input.case);
    },
    (problem) => askForm(deps, press, input.case, problem),
  ),
);
