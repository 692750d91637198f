import { en } from './en.ts';
import { sv } from './sv.ts';

export type { MeetingWords } from './sv.ts';

export const meetingWords = { sv, en } as const;
