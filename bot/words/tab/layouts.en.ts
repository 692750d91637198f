import type { layoutsSv } from './layouts.sv.ts';

export const layoutsEn: typeof layoutsSv = {};
