import type { viewsSv } from './views.sv.ts';

export const viewsEn: typeof viewsSv = {};
