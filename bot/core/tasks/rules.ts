import { type AccessRole, mayTask, relationToTask, rolesOf, type TaskAction } from '../access/access.ts';
import { Refusal } from '../errors.ts';
import type { PersonId } from '../ids.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { findIdentifiers } from '../text/identifiers.ts';
import { type ChecklistChange, itemOf, MOST_ITEMS } from './checklist.ts';
import type { FieldChange, TaskChange } from './merge.ts';
import { isDate, longest, MOST_PARTICIPANTS, type Task, type TaskField, UNDATED } from './task.ts';

/** Refuses with `notFound` what the person may not even see, with `notAllowed` what they may see but not do. */
export function demandTask(
  organisation: Organisation,
  person: PersonId,
  task: Task | null,
  action: TaskAction,
): asserts task is Task {
  const roles: readonly AccessRole[] = rolesOf(organisation, person);
  const relation = task ? relationToTask(task, person) : 'none';
  if (!task || !mayTask(roles, relation, 'see')) throw new Refusal('notFound');
  if (!mayTask(roles, relation, action)) throw new Refusal('notAllowed');
}

/** Free text that everyone with the list reads: no identity or phone numbers, not too long. */
export function checkText(text: string, field: keyof typeof longest): string {
  const trimmed = text.trim();
  if (trimmed.length > longest[field]) throw new Refusal('textTooLong', { field, longest: longest[field] });
  if (findIdentifiers(trimmed).length > 0) throw new Refusal('personalNumber', { field });
  return trimmed;
}

/** Which right a field's change asks for. */
export function actionOf(field: TaskField | 'participants'): TaskAction {
  if (field === 'status') return 'finish';
  return field === 'responsible' || field === 'participants' ? 'assign' : 'edit';
}

/** Which right a change asks for. To tick a line off is part of finishing. */
export function rightFor(change: TaskChange, task: Task): TaskAction {
  if (change.field !== 'checklist') return actionOf(change.field);
  const { value } = itemOf(task, change.item);
  const ticks = value !== null && change.value?.text === value.text && change.value.after === undefined;
  return ticks ? 'finish' : 'edit';
}

type Checked = Pick<Task, 'origin'> & Partial<Pick<Task, 'recurrence'>>;

/**
 * A change whose value may be written, cleaned. Title, description and checklist of a case-born task are not free: they
 * would carry content. Nor can it be removed, as the case waits for it or was answered with it.
 */
export function checkChange(organisation: Organisation, task: Checked, change: FieldChange): FieldChange {
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
      if ((change.value === null || change.value === UNDATED) && (task.recurrence ?? null) !== null)
        throw new Refusal('recurrenceNeedsDate', { field: 'dueDate' });
      return change;
    case 'followUpDate':
      if (change.value !== null && !isDate(change.value)) throw new Refusal('inputInvalid', { field: 'followUpDate' });
      return change;
    case 'link':
      if (change.value !== null && (task.origin.kind === 'case' || !isLink(change.value)))
        throw new Refusal('inputInvalid', { field: 'link' });
      return change;
    case 'origin':
      if (task.origin.kind === 'case') throw new Refusal('inputInvalid', { field: 'origin' });
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

/** The same for whatever may be changed in a task, several at once. */
export function checkChanges(
  organisation: Organisation,
  task: Pick<Task, 'origin' | 'recurrence'>,
  changes: readonly TaskChange[],
): readonly TaskChange[] {
  // Who takes date and recurrence away together leaves no series without a date.
  const ends = changes.some((change) => change.field === 'recurrence' && change.value === null);
  const met = ends ? { ...task, recurrence: null } : task;
  return changes.map((change) => {
    if (change.field === 'checklist') return checkItem(task, change);
    if (change.field !== 'participants') return checkChange(organisation, met, change);
    for (const person of change.add)
      if (!organisation.people.has(person)) throw new Refusal('unknownPerson', { field: 'participants' });
    if (change.add.some((person) => change.remove.includes(person)))
      throw new Refusal('inputInvalid', { field: 'participants' });
    return change;
  });
}

function checkItem({ origin }: Pick<Task, 'origin'>, change: ChecklistChange): ChecklistChange {
  if (origin.kind === 'case') throw new Refusal('inputInvalid', { field: 'checklist' });
  if (change.value === null) return change;
  const text = checkText(change.value.text, 'checklist');
  if (text === '') throw new Refusal('textMissing', { field: 'checklist' });
  return { ...change, value: { ...change.value, text } };
}

const inTab = /^#\/(?:meetings|tasks)\/[0-9a-f-]{36}$/;

/** A protected address that names nobody, or a place in the tab. */
function isLink(text: string): boolean {
  if (inTab.test(text)) return true;
  if (text.length > longest.link || /\s/.test(text) || findIdentifiers(text).length > 0) return false;
  const address = URL.parse(text);
  return address?.protocol === 'https:' && address.username === '' && address.password === '';
}

/** What must hold of a task as a whole, whatever was changed. */
export function checkWhole({
  recurrence,
  dueDate,
  checklist,
  participants,
}: Pick<Task, 'recurrence' | 'dueDate' | 'checklist' | 'participants'>): void {
  if (recurrence !== null && dueDate === null) throw new Refusal('recurrenceNeedsDate', { field: 'recurrence' });
  if (checklist.length > MOST_ITEMS) throw new Refusal('tooMany', { field: 'checklist', most: MOST_ITEMS });
  if (participants.length > MOST_PARTICIPANTS)
    throw new Refusal('tooMany', { field: 'participants', most: MOST_PARTICIPANTS });
}
