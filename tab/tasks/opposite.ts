import type { ChecklistChange, ChecklistItem, ParticipantsChange, Task, TaskChange } from '../../bot/api/contract.ts';
import { writtenValue } from './use-edit.ts';

/** What was written in one task, and how it was before and after. Only changes that the server kept. */
export type Kept = { readonly before: Task; readonly after: Task; readonly changes: readonly TaskChange[] };

/** An added task as something that was kept: taken back by removing it. */
export const keptNew = (task: Task): Kept => ({
  before: { ...task, removed: true },
  after: task,
  changes: [{ field: 'removed', value: null, base: task.fieldVersions.removed }],
});

/** The changes that take these back, on the versions that they made: whoever wrote since is not overwritten. */
export function opposite({ before, after, changes }: Kept): TaskChange[] {
  return changes.flatMap((change): TaskChange[] => {
    if (change.field === 'participants') return withoutParticipants(before, change);
    if (change.field === 'checklist') return checklistBack(before, after, change);
    const { field } = change;
    return [{ field, value: writtenValue(before, field), base: after.fieldVersions[field] }];
  });
}

function withoutParticipants(before: Task, { add = [], remove = [] }: ParticipantsChange): ParticipantsChange[] {
  const took = (id: string) => before.participants.some((person) => person.id === id);
  const back = { add: remove.filter(took), remove: add.filter((id) => !took(id)) };
  if (back.add.length + back.remove.length === 0) return [];
  return [{ field: 'participants', ...back }];
}

function checklistBack(before: Task, after: Task, { item, value }: ChecklistChange): ChecklistChange[] {
  const at = before.checklist.findIndex((each) => each.id === item);
  const was: ChecklistItem | undefined = before.checklist[at];
  const is = after.checklist.find((each) => each.id === item);
  const field = 'checklist';
  if (!was) return is ? [{ field, item, value: null, base: is.version }] : [];
  const place = { after: before.checklist[at - 1]?.id ?? null };
  const kept = { text: was.text, done: was.done };
  if (!is) return [{ field, item, value: { ...kept, ...place }, base: after.version }];
  return [{ field, item, value: value?.after === undefined ? kept : { ...kept, ...place }, base: is.version }];
}
