export const layoutsSv = {};
