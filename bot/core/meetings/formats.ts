/** In what forms minutes leave Trygg as a file, and what each is called on the web. */
export const minutesFormats = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const;
export type MinutesFormat = keyof typeof minutesFormats;
