import type { meetingSv } from './meeting.sv.ts';

export const meetingEn: typeof meetingSv = {};
