/** What people are told of their own tasks: numbers, never what a task says. */
export const sv = {
  weekly: {
    title: 'Din vecka',
    summary: 'Din vecka i Trygg',
    overdue: 'Försenade',
    week: 'Förfaller i veckan',
    followUps: 'Bevakningar som kommer tillbaka',
    requests: 'Begäranden utan svar i tid',
    open: 'Öppna uppgifter',
  },
  due: {
    title: 'Uppgifter att göra klara',
    summary: 'Uppgifter att göra klara',
    lapsed: 'Nyss försenade',
    today: 'Förfaller i dag',
    next: 'Förfaller till nästa arbetsdag',
  },
  done: 'Inget av det väntar längre.',
  open: 'Visa mina uppgifter',
  quiet: { weekly: 'Skicka inte veckan', due: 'Skicka inga påminnelser' },
  loud: { weekly: 'Skicka veckan igen', due: 'Skicka påminnelser igen' },
  silent: {
    weekly: 'Du får inte veckan i chatten längre.',
    due: 'Du får inga påminnelser i chatten längre.',
  },
};
export type NoticeWords = typeof sv;
