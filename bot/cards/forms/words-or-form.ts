import { Refusal } from '../../core/errors.ts';
import type { CardJson } from '../../ports/messenger.ts';
import type { TextProblem } from '../views/text-form.ts';

const mendable = [
  'personalNumber',
  'textMissing',
  'textTooLong',
  'outcomeMissing',
  'reasonMissing',
  'sameFunction',
  'unknownFunction',
  'openTasks',
] as const;

/**
 * Sends what was written; where it must be mended first, shows the form again with the words in it:
 * nothing that someone typed is lost to a refusal.
 */
export async function wordsOrForm(
  text: string,
  send: () => Promise<CardJson>,
  form: (problem: TextProblem) => Promise<CardJson>,
): Promise<CardJson> {
  try {
    return await send();
  } catch (error) {
    if (error instanceof Refusal && mendable.some((code) => code === error.code))
      return form({ code: error.code, text });
    throw error;
  }
}
