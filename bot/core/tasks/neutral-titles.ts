/** Titles of case-born tasks: they say what to do and nothing of what happened. Words in words/tasks. */
export const neutralTitles = [
  'followUp',
  'reviewAccess',
  'reviewAlarm',
  'reviewGuarding',
  'reviewRoutines',
  'reviewPremises',
  'reviewLoneWork',
  'train',
  'inform',
  'supportStaff',
  'riskAssessment',
  'contactLandlord',
  'contactGuardCompany',
  'reportDeviation',
  'repair',
] as const;
export type NeutralTitle = (typeof neutralTitles)[number];
