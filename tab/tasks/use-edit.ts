import { type RefObject, useCallback } from 'react';
import type { NewTask, Task, TaskChange, TaskConflict, TaskEdited, TaskField } from '../../bot/api/contract.ts';
import { useKnown } from '../context.tsx';
import { manualOrigins, priorities, statuses } from './choices.ts';
import { added, gone, put } from './pages.ts';
import type { Pages } from './use-pages.ts';

export type Met = { readonly task: Task; readonly conflicts: readonly TaskConflict[] };

/** Writes tasks and shows what was written at once. `own` holds the versions that this tab made, whose echo is no news. */
export function useEdit(pages: Pages, showsRemoved: boolean, own: RefObject<Map<string, number>>) {
  const { api } = useKnown();
  const { change, loadSoon, newest } = pages;

  /** What this tab did itself, elsewhere than by `edit`. */
  const did = useCallback(
    (task: Task) => {
      own.current.set(task.id, Math.max(task.version, own.current.get(task.id) ?? 0));
      if (newest.current.tasks.has(task.id)) {
        if (task.removed === showsRemoved) return change((window) => put(window, task));
        change((window) => gone(window, task.id));
      }
      loadSoon();
    },
    [change, loadSoon, newest, own, showsRemoved],
  );

  const add = useCallback(
    async (fresh: NewTask): Promise<Task | null> => {
      const task = await api.send<Task>('POST', '/api/tasks', fresh);
      if (!task) return null;
      own.current.set(task.id, task.version);
      change((window) => added(window, task));
      return task;
    },
    [api, change, own],
  );

  const edit = useCallback(
    async (task: Task, changes: readonly TaskChange[]): Promise<Met> => {
      change((window) => put(window, hoped(task, changes)));
      const edited = await api
        .send<TaskEdited>('PATCH', `/api/tasks/${task.id}`, { changes })
        .catch((error: unknown) => {
          change((window) => put(window, task));
          throw error;
        });
      if (!edited) return { task, conflicts: [] };
      did(edited.task);
      return edited;
    },
    [api, change, did],
  );
  return { did, add, edit };
}

/** A field's value as it is written. */
export function writtenValue(task: Task, field: TaskField): string | null {
  switch (field) {
    case 'administration':
    case 'responsible':
      return task[field]?.id ?? null;
    case 'dueDate':
      return task.undated ? 'none' : task.dueDate;
    case 'removed':
      return task.removed ? 'yes' : null;
    default:
      return task[field];
  }
}

/** How the task looks until the answer is here: what is chosen shows at once. */
export function hoped(task: Task, changes: readonly TaskChange[]): Task {
  return changes.reduce(withChange, task);
}

function withChange(task: Task, change: TaskChange): Task {
  if (change.field === 'participants' || change.field === 'checklist') return task;
  const { field, value } = change;
  switch (field) {
    case 'dueDate':
      return { ...task, dueDate: value === 'none' ? null : value, undated: value === 'none' };
    case 'administration':
      return { ...task, administration: value === null ? null : { id: value, name: '' } };
    case 'status':
      return { ...task, status: statuses.find((status) => status === value) ?? task.status };
    case 'priority':
      return { ...task, priority: priorities.find((priority) => priority === value) ?? task.priority };
    case 'origin':
      return { ...task, origin: manualOrigins.find((origin) => origin === value) ?? task.origin };
    case 'followUpDate':
      return { ...task, followUpDate: value };
    default:
      return task;
  }
}
