/** A part of a document, from top to bottom. */
export type DocumentBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [label: string, value: string])[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

export type OfficialDocument = {
  readonly title: string;
  readonly author: string;
  /** BCP 47, such as sv-SE. */
  readonly language: string;
  /** When what it says came to be; the moment of making the file stands nowhere in it. */
  readonly at: Date;
  /** The foot of each page, with the places {n} and {total}. */
  readonly page: string;
  readonly blocks: readonly DocumentBlock[];
};

/** Writes a document as a file that a screen reader can read. The same document always gives the same bytes. */
export type Documents = {
  docx(document: OfficialDocument): Promise<Uint8Array>;
  pdf(document: OfficialDocument): Promise<Uint8Array>;
};
