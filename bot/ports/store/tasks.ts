import type { CaseId, TaskId } from '../../core/ids.ts';

/** The shared list. Filled in with core/tasks. */
export type Tasks = {
  /** Open tasks that came of a case. */
  openOfCase(id: CaseId): Promise<TaskId[]>;
};
