import type { Task } from '../../core/tasks/task.ts';

/** What a new task has unless something else is said. */
export const asNew = {
  undated: false,
  priority: 'medium',
  followUpDate: null,
  recurrence: null,
  link: null,
  removed: false,
  participants: [],
  seriesDay: null,
  checklist: [],
  removedItems: [],
  comments: 0,
  files: 0,
} as const;
export const firstVersions: Task['fieldVersions'] = {
  title: 1,
  description: 1,
  administration: 1,
  responsible: 1,
  dueDate: 1,
  status: 1,
  priority: 1,
  followUpDate: 1,
  recurrence: 1,
  origin: 1,
  link: 1,
  removed: 1,
};
