import { z } from 'zod';
import { Refusal } from './answers.ts';
import type { Chats } from './chats.ts';
import type { Courier, Delivery } from './courier.ts';
import type { Conversation, Message } from './records.ts';

/** What the page sends: an action chosen on a message, or a press in the dialog that it opened (`data`). */
export const chosenAction = z.object({
  as: z.string(),
  locale: z.string(),
  messageId: z.string(),
  command: z.string(),
  data: z.record(z.string(), z.unknown()).optional(),
});
export type ChosenAction = z.infer<typeof chosenAction>;

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br>');

/** The message as Teams hands it over to an app. Source: Microsoft Learn, "Create and send dialogs" (messagePayload). */
function payloadOf(chats: Chats, message: Message) {
  const person = chats.person(message.from);
  const bot = { application: { applicationIdentityType: 'bot', id: 'trygg', displayName: 'Trygg' } };
  return {
    id: message.id,
    replyToId: message.threadId ?? null,
    createdDateTime: message.sentAt,
    lastModifiedDateTime: message.editedAt ?? null,
    deleted: false,
    importance: 'normal',
    locale: 'sv-se',
    linkToMessage: `https://teams.microsoft.com/l/message/${encodeURIComponent(message.conversationId)}/${message.id}`,
    from: person ? { user: { userIdentityType: 'aadUser', id: person.id, displayName: person.name } } : bot,
    body: { contentType: 'html', content: `<div><p>${escaped(message.text ?? '')}</p></div>` },
    attachments: message.attachments.map(({ contentType, name }) => ({ contentType, name: name ?? null })),
    mentions: [],
    reactions: [],
  };
}

/** Carries it to the bot as Teams does, from the chat where the message stands. */
export function carryAction(
  chats: Chats,
  courier: Courier,
  conversation: Conversation,
  chosen: ChosenAction,
): Promise<Delivery> {
  const message = chats.message(chosen.messageId);
  if (message === undefined || message.conversationId !== conversation.id)
    throw new Refusal(404, 'MessageNotFound', 'No such message in this chat.');
  const { as, locale, command, data } = chosen;
  return courier.invoke({
    ...courier.envelope(conversation, as, locale, message.threadId),
    name: data === undefined ? 'composeExtension/fetchTask' : 'composeExtension/submitAction',
    value: {
      commandId: command,
      commandContext: 'message',
      context: { theme: 'default' },
      messagePayload: payloadOf(chats, message),
      ...(data === undefined ? {} : { data }),
    },
  });
}
