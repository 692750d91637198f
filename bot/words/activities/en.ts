import type { ActivityWords } from './sv.ts';

export const activities: ActivityWords = {
  caseAssigned: { description: 'A case has come to your function', template: 'Case {number} waits for your function' },
  caseReminder: {
    description: 'A case waits for someone to take it',
    template: 'Reminder: nobody has taken case {number}',
  },
  caseNews: { description: 'The reporter did something in your case', template: 'News in case {number}' },
  questionWaiting: { description: 'A question about what you reported', template: 'A question waits in case {number}' },
  caseOutcome: {
    description: 'Something happened with what you reported',
    template: 'Your case {number} has been updated',
  },
};
