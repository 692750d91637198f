import { urgencies } from '../core/cases/case.ts';
import { cardAction } from './chat/action.ts';
import { backButton, caseFor, dataOf } from './forms/partner-case.ts';
import { ofCase } from './forms/shapes.ts';
import { actions, press as button, card, heading } from './views/elements.ts';
import { choices } from './views/inputs.ts';

/** «Bedöm». */
export const assess = cardAction('assess', ofCase, async (deps, press, input) => {
  const { case: of } = await caseFor(deps, press, input.case, 'assess');
  const { words } = press.draw;
  const list = urgencies.toReversed().map((value) => ({ title: words.cases.urgencies[value], value }));
  return card([
    heading(`${words.triage.assess.title} ${of.number}`),
    choices('urgency', list, {
      label: words.triage.assess.label,
      required: words.report.now.required,
      style: 'expanded',
      value: of.urgency,
    }),
    ...actions([
      button(words.triage.assess.save, 'setUrgency', dataOf(press, of), { style: 'positive' }),
      backButton(press, of),
    ]),
  ]);
});
