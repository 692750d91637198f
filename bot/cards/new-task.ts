import { neutralTitles } from '../core/tasks/neutral-titles.ts';
import { cardAction } from './chat/action.ts';
import { backButton, caseFor, dataOf } from './forms/partner-case.ts';
import { ofCase } from './forms/shapes.ts';
import { actions, press as button, card, heading, hint } from './views/elements.ts';
import { choices, date } from './views/inputs.ts';

/** «Ny uppgift»: the title is chosen, never typed. */
export const newTask = cardAction('newTask', ofCase, async (deps, press, input) => {
  const { case: of } = await caseFor(deps, press, input.case, 'makeTask');
  const { words } = press.draw;
  const { newTask: ask } = words.triage;
  const { required, choose } = words.report.now;
  const titles = neutralTitles.map((value) => ({ title: words.tasks.titles[value], value }));
  const coordinators = [...deps.organisation.people.values()].filter(
    (person) => person.roles.includes('securityCoordinator') || person.id === press.who.person,
  );
  return card([
    heading(`${ask.title} ${of.number}`),
    choices('title', titles, { label: ask.label, required, placeholder: choose }),
    choices(
      'responsible',
      coordinators.map((person) => ({ title: `${person.name}, ${person.title}`, value: person.id })),
      { label: ask.responsible, placeholder: ask.nobody, style: 'filtered' },
    ),
    date('dueDate', ask.due, null),
    hint(ask.hint),
    ...actions([button(ask.make, 'makeTask', dataOf(press, of), { style: 'positive' }), backButton(press, of)]),
  ]);
});
