import { en } from './en.ts';
import { sv } from './sv.ts';

export type { TaskWords } from './sv.ts';

export const taskWords = { sv, en } as const;
