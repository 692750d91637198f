import { en } from './en.ts';
import { sv } from './sv.ts';

export type { TabWords } from './sv.ts';

export const tabWords = { sv, en } as const;
