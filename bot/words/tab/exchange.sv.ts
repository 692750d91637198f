export const exchangeSv = {};
