import { z } from 'zod';
import { Refusal } from './answers.ts';
import { attachment } from './records.ts';

/**
 * What the connector takes from a bot, and how Teams refuses the rest: cards newer than 1.5, refresh lists
 * past 60, empty messages. Fields the stage does not draw are let through, as Teams does.
 */

const adaptiveCard = z.looseObject({
  type: z.literal('AdaptiveCard'),
  version: z.string().regex(/^1\.[0-5]$/),
  body: z.array(z.looseObject({ type: z.string() })).optional(),
  actions: z.array(z.looseObject({ type: z.string() })).optional(),
  refresh: z.looseObject({ userIds: z.array(z.string()).max(60).optional() }).optional(),
});

const sentAttachment = attachment.superRefine((value, context) => {
  if (value.contentType !== 'application/vnd.microsoft.card.adaptive') return;
  const card = adaptiveCard.safeParse(value.content);
  if (!card.success) context.addIssue({ code: 'custom', message: `Adaptive card: ${z.prettifyError(card.error)}` });
});

const account = z.looseObject({ id: z.string().min(1) });

export const sentActivity = z
  .looseObject({
    type: z.enum(['message', 'typing']),
    text: z.string().optional(),
    summary: z.string().optional(),
    replyToId: z.string().optional(),
    attachments: z.array(sentAttachment).optional(),
  })
  .refine(
    (value) => value.type !== 'message' || value.text?.trim() || (value.attachments?.length ?? 0) > 0,
    "Activity must include non empty 'text' field or at least 1 attachment.",
  );

export const newConversation = z.looseObject({
  isGroup: z.boolean().optional(),
  bot: z.looseObject({}).optional(),
  members: z.array(account).max(1).optional(),
  tenantId: z.string().optional(),
  activity: sentActivity.optional(),
  channelData: z.looseObject({ channel: z.looseObject({ id: z.string() }).optional() }).optional(),
});

export type SentActivity = z.infer<typeof sentActivity>;

/** The parsed body, or the connector's 400. */
export function understood<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new Refusal(400, 'BadSyntax', z.prettifyError(parsed.error));
}
