export const minutesSv = {};
