import { cardAction } from './chat/action.ts';
import { showTriage } from './forms/partner-case.ts';
import { ofCase } from './forms/shapes.ts';

/** Shows a case's triage card, from the queue or back from a form. */
export const triage = cardAction('triage', ofCase, (deps, press, input) => showTriage(deps, press, input.case));
