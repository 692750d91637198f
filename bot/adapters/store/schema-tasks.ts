import type { Generated, JSONColumnType } from 'kysely';
import type { CardId, CaseId, PersonId, PlaceId, TaskId } from '../../core/ids.ts';
import type { NeutralTitle } from '../../core/tasks/neutral-titles.ts';
import type { OriginKind, Priority, Recurrence, Revision, Task, TaskStatus } from '../../core/tasks/task.ts';
import type { NoticeReason } from '../../ports/store/task-notices.ts';

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
  priority: Generated<Priority>;
  undated: Generated<boolean>;
  /** As due_date. */
  follow_up_date: string | null;
  recurrence: Recurrence | null;
  link: string | null;
  series_day: number | null;
  removed: Generated<boolean>;
  participants: Generated<PersonId[]>;
  checklist: JSONColumnType<Task['checklist'], string | undefined, string>;
  removed_items: JSONColumnType<Task['removedItems'], string | undefined, string>;
  follows: TaskId | null;
};

export type TaskTables = {
  task: TaskTable;
  task_revision: {
    id: Generated<string>;
    task_id: TaskId;
    field: Revision['field'];
    item: string | null;
    old_value: string | null;
    new_value: string | null;
    by: PersonId;
    at: Date;
    version: number;
    applied: boolean;
    press: string | null;
  };
  task_comment: {
    id: string;
    task_id: TaskId;
    by: PersonId;
    text: string;
    mentions: Generated<PersonId[]>;
    at: Date;
    removed_at: Date | null;
  };
  task_notice: {
    id: Generated<string>;
    person: PersonId;
    task_id: TaskId;
    about: NoticeReason;
    comment: string | null;
    at: Date;
    card_id: CardId | null;
  };
};
