/** Rows in and out of the list, and who is busy with which of them. Types only. */
import type { TaskField } from '../core/tasks/task.ts';
import type { Named } from './contract.ts';

/** What of a task someone is busy with; `task`: it is open before them. */
export type PresenceField = TaskField | 'participants' | 'checklist' | 'comment' | 'task';

/** POST /api/tasks/:id/presence, at least every 10 s for as long as it holds; null: no longer. Kept nowhere. */
export type PresenceBeat = { readonly field: PresenceField | null };

/** Told on GET /api/changes between the changes, to those who see the task. Who is not heard of for 25 s has gone. */
export type PresenceHeard = {
  readonly noun: 'presence';
  readonly id: string;
  readonly by: Named;
  readonly field: PresenceField | null;
};
