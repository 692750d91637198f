export const keysSv = {};
