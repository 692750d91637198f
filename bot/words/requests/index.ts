import { en } from './en.ts';
import { sv } from './sv.ts';

export type { RequestWords } from './sv.ts';
export const requestWords = { sv, en } as const;
