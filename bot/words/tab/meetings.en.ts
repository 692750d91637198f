import type { meetingsSv } from './meetings.sv.ts';

export const meetingsEn: typeof meetingsSv = {
  page: 'Meetings',
  numbered: '{forum} {number}/{year}',
  headingsOnly: 'You are not a member of {forum}, and so you only see the headings of the meeting.',
  over: {
    title: 'The meeting is over',
    ended: 'The minutes are written and wait to be approved.',
    locked: 'The minutes are approved and locked.',
    minutes: 'Go to the minutes',
  },
};
