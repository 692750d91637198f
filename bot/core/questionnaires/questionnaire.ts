/** Answers of one page by field key; a multiple choice is a list; numbers stay numbers. */
export type Answers = { readonly [field: string]: string | number | boolean | readonly string[] };
