import type { PersonId, PlaceId, TemplateId } from '../../core/ids.ts';
import type { Priority, Recurrence } from '../../core/tasks/task.ts';
import type { Template } from '../../core/templates/template.ts';

export type TemplateTables = {
  task_template: {
    id: TemplateId;
    origin: Template['origin'];
    title: string;
    description: string;
    priority: Priority;
    due_in_days: number | null;
    recurrence: Recurrence | null;
    administration: PlaceId | null;
    checklist: string[];
    owner: PersonId;
    removed: boolean;
    changed_by: PersonId;
    changed_at: Date;
    version: number;
  };
};
