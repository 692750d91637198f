import { archiveWords } from './archive/index.ts';
import { en as casesEn } from './cases/en.ts';
import { sv as casesSv } from './cases/sv.ts';
import type { Locale } from './format.ts';
import { en as noticesEn } from './notices/en.ts';
import { sv as noticesSv } from './notices/sv.ts';
import { en as operationsEn } from './operations/en.ts';
import { sv as operationsSv } from './operations/sv.ts';
import { questionnaireWords } from './questionnaires/index.ts';
import { en as reportEn } from './report/en.ts';
import { sv as reportSv } from './report/sv.ts';
import { taskWords } from './tasks/index.ts';
import { toldEn } from './tasks/told.en.ts';
import { toldSv } from './tasks/told.sv.ts';
import { en as triageEn } from './triage/en.ts';
import { sv as triageSv } from './triage/sv.ts';

/** Every sentence that a person reads in the chat. The tab's own stand in words/tab. */
export const catalogue = {
  sv: {
    archive: archiveWords.sv,
    cases: casesSv,
    notices: noticesSv,
    operations: operationsSv,
    report: reportSv,
    triage: triageSv,
    tasks: taskWords.sv,
    told: toldSv,
    questionnaires: questionnaireWords.sv,
  },
  en: {
    archive: archiveWords.en,
    cases: casesEn,
    notices: noticesEn,
    operations: operationsEn,
    report: reportEn,
    triage: triageEn,
    tasks: taskWords.en,
    told: toldEn,
    questionnaires: questionnaireWords.en,
  },
} satisfies { readonly [locale in Locale]: unknown };

export type Words = (typeof catalogue)['sv'];
export type { Locale } from './format.ts';

export function words(locale: Locale): Words {
  return catalogue[locale];
}
