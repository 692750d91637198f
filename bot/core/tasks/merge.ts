import type { PersonId, TaskId } from '../ids.ts';
import { type ChecklistChange, type ItemValue, mergeItem } from './checklist.ts';
import { fieldValue, type Revision, type Task, type TaskField, type TaskFields, UNDATED } from './task.ts';

/*
 * Two people edit one task. Each change says which version of its field it was made from. A field nobody
 * touched since takes the new value; a field that someone did keeps theirs, and the answer shows both, so that
 * the person chooses. The value that did not win stands in the history all the same: nothing written is lost.
 * Each line of the checklist is such a field. The participants are a set: who is added or taken away meets nobody.
 */

/** One field's new value, and the field's version that the writer saw. */
export type FieldChange = {
  readonly [field in TaskField]: { readonly field: field; readonly value: TaskFields[field]; readonly base: number };
}[TaskField];

export type ParticipantsChange = {
  readonly field: 'participants';
  readonly add: readonly PersonId[];
  readonly remove: readonly PersonId[];
};

export type TaskChange = FieldChange | ParticipantsChange | ChecklistChange;

/** `base`: the version to give when choosing one's own. */
export type Conflict = { readonly task: TaskId; readonly base: number } & (
  | { readonly field: TaskField; readonly yours: string | null; readonly theirs: string | null }
  | {
      readonly field: 'checklist';
      readonly item: string;
      readonly yours: ItemValue | null;
      readonly theirs: ItemValue | null;
    }
);

export type Merged = {
  readonly task: Task;
  readonly revisions: readonly Revision[];
  readonly conflicts: readonly Conflict[];
};

/** Writes what can be written. The same value again is no change, and no conflict. */
export function merge(before: Task, changes: readonly TaskChange[], by: PersonId, at: Date): Merged {
  const version = before.version + 1;
  const revisions: Revision[] = [];
  const conflicts: Conflict[] = [];
  let task = before;
  const note = (revision: Pick<Revision, 'field' | 'from' | 'to' | 'item'>, applied: boolean) =>
    revisions.push({ ...revision, by, at, version: applied ? version : before.version, applied });
  for (const change of changes) {
    if (change.field === 'participants') {
      const remove = new Set(change.remove);
      for (const person of task.participants.filter((each) => remove.has(each)))
        note({ field: 'participants', from: person, to: null }, true);
      const left = task.participants.filter((each) => !remove.has(each));
      const joined = [...new Set(change.add)].filter((each) => !left.includes(each));
      for (const person of joined) note({ field: 'participants', from: null, to: person }, true);
      task = { ...task, participants: [...left, ...joined] };
      continue;
    }
    if (change.field === 'checklist') {
      const met = mergeItem(task, change, version);
      if (!met) continue;
      note({ field: 'checklist', item: change.item, from: met.from, to: met.to }, met.conflict === null);
      if (met.conflict) conflicts.push({ task: task.id, field: 'checklist', item: change.item, ...met.conflict });
      else task = { ...task, ...met.lines };
      continue;
    }
    const { field, value: to } = change;
    const from = fieldValue(task, field);
    if (from === to) continue;
    const applied = before.fieldVersions[field] === change.base;
    note({ field, from, to }, applied);
    if (applied) task = { ...write(task, change), fieldVersions: { ...task.fieldVersions, [field]: version } };
    else conflicts.push({ task: task.id, field, yours: to, theirs: from, base: before.fieldVersions[field] });
  }
  if (revisions.some((revision) => revision.applied)) task = { ...task, version, changedAt: at };
  return { task, revisions, conflicts };
}

function write(task: Task, change: FieldChange): Task {
  if (change.field === 'title') return { ...task, title: { kind: 'own', text: change.value } };
  if (change.field === 'removed') return { ...task, removed: change.value !== null };
  if (change.field === 'origin') return { ...task, origin: { kind: change.value } };
  if (change.field === 'dueDate') {
    const undated = change.value === UNDATED;
    return { ...task, undated, dueDate: undated ? null : change.value };
  }
  return { ...task, [change.field]: change.value };
}
