import type { Generated } from 'kysely';
import type { PersonId, TaskFileId, TaskId } from '../../core/ids.ts';
import type { TaskFileStep, TaskFileType } from '../../core/tasks/task-file.ts';

export type TaskFileTables = {
  task_file: {
    id: TaskFileId;
    task_id: TaskId;
    name: string;
    type: TaskFileType;
    size: number;
    bytes: Uint8Array;
    by: PersonId;
    at: Date;
    removed: Generated<boolean>;
    item: string | null;
    url: string | null;
  };
  task_file_step: {
    id: Generated<string>;
    file_id: TaskFileId;
    step: TaskFileStep['step'];
    by: PersonId;
    at: Date;
  };
};
