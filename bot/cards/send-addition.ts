import { add as addToCase } from '../core/cases/add.ts';
import { addForm } from './add.ts';
import { cardAction } from './chat/action.ts';
import { ownCase, showReceipt } from './forms/own-case.ts';
import { wordsOfCase } from './forms/shapes.ts';
import { wordsOrForm } from './forms/words-or-form.ts';

export const sendAddition = cardAction('sendAddition', wordsOfCase, async (deps, press, input) =>
  wordsOrForm(
    input.text,
    async () => {
      await addToCase(deps, press.who.person, { case: input.case, words: input, press: press.key });
      return showReceipt(deps, press, input.case, press.draw.words.report.add.added);
    },
    async (problem) => addForm(press, await deps.store.read((kept) => ownCase(deps, kept, press, input.case)), problem),
  ),
);
