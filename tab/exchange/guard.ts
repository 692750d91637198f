/*
 * Excel, Calc and Sheets take a cell that begins with one of these for a formula, and a formula can send what stands
 * beside it elsewhere. An apostrophe before it makes it text. What is written so is read back as it was.
 */
const risky = /^'*[=+\-@\t\r\n＝＋－＠]/;

export const guarded = (text: string): string => (risky.test(text) ? `'${text}` : text);
export const unguarded = (text: string): string => (text.startsWith("'") && risky.test(text) ? text.slice(1) : text);
