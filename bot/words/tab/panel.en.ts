import type { panelSv } from './panel.sv.ts';

export const panelEn: typeof panelSv = {};
