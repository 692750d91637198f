export const meetingsSv = {
  page: 'Möten',
  numbered: '{forum} {number}/{year}',
  headingsOnly: 'Du är inte med i {forum} och ser därför bara mötets rubriker.',
  over: {
    title: 'Mötet är slut',
    ended: 'Protokollet är skrivet och väntar på justering.',
    locked: 'Protokollet är justerat och låst.',
    minutes: 'Till protokollet',
  },
};
