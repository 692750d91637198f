import type { noticesSv } from './notices.sv.ts';

export const noticesEn: typeof noticesSv = {
  open: 'Notifications',
  title: 'What should Trygg write to you about?',
  lead: 'The messages come in the chat with Trygg. They say how many tasks it is about, never what is in them. You are always told of cases that you answer for.',
  kinds: {
    weekly: 'My week, on the first working day of each week',
    due: 'Tasks that are due or have just become overdue',
    given: 'When someone gives me a task',
    mentioned: 'When someone mentions me in a comment',
  },
  saved: 'Saved',
  failed: 'It could not be saved: {why}',
};
