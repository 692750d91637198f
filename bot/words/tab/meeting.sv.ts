export const meetingSv = {};
