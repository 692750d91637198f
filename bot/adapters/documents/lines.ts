/** Whether a value stands under its label: a long label leaves it no room, and a checksum is not broken. */
export const standsApart = (label: string, value: string): boolean => label.length > 26 || /\S{40}/.test(value);

/** A typed text's own lines. */
export const linesOf = (text: string): readonly string[] => text.split(/\r\n|\r|\n/);
