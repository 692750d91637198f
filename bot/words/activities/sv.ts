/** Lines of the activity feed, as the manifest declares them: what settings call them, and what a line says. At most 128 signs each. */
export const activities = {
  caseAssigned: {
    description: 'Ett ärende har kommit till din funktion',
    template: 'Ärende {number} väntar på din funktion',
  },
  caseReminder: {
    description: 'Ett ärende väntar på att någon tar det',
    template: 'Påminnelse: ingen har tagit ärende {number}',
  },
  caseNews: { description: 'Anmälaren har gjort något i ditt ärende', template: 'Något nytt i ärende {number}' },
  questionWaiting: { description: 'En fråga om det du har rapporterat', template: 'En fråga väntar i ärende {number}' },
  caseOutcome: {
    description: 'Något har hänt med det du har rapporterat',
    template: 'Ditt ärende {number} har uppdaterats',
  },
};

export type ActivityWords = typeof activities;
