import { en as casesEn } from '../cases/en.ts';
import { sv as casesSv } from '../cases/sv.ts';
import { en as triageEn } from '../triage/en.ts';
import { sv as triageSv } from '../triage/sv.ts';
import { en } from './en.ts';
import { sv } from './sv.ts';

export type { TabWords } from './sv.ts';

export const tabWords = { sv, en } as const;
/** Words for what a case is, the same as on the cards. */
export const caseWords = { sv: casesSv, en: casesEn } as const;
export const whyWords = { sv: triageSv.why, en: triageEn.why } as const;
