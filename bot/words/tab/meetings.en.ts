import type { meetingsSv } from './meetings.sv.ts';

export const meetingsEn: typeof meetingsSv = { page: 'Meetings' };
