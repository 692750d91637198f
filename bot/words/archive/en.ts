import type { ArchiveWords } from './sv.ts';
import { sv } from './sv.ts';

export const en: ArchiveWords = {
  // The lists are the organisation's, in its own language.
  lists: sv.lists,
  titleColumns: sv.titleColumns,
  folders: sv.folders,
  columns: sv.columns,
  card: {
    summary: 'About the list Uppgifter in SharePoint',
    putBack: 'Your change in the list does not hold',
    notAdded: 'Your new row became no task',
    rowAway: 'The row has been taken out of the list. You find it in the recycle bin in SharePoint.',
    restored: 'The row shows again what holds in Trygg.',
    field: 'Field',
    task: 'Task',
    why: {
      notAllowed: 'You may not change that.',
      notFound: 'You may not change that task.',
      personalNumber: 'The text has what looks like an identity number or a phone number. Write it without.',
      textMissing: 'A task must have a title.',
      textTooLong: 'The title is too long.',
      unknownPlace: 'Trygg knows no such administration. Write it as it is called in the list.',
      unknownPerson: 'Trygg does not know that person.',
      conflict: 'Someone else changed the same field at the same time. The history of the task has both values.',
      other: 'That value cannot be used here.',
    },
    removed: 'Someone removed a task from the list in SharePoint',
    ask: 'The task is still in Trygg. Should it end, or should the row be put back?',
    end: 'Take away',
    putRowBack: 'Put back',
    meaning: 'Take away means that the task becomes done. It and its history stay in Trygg.',
    ended: 'The task is done and not in the list.',
    back: 'The task is in the list, or will be within a minute.',
    gone: 'This no longer holds.',
    open: 'Open the task',
  },
  fields: {
    title: 'Title',
    description: 'Description',
    administration: 'Administration',
    responsible: 'Responsible',
    dueDate: 'Due',
    status: 'Status',
  },
};
