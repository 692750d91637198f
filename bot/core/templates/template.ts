import type { PersonId, PlaceId, TemplateId } from '../ids.ts';
import type { manualOrigins, Priority, Recurrence } from '../tasks/task.ts';

/** What a task made of the template gets. */
export type TemplateFields = {
  readonly origin: (typeof manualOrigins)[number];
  readonly title: string;
  readonly description: string;
  readonly priority: Priority;
  /** Whole days from the day it is used, 0 to 730; null: no date is set. */
  readonly dueInDays: number | null;
  readonly recurrence: Recurrence | null;
  readonly administration: PlaceId | null;
  readonly checklist: readonly string[];
};

/** A task that the network makes again and again. Someone owns it, and answers for that it is right. */
export type Template = TemplateFields & {
  readonly id: TemplateId;
  readonly owner: PersonId;
  /** Out of the list; brought back as it was. */
  readonly removed: boolean;
  readonly changedBy: PersonId;
  readonly changedAt: Date;
  /** Counts every change. */
  readonly version: number;
};

export const longestDays = 730;
