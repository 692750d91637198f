import type { ToldWords } from './told.sv.ts';

export const toldEn: ToldWords = {
  summary: (number) => `About task ${number}`,
  summaryMany: (count) => `About ${count} tasks`,
  title: 'Tasks',
  given: (number) => `You now answer for ${number}.`,
  joined: (number) => `You now take part in ${number}.`,
  mentioned: (number) => `You are mentioned in a comment on ${number}.`,
  more: (count) => `And ${count} more.`,
  open: (number) => `Open ${number}`,
  all: 'Show my tasks',
};
