import { type AccessRole, mayTask } from '../access/access.ts';
import { Refusal } from '../errors.ts';
import type { PersonId } from '../ids.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { checkNew, type NewTaskInput, type TaskDeps } from '../tasks/add-task.ts';
import { addDays, localTime } from '../time/stockholm.ts';
import { longestDays, type Template, type TemplateFields } from './template.ts';

/** Whoever may add a task may use a template and make one. */
export const mayUse = (roles: readonly AccessRole[]): boolean => mayTask(roles, 'none', 'add');

/** Its owner changes it, and leadership, so that nothing is left behind by who has gone. */
export const mayChange = (roles: readonly AccessRole[], person: PersonId, template: Pick<Template, 'owner'>): boolean =>
  mayUse(roles) && (template.owner === person || roles.includes('securityLeadership'));

/** The task that a template makes today. */
export function taskOf(deps: Pick<TaskDeps, 'clock' | 'ids'>, template: TemplateFields): NewTaskInput {
  const { checklist, dueInDays, ...fields } = template;
  const { date } = localTime(deps.clock.now());
  return {
    ...fields,
    responsible: null,
    dueDate: dueInDays === null ? null : addDays(date, dueInDays),
    checklist: checklist.map((text) => ({ id: deps.ids.random(), text })),
  };
}

/** A template is right when the task that it makes is: by the very same rules. Returns it cleaned. */
export function checkTemplate(
  deps: Pick<TaskDeps, 'clock' | 'ids'> & { readonly organisation: Organisation },
  fields: TemplateFields,
): TemplateFields {
  const { dueInDays } = fields;
  if (dueInDays !== null && (!Number.isInteger(dueInDays) || dueInDays < 0 || dueInDays > longestDays))
    throw new Refusal('inputInvalid', { field: 'dueInDays' });
  const { title, description, checklist } = checkNew(deps.organisation, taskOf(deps, fields));
  return { ...fields, title: title.text, description, checklist: checklist.map(({ text }) => text) };
}
