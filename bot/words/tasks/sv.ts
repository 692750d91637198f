/** Words of the shared list that stand also outside the tab: on cards, in exports. */
export const sv = {
  titles: {
    followUp: 'Följ upp ärendet',
    reviewAccess: 'Se över behörigheter och nycklar',
    reviewAlarm: 'Se över larm och larmrutiner',
    reviewGuarding: 'Se över bevakning och rondering',
    reviewRoutines: 'Se över rutiner',
    reviewPremises: 'Se över lokalens utformning',
    reviewLoneWork: 'Se över ensamarbete',
    train: 'Utbilda och öva',
    inform: 'Informera verksamheten',
    supportStaff: 'Ordna stöd till medarbetare',
    riskAssessment: 'Gör en riskbedömning',
    contactLandlord: 'Kontakta hyresvärden',
    contactGuardCompany: 'Kontakta bevakningsföretaget',
    reportDeviation: 'Rapportera i avvikelsesystemet',
    repair: 'Laga eller byt ut',
  },
  statuses: { open: 'Ej påbörjad', inProgress: 'Pågår', done: 'Klar' },
  origins: {
    case: 'Ärende',
    manual: 'Egen uppgift',
    rsa: 'RSA',
    selfInspection: 'Egenkontroll',
    inspectionRemark: 'Anmärkning vid tillsyn',
    goal: 'Mål',
    meeting: 'Möte',
  },
};
export type TaskWords = typeof sv;
