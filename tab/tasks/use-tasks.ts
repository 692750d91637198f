import { useRef } from 'react';
import type { FieldChange, Task, TaskChange, TaskConflict, TaskField } from '../../bot/api/contract.ts';
import type { Query } from './query.ts';
import { useEdit } from './use-edit.ts';
import { useLive } from './use-live.ts';
import { usePages } from './use-pages.ts';

export type { Met } from './use-edit.ts';

/**
 * The list as it is now: the part that is in sight, what others do to it, and the ways to write in it. With `on` false
 * nothing is fetched (another layout fetches for itself), and the ways to write remain.
 */
export function useTasks(query: Query, on = true) {
  const own = useRef(new Map<string, number>());
  const pages = usePages(query, on);
  const touched = useLive(pages, own);
  const { did, add, edit } = useEdit(pages, query.view === 'removed', own);
  return { ...pages, touched, did, add, edit };
}
export type Tasks = ReturnType<typeof useTasks>;

/** One field's change, from the version of it that was seen. */
export const changeOf = (
  task: Task,
  field: TaskField,
  value: string | null,
  base = task.fieldVersions[field],
): FieldChange => ({ field, value, base });

/** One's own value all the same, from what it met. */
export function ownOf(conflict: TaskConflict): TaskChange {
  if (conflict.field !== 'checklist') return { field: conflict.field, value: conflict.yours, base: conflict.base };
  const { field, item, yours: value, base } = conflict;
  return { field, item, value, base };
}
