import { en } from './en.ts';
import { type QuestionnaireWords, sv } from './sv.ts';

export type { QuestionnaireWords } from './sv.ts';

export const questionnaireWords = { sv, en } as const;

/** What the words need to know of a field and its answer. */
type AskedField = { readonly key: string; readonly type: string; readonly unit?: 'kr' | null };
type Answer = string | number | boolean | readonly string[];

/** The words of one option of a choice. */
export function optionWords(words: QuestionnaireWords, field: string, option: string): string {
  const options: { readonly [field: string]: { readonly [option: string]: string } } = words.options;
  return options[field]?.[option] ?? option;
}

/** An answer as a sentence's part: free text as it was written, choices in words, numbers with their unit. */
export function answerWords(words: QuestionnaireWords, field: AskedField, answer: Answer): string {
  if (typeof answer === 'boolean') return answer ? words.ticked : '';
  if (typeof answer === 'number') return field.unit ? `${grouped(answer)} ${words.units[field.unit]}` : grouped(answer);
  if (field.type === 'text') return typeof answer === 'string' ? answer : answer.join(', ');
  const chosen = typeof answer === 'string' ? [answer] : answer;
  return chosen.map((option) => optionWords(words, field.key, option)).join(', ');
}

/** 12500 as «12 500», with a space that no line breaks at. */
function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, '\u00a0');
}
