import { Refusal } from '../errors.ts';
import { plain } from '../text/plain.ts';
import type { Answers, Field, PageShape } from './questionnaire.ts';

/**
 * A page's raw inputs, as a card or the tab sends them, as answers. What is empty or not asked is left out.
 * Throws `inputInvalid` with the field's key for a value that the field cannot hold, `textTooLong` with key and limit.
 */
export function checkAnswers(page: PageShape, raw: { readonly [field: string]: unknown }): Answers {
  const answers: { [field: string]: Answers[string] } = {};
  for (const field of page.fields) {
    const value = Object.hasOwn(raw, field.key) ? raw[field.key] : undefined;
    if (value === undefined || value === null || value === '') continue;
    const answer = checked(field, value);
    if (answer !== null) answers[field.key] = answer;
  }
  return answers;
}

/** Keys of the fields that hold free text. */
export function textFields(page: PageShape): string[] {
  return page.fields.flatMap((field) => (field.type === 'text' ? [field.key] : []));
}

/** null: nothing stated. */
function checked(field: Field, value: unknown): Answers[string] | null {
  switch (field.type) {
    case 'text':
      return text(field.key, value, field.max);
    case 'choice':
      return typeof value === 'string' && field.options.includes(value) ? value : refuse(field.key);
    case 'choices':
      return choices(field.key, value, field.options);
    case 'number':
      return wholeNumber(field.key, value, field.min, field.max);
    case 'toggle':
      if (value === true || value === 'true') return true;
      return value === false || value === 'false' ? null : refuse(field.key);
  }
}

function text(field: string, value: unknown, max: number): string | null {
  if (typeof value !== 'string') return refuse(field);
  const clean = plain(value, Number.POSITIVE_INFINITY);
  if (clean.length > max) throw new Refusal('textTooLong', { field, limit: max, length: clean.length });
  return clean === '' ? null : clean;
}

/** A card sends `a,b`, the tab a list. Kept in the order of the options, each once. */
function choices(field: string, value: unknown, options: readonly string[]): string[] {
  const chosen: readonly unknown[] =
    typeof value === 'string' ? value.split(',') : Array.isArray(value) ? value : refuse(field);
  if (!chosen.every((option) => typeof option === 'string' && options.includes(option))) return refuse(field);
  return options.filter((option) => chosen.includes(option));
}

/** A card sends a number, or digits: some clients send what was typed, with the spaces between thousands. */
function wholeNumber(field: string, value: unknown, min: number, max: number): number {
  const digits = typeof value === 'string' ? value.replace(/\s/g, '') : value;
  const number = typeof digits === 'string' && /^\d{1,12}$/.test(digits) ? Number(digits) : digits;
  if (typeof number !== 'number' || !Number.isInteger(number) || number < min || number > max) return refuse(field);
  return number;
}

function refuse(field: string): never {
  throw new Refusal('inputInvalid', { field });
}
