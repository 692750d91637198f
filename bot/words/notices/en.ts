import type { NoticeWords } from './sv.ts';

export const en: NoticeWords = {
  weekly: {
    title: 'Your week',
    summary: 'Your week in Trygg',
    overdue: 'Overdue',
    week: 'Due this week',
    followUps: 'Coming back into sight',
    requests: 'Requests without an answer in time',
    open: 'Open tasks',
  },
  due: {
    title: 'Tasks to finish',
    summary: 'Tasks to finish',
    lapsed: 'Just overdue',
    today: 'Due today',
    next: 'Due by the next working day',
  },
  done: 'None of it is waiting any more.',
  open: 'Show my tasks',
  quiet: { weekly: 'Do not send the week', due: 'Send no reminders' },
  loud: { weekly: 'Send the week again', due: 'Send reminders again' },
  silent: {
    weekly: 'You no longer get the week in the chat.',
    due: 'You no longer get reminders in the chat.',
  },
};
