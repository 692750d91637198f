import { type AccessRole, mayTask, rolesOf, type TaskAction } from '../access/access.ts';
import { Refusal } from '../errors.ts';
import type { PersonId } from '../ids.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { findIdentifiers } from '../text/identifiers.ts';
import type { FieldChange } from './merge.ts';
import { isDate, longest, type Task, type TaskField, UNDATED } from './task.ts';

/** Refuses with `notFound` what the person may not even see, with `notAllowed` what they may see but not do. */
export function demandTask(
  organisation: Organisation,
  person: PersonId,
  task: Task | null,
  action: TaskAction,
): asserts task is Task {
  const roles: readonly AccessRole[] = rolesOf(organisation, person);
  const relation = task?.responsible === person ? 'responsible' : 'none';
  if (!task || !mayTask(roles, relation, 'see')) throw new Refusal('notFound');
  if (!mayTask(roles, relation, action)) throw new Refusal('notAllowed');
}

/** Free text that everyone with the list reads: no identity or phone numbers, not too long. */
export function checkText(text: string, field: 'title' | 'description' | 'comment'): string {
  const trimmed = text.trim();
  if (trimmed.length > longest[field]) throw new Refusal('textTooLong', { field, longest: longest[field] });
  if (findIdentifiers(trimmed).length > 0) throw new Refusal('personalNumber', { field });
  return trimmed;
}

/** Which right a field's change asks for. */
export function actionOf(field: TaskField): TaskAction {
  if (field === 'status') return 'finish';
  return field === 'responsible' ? 'assign' : 'edit';
}

/** A change whose value may be written, cleaned. Title and description of a case-born task are not free: they would carry content. */
export function checkChange(organisation: Organisation, task: Pick<Task, 'origin'>, change: FieldChange): FieldChange {
  switch (change.field) {
    case 'title': {
      if (task.origin.kind === 'case') throw new Refusal('inputInvalid', { field: 'title' });
      const value = checkText(change.value, 'title');
      if (value === '') throw new Refusal('textMissing', { field: 'title' });
      return { ...change, value };
    }
    case 'description':
      if (task.origin.kind === 'case' && change.value.trim() !== '')
        throw new Refusal('inputInvalid', { field: 'description' });
      return { ...change, value: checkText(change.value, 'description') };
    case 'administration':
      if (change.value !== null && organisation.places.get(change.value)?.level !== 'administration')
        throw new Refusal('unknownPlace');
      return change;
    case 'responsible':
      if (change.value !== null && !organisation.people.has(change.value)) throw new Refusal('unknownPerson');
      return change;
    case 'dueDate':
      if (change.value !== null && change.value !== UNDATED && !isDate(change.value))
        throw new Refusal('inputInvalid', { field: 'dueDate' });
      return change;
    case 'followUpDate':
      if (change.value !== null && !isDate(change.value)) throw new Refusal('inputInvalid', { field: 'followUpDate' });
      return change;
    case 'removed':
      if (change.value !== null && task.origin.kind === 'case') throw new Refusal('inputInvalid', { field: 'removed' });
      return change;
    case 'status':
    case 'priority':
    case 'recurrence':
      return change;
  }
}
