import type { Activity } from 'botbuilder';
import { z } from 'zod';

/** The parts of an activity that Trygg reads, as Teams and the Playground send them. Source: Bot Framework Activity schema 3.3. */

const account = z.looseObject({
  id: z.string().min(1),
  name: z.string().nullish(),
  aadObjectId: z.string().min(1).nullish(),
});

const attachment = z.looseObject({
  contentType: z.string(),
  contentUrl: z.string().nullish(),
  name: z.string().nullish(),
  content: z.unknown().optional(),
});

const envelope = {
  id: z.string().nullish(),
  serviceUrl: z.url(),
  locale: z.string().nullish(),
  from: account,
  recipient: account.nullish(),
  conversation: z.looseObject({
    id: z.string().min(1),
    conversationType: z.string().nullish(),
    isGroup: z.boolean().nullish(),
    tenantId: z.string().nullish(),
  }),
  channelData: z.looseObject({ tenant: z.looseObject({ id: z.string().nullish() }).nullish() }).nullish(),
  entities: z.array(z.looseObject({ type: z.string().nullish() })).nullish(),
  replyToId: z.string().min(1).nullish(),
};

export const message = z.looseObject({
  ...envelope,
  type: z.literal('message'),
  id: z.string().min(1),
  text: z.string().nullish(),
  value: z.unknown().optional(),
  attachments: z.array(attachment).nullish(),
});

export const cardAction = z.looseObject({
  ...envelope,
  type: z.literal('invoke'),
  name: z.literal('adaptiveCard/action'),
  value: z.looseObject({
    action: z.looseObject({ verb: z.string().min(1).max(100), data: z.unknown().optional() }),
    trigger: z.string().nullish(),
  }),
});

export const search = z.looseObject({
  ...envelope,
  type: z.literal('invoke'),
  name: z.literal('application/search'),
  value: z.looseObject({
    dataset: z.string().max(100),
    queryText: z.string().max(500).nullish(),
    queryOptions: z.looseObject({ top: z.number().int().positive().nullish() }).nullish(),
  }),
});

/** A message as a message action hands it over. Source: Microsoft Learn, "Create and send dialogs" (messagePayload). */
const messagePayload = z.looseObject({
  body: z.looseObject({ contentType: z.string().nullish(), content: z.string().nullish() }).nullish(),
  from: z
    .looseObject({
      user: z.looseObject({ displayName: z.string().nullish() }).nullish(),
      application: z.looseObject({ displayName: z.string().nullish() }).nullish(),
    })
    .nullish(),
  linkToMessage: z.string().nullish(),
  attachments: z.array(z.looseObject({ contentType: z.string().nullish() })).nullish(),
});

export const messageAction = z.looseObject({
  ...envelope,
  type: z.literal('invoke'),
  name: z.literal('composeExtension/fetchTask'),
  value: z.looseObject({ commandId: z.string().max(64), messagePayload }),
});

export const dialogSubmit = z.looseObject({
  ...envelope,
  type: z.literal('invoke'),
  name: z.literal('composeExtension/submitAction'),
  value: z.looseObject({
    commandId: z.string().max(64),
    data: z.looseObject({ verb: z.string().min(1).max(100) }),
  }),
});

export const installed = z.looseObject({
  ...envelope,
  type: z.literal('installationUpdate'),
  action: z.enum(['add', 'add-upgrade']),
});

export const joined = z.looseObject({
  ...envelope,
  type: z.literal('conversationUpdate'),
  membersAdded: z.array(account).min(1),
});

export const understood = z.union([message, cardAction, search, messageAction, dialogSubmit, installed, joined]);
export type Understood = z.infer<typeof understood>;

/** What an older client sends back for an Action.Submit: the card's data and inputs in one object. */
export const submitted = z.looseObject({ verb: z.string().min(1).max(100) });

export const downloadInfo = z.looseObject({ downloadUrl: z.url(), fileType: z.string().nullish() });
export const mention = z.looseObject({
  type: z.literal('mention'),
  text: z.string().min(1),
  mentioned: z.looseObject({ id: z.string() }),
});
export const clientInfo = z.looseObject({ type: z.literal('clientInfo'), locale: z.string().min(1) });

const typed = z.looseObject({ type: z.string().min(1) });

/** An object with a type: enough for the SDK to authenticate it and run a turn. */
export const anyActivity = z.custom<Activity>((value) => typed.safeParse(value).success);
