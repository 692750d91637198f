import type { Kind } from '../cases/case.ts';
import type { FieldKey, PageId } from './version-1.ts';

/** Answers of one page by field key; a multiple choice is a list; numbers stay numbers. */
export type Answers = { readonly [field: string]: string | number | boolean | readonly string[] };

/**
 * What one field asks; every field may be left empty. `max` of a text is in UTF-16 units; a number is whole, bounds
 * included, its unit kr (Swedish kronor) or none; a toggle is ticked or not stated: false is not kept.
 */
export type Field<Key extends string = FieldKey> = { readonly key: Key } & (
  | { readonly type: 'text'; readonly multiline: boolean; readonly max: number }
  | { readonly type: 'choice' | 'choices'; readonly options: readonly string[] }
  | { readonly type: 'number'; readonly min: number; readonly max: number; readonly unit: 'kr' | null }
  | { readonly type: 'toggle' }
);

/** One page, asked once however many kinds hold. */
export type PageShape<Id extends string = PageId, Key extends string = FieldKey> = {
  readonly id: Id;
  readonly fields: readonly Field<Key>[];
};

/** A page as asked: `questionnaire` names who asks, for example `threat@1`, and is stored with the answers. */
export type Page = PageShape & { readonly questionnaire: string };

/** What is asked of one kind. A published version never changes: a change is a new version, and the old one stays readable. */
export type Questionnaire = { readonly id: Kind; readonly version: number; readonly pages: readonly PageShape[] };
