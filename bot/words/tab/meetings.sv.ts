export const meetingsSv = { page: 'Möten' };
