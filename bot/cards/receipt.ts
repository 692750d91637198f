import { cardAction } from './chat/action.ts';
import { showReceipt } from './forms/own-case.ts';
import { ofCase } from './forms/shapes.ts';

/** Shows one of one's own cases, from the list or back from a form. */
export const receipt = cardAction('receipt', ofCase, (deps, press, input) => showReceipt(deps, press, input.case));
