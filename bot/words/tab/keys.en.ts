import type { keysSv } from './keys.sv.ts';

export const keysEn: typeof keysSv = {};
