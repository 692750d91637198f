/**
 * When a benchmark plays: an ordinary Wednesday morning, whenever it is run. At night other people would be on duty,
 * other steps of the ladder taken, and two runs would not be the same.
 */
const start = Date.parse('2026-03-04T09:00:00Z');

/** The benchmark's clock, the same in every process that knows when it began (ms since the epoch). */
export const clockSince = (began: number) => ({ now: (): Date => new Date(start + Date.now() - began) });
