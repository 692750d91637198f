import { answer } from '../core/cases/answer.ts';
import { cardAction } from './chat/action.ts';
import { showReceipt } from './forms/own-case.ts';
import { wordsOfCase } from './forms/shapes.ts';
import { wordsOrForm } from './forms/words-or-form.ts';
import { questionForm } from './read-question.ts';

export const sendAnswer = cardAction('sendAnswer', wordsOfCase, async (deps, press, input) =>
  wordsOrForm(
    input.text,
    async () => {
      await answer(deps, press.who.person, { case: input.case, words: input, press: press.key });
      return showReceipt(deps, press, input.case, press.draw.words.report.question.answered);
    },
    (problem) => questionForm(deps, press, input.case, problem),
  ),
);
