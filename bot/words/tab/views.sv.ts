export const viewsSv = {};
