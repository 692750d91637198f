/** The part of the contract that is about templates of tasks; contract.ts passes it on. Types only. */

import type { OriginKind, Priority, Recurrence } from '../core/tasks/task.ts';

type Named = { readonly id: string; readonly name: string };

/** POST /api/templates → 201 TemplateList; its maker owns it. */
export type TemplateFields = {
  readonly origin: Exclude<OriginKind, 'case'>;
  readonly title: string;
  readonly description: string;
  readonly priority: Priority;
  /** Days from the day it is used, 0 to 730; null: no date. */
  readonly dueInDays: number | null;
  readonly recurrence: Recurrence | null;
  readonly administration: string | null;
  readonly checklist: readonly string[];
};

export type TaskTemplate = TemplateFields & {
  readonly id: string;
  readonly owner: Named;
  readonly removed: boolean;
  readonly version: number;
  /** The caller may change it, give it away, and take it out of the list. */
  readonly mayChange: boolean;
};

/** GET /api/templates: by title, those taken away too. */
export type TemplateList = { readonly templates: readonly TaskTemplate[] };

/** PATCH /api/templates/:id → TemplateList. `base`: the version that was seen; 409 when it has another now. */
export type TemplateChange = {
  readonly base: number;
  readonly fields?: TemplateFields;
  readonly owner?: string;
  readonly removed?: boolean;
};
/** POST /api/templates/:id/tasks {} → 201 Task */
