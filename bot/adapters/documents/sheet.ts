/** A4 in points, and what is left of it for words. */
export const A4 = { width: 595.28, height: 841.89 } as const;
export const MARGIN = { top: 64, bottom: 72, side: 68 } as const;
export const TEXT_WIDTH = A4.width - 2 * MARGIN.side;
