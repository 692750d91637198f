import type { outboxSv } from './outbox.sv.ts';

export const outboxEn: typeof outboxSv = {
  editing: {
    here: '{name} has the task open',
    field: '{name} is in {field}',
    fields: {
      task: 'the task',
      title: 'the title',
      description: 'the description',
      administration: 'administration',
      responsible: 'responsible',
      dueDate: 'the date',
      status: 'status',
      priority: 'priority',
      followUpDate: 'the follow-up',
      recurrence: 'the recurrence',
      removed: 'the task',
      participants: 'participants',
      checklist: 'the checklist',
      comment: 'a comment',
    },
  },
};
