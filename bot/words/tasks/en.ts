import type { TaskWords } from './sv.ts';

export const en: TaskWords = {
  titles: {
    followUp: 'Follow up the case',
    reviewAccess: 'Review access rights and keys',
    reviewAlarm: 'Review alarms and alarm routines',
    reviewGuarding: 'Review guarding and patrols',
    reviewRoutines: 'Review routines',
    reviewPremises: 'Review the premises',
    reviewLoneWork: 'Review lone work',
    train: 'Train and exercise',
    inform: 'Inform the workplace',
    supportStaff: 'Arrange support for staff',
    riskAssessment: 'Make a risk assessment',
    contactLandlord: 'Contact the landlord',
    contactGuardCompany: 'Contact the guard company',
    reportDeviation: 'Report in the deviation system',
    repair: 'Repair or replace',
  },
  statuses: { open: 'Not started', inProgress: 'In progress', done: 'Done' },
  origins: {
    case: 'Case',
    manual: 'Own task',
    rsa: 'Risk analysis (RSA)',
    selfInspection: 'Self-inspection',
    inspectionRemark: 'Inspection remark',
    goal: 'Goal',
    meeting: 'Meeting',
  },
};
