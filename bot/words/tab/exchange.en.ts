import type { exchangeSv } from './exchange.sv.ts';

export const exchangeEn: typeof exchangeSv = {};
