import { readCase } from '../core/cases/read-case.ts';
import { cardAction } from './chat/action.ts';
import { ofCase } from './forms/shapes.ts';
import { contentView } from './views/content.ts';

/** «Visa»: the content, in answer to this press only; reading is logged. */
export const show = cardAction('show', ofCase, async (deps, press, input) =>
  contentView(press.draw, await readCase(deps, press.who.person, { case: input.case })),
);
