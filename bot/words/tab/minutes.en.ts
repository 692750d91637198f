import type { minutesSv } from './minutes.sv.ts';

export const minutesEn: typeof minutesSv = {};
