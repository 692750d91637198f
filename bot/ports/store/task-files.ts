import type { PersonId, TaskFileId, TaskId } from '../../core/ids.ts';
import type { TaskFile, TaskFileStep } from '../../core/tasks/task-file.ts';

/** A file as it should stand in the library: there, or not any more. */
export type DueFile = TaskFile & { readonly number: string; readonly item: string | null };

export type TaskFiles = {
  add(file: Omit<TaskFile, 'removed' | 'url'> & { readonly bytes: Uint8Array }): Promise<void>;
  /** All of a task, removed ones too, in the order they came. */
  of(task: TaskId): Promise<TaskFile[]>;
  bytes(file: TaskFileId): Promise<Uint8Array | null>;
  setRemoved(file: TaskFileId, removed: boolean): Promise<void>;
  note(file: TaskFileId, step: TaskFileStep['step'], by: PersonId, at: Date): Promise<void>;
  /** Who did what with a task's files, oldest first. */
  steps(task: TaskId): Promise<TaskFileStep[]>;
  /** What stands otherwise in the library than here, oldest first. */
  due(limit: number): Promise<DueFile[]>;
  /** Where the file stands in the library now; null: nowhere. */
  stands(file: TaskFileId, at: { readonly item: string; readonly url: string | null } | null): Promise<void>;
};
