import { z } from 'zod';
import { TEXT_LIMIT } from '../../core/cases/start.ts';
import { type CaseId, type DraftId, id } from '../../core/ids.ts';

/** Shapes of what cards send back. Ids and inputs only; what they point at is checked against the store. */
const uuid = z.uuid();

export const caseId = uuid.transform((value) => id<CaseId>(value));
export const draftId = uuid.transform((value) => id<DraftId>(value));
export const heldId = uuid;

/** A toggle sends `true` and `false` in words; some clients send the value itself. */
export const toggled = z
  .union([z.boolean(), z.enum(['true', 'false'])])
  .optional()
  .transform((value) => value === true || value === 'true');

/** An empty choice or text is no answer. */
export const filled = <Shape extends z.ZodType>(shape: Shape) =>
  z
    .union([z.literal('').transform(() => null), shape])
    .nullish()
    .transform((value) => value ?? null);

export const freeText = z.string().max(TEXT_LIMIT * 2);
export const identifiers = filled(z.enum(['remove', 'seal']));

export const ofCase = z.object({ case: caseId });
export const ofDraft = z.object({ draft: draftId });
export const words = z.object({ text: freeText.optional().default(''), identifiers });
export const wordsOfCase = ofCase.extend(words.shape);
