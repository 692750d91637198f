import { z } from 'zod';

/** What the stage remembers, one JSON line each in its journal. A later line about the same thing replaces it. */

export const attachment = z.looseObject({
  contentType: z.string().min(1),
  content: z.unknown().optional(),
  contentUrl: z.string().optional(),
  name: z.string().optional(),
  thumbnailUrl: z.string().optional(),
});

export const message = z.object({
  /** Milliseconds since 1970 as text, rising within the stage, as Teams' own message ids. */
  id: z.string(),
  conversationId: z.string(),
  /** In a channel: the id of the post that began the thread. */
  threadId: z.string().optional(),
  /** `bot`, or the aadObjectId of the person who wrote it. */
  from: z.string(),
  sentAt: z.string(),
  editedAt: z.string().optional(),
  text: z.string().optional(),
  summary: z.string().optional(),
  attachments: z.array(attachment),
  /** The bot did not take delivery. */
  undelivered: z.boolean().optional(),
});

export const conversation = z.object({
  id: z.string(),
  /** Absent for a channel. */
  personId: z.string().optional(),
  /** Set once the person has opened the chat: the bot has then been told of the installation. */
  opened: z.boolean(),
});

export const file = z.object({
  id: z.string(),
  /** The unguessable part of the download address that needs no token. */
  secret: z.string(),
  name: z.string(),
  contentType: z.string(),
  bytes: z.number(),
});

export const record = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('conversation'), conversation }),
  z.object({ kind: z.literal('message'), message }),
  z.object({ kind: z.literal('removed'), id: z.string() }),
  z.object({ kind: z.literal('installed'), personId: z.string(), installed: z.boolean() }),
  z.object({ kind: z.literal('read'), conversationId: z.string(), upTo: z.string() }),
  z.object({ kind: z.literal('file'), file }),
]);

export type Attachment = z.infer<typeof attachment>;
export type Message = z.infer<typeof message>;
export type Conversation = z.infer<typeof conversation>;
export type StoredFile = z.infer<typeof file>;
export type JournalRecord = z.infer<typeof record>;
