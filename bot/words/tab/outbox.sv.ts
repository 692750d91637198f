export const outboxSv = {};
