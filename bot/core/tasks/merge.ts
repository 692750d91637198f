import type { PersonId, TaskId } from '../ids.ts';
import { fieldValue, type Revision, type Task, type TaskField, type TaskFields, UNDATED } from './task.ts';

/*
 * Two people edit one task. Each change says which version of its field it was made from. A field nobody
 * touched since takes the new value; a field that someone did keeps theirs, and the answer shows both, so that
 * the person chooses. The value that did not win stands in the history all the same: nothing written is lost.
 */

/** One field's new value, and the field's version that the writer saw. */
export type FieldChange = {
  readonly [field in TaskField]: { readonly field: field; readonly value: TaskFields[field]; readonly base: number };
}[TaskField];

export type Conflict = {
  readonly task: TaskId;
  readonly field: TaskField;
  readonly yours: string | null;
  readonly theirs: string | null;
  /** The field's version to give as base when choosing. */
  readonly base: number;
};

export type Merged = {
  readonly task: Task;
  readonly revisions: readonly Revision[];
  readonly conflicts: readonly Conflict[];
};

/** Writes what can be written. The same value again is no change, and no conflict. */
export function merge(before: Task, changes: readonly FieldChange[], by: PersonId, at: Date): Merged {
  const version = before.version + 1;
  const revisions: Revision[] = [];
  const conflicts: Conflict[] = [];
  let task = before;
  for (const change of changes) {
    const { field, value: to } = change;
    const from = fieldValue(task, field);
    if (from === to) continue;
    const applied = before.fieldVersions[field] === change.base;
    revisions.push({ field, from, to, by, at, version: applied ? version : before.version, applied });
    if (applied)
      task = {
        ...write(task, change),
        version,
        changedAt: at,
        fieldVersions: { ...task.fieldVersions, [field]: version },
      };
    else conflicts.push({ task: task.id, field, yours: to, theirs: from, base: before.fieldVersions[field] });
  }
  return { task, revisions, conflicts };
}

function write(task: Task, change: FieldChange): Task {
  if (change.field === 'title') return { ...task, title: { kind: 'own', text: change.value } };
  if (change.field === 'removed') return { ...task, removed: change.value !== null };
  if (change.field === 'dueDate') {
    const undated = change.value === UNDATED;
    return { ...task, undated, dueDate: undated ? null : change.value };
  }
  return { ...task, [change.field]: change.value };
}
