import type { Generated, JSONColumnType } from 'kysely';
import type { CaseId, PersonId, PlaceId, TaskId } from '../../core/ids.ts';
import type { NeutralTitle } from '../../core/tasks/neutral-titles.ts';
import type { OriginKind, Task, TaskField, TaskStatus } from '../../core/tasks/task.ts';

export type TaskTable = {
  id: TaskId;
  number: string;
  neutral_title: NeutralTitle | null;
  title: string | null;
  description: string;
  administration: PlaceId | null;
  responsible: PersonId | null;
  /** YYYY-MM-DD; read through to_char, as the driver would make a Date of it. */
  due_date: string | null;
  status: TaskStatus;
  origin: OriginKind;
  case_id: CaseId | null;
  case_number: string | null;
  keeps_case_open: boolean;
  created_by: PersonId;
  created_at: Date;
  changed_at: Date;
  version: number;
  field_versions: JSONColumnType<Task['fieldVersions'], string, string>;
  press: string | null;
};

export type TaskTables = {
  task: TaskTable;
  task_revision: {
    id: Generated<string>;
    task_id: TaskId;
    field: TaskField;
    old_value: string | null;
    new_value: string | null;
    by: PersonId;
    at: Date;
    version: number;
    applied: boolean;
  };
  task_comment: { id: string; task_id: TaskId; by: PersonId; text: string; at: Date };
};
