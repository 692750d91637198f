import type { outboxSv } from './outbox.sv.ts';

export const outboxEn: typeof outboxSv = {};
