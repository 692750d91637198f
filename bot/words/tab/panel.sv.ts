export const panelSv = {};
