import type { FieldKey, Options, PageId } from '../../core/questionnaires/version-1.ts';

/** Every page, field and option has words in every language: one that lacks them does not compile. */
export type QuestionnaireWords = {
  readonly pages: { readonly [page in PageId]: string };
  readonly fields: { readonly [field in FieldKey]: string };
  /** Small print under a field, or the example in an empty one. */
  readonly hints: { readonly [field in FieldKey]?: string };
  readonly options: { readonly [field in keyof Options]: { readonly [option in Options[field]]: string } };
  readonly units: { readonly kr: string };
  /** How a ticked toggle reads among the answers. */
  readonly ticked: string;
};
