import { sv as cases } from '../cases/sv.ts';
import { taskWords } from '../tasks/index.ts';
import { en } from './en.ts';
import { sv } from './sv.ts';

export type { ArchiveWords } from './sv.ts';
export const archiveWords = { sv, en } as const;

/** What the rows say: the organisation's own language, as a list has but one. */
export const rowWords = {
  kinds: cases.kinds,
  caseStatuses: cases.statuses,
  urgencies: cases.urgencies,
  taskStatuses: taskWords.sv.statuses,
  origins: taskWords.sv.origins,
  titles: taskWords.sv.titles,
  unknownPerson: cases.unknownPerson,
} as const;
