import { id } from '../../core/ids.ts';
import type { ChosenMessage, Incoming, IncomingFile, Speaker } from '../../ports/chat.ts';
import { clientInfo, downloadInfo, mention, submitted, type Understood, understood } from './activity.ts';
import { plainText } from './plain-text.ts';

/** Teams shows at most this many choices in a typeahead. */
const mostChoices = 15;

/** Types a file says it is, by its ending; what it is shows when it is read. */
const typesByEnding: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
  heic: 'image/heic',
  pdf: 'application/pdf',
};

/**
 * What a person did, from the activity that Teams sent; null for what Trygg has no use for (reactions, edits,
 * others who join, events of newer clients) and for what is not shaped as it should be.
 */
export function toIncoming(activity: unknown): Incoming | null {
  const parsed = understood.safeParse(activity);
  if (!parsed.success) return null;
  const given = parsed.data;
  const who = speakerOf(given);
  // The bot's own arrival or echo is nobody's doing.
  if (given.from.id === given.recipient?.id) return null;
  if (given.type === 'installationUpdate') return { kind: 'hello', who };
  if (given.type === 'conversationUpdate') {
    const new_ = given.membersAdded.map((member) => member.id);
    return new_.includes(given.from.id) || (given.recipient && new_.includes(given.recipient.id))
      ? { kind: 'hello', who }
      : null;
  }
  if (given.type === 'invoke') {
    if (given.name === 'application/search') {
      const limit = Math.min(given.value.queryOptions?.top ?? mostChoices, mostChoices);
      return { kind: 'search', who, dataset: given.value.dataset, text: (given.value.queryText ?? '').trim(), limit };
    }
    if (given.name === 'composeExtension/fetchTask') {
      const { commandId: command, messagePayload } = given.value;
      return { kind: 'fromMessage', who, command, message: messageOf(messagePayload) };
    }
    if (given.name === 'composeExtension/submitAction') {
      const { verb, ...data } = given.value.data;
      return { kind: 'dialog', who, command: given.value.commandId, verb, data };
    }
    const { verb, data } = given.value.action;
    const automatic = given.value.trigger === 'automatic';
    return { kind: 'press', who, verb, data: data ?? {}, automatic, activity: given.replyToId ?? null };
  }
  const press = submitted.safeParse(given.value);
  if (press.success) {
    const { verb, ...data } = press.data;
    return { kind: 'press', who, verb, data, automatic: false, activity: given.replyToId ?? null };
  }
  const files = (given.attachments ?? []).flatMap((attachment) => fileOf(attachment, given.serviceUrl));
  return { kind: 'message', who, text: textOf(given), files, key: `${given.conversation.id}|${given.id}` };
}

function speakerOf(activity: Understood): Speaker {
  const { from, conversation, serviceUrl, channelData } = activity;
  return {
    person: id<Speaker['person']>(from.aadObjectId ?? from.id),
    name: from.name ?? '',
    account: from.id,
    locale: localeOf(activity),
    reference: {
      conversation: id<Speaker['reference']['conversation']>(conversation.id),
      serviceUrl,
      tenant: channelData?.tenant?.id ?? conversation.tenantId ?? '',
    },
    personal:
      conversation.conversationType == null
        ? conversation.isGroup !== true
        : conversation.conversationType === 'personal',
  };
}

/** English for an English client; Swedish for every other, as the region's first language. */
function localeOf(activity: Understood): Speaker['locale'] {
  const told =
    activity.locale ?? activity.entities?.map((entity) => clientInfo.safeParse(entity).data?.locale).find(Boolean);
  return told?.toLowerCase().startsWith('en') ? 'en' : 'sv';
}

/** The text as typed, without the mention of the bot; other mentions keep the name without its markup. */
function textOf(activity: Extract<Understood, { type: 'message' }>): string {
  let text = activity.text ?? '';
  for (const entity of activity.entities ?? []) {
    const found = mention.safeParse(entity);
    if (found.success && found.data.mentioned.id === activity.recipient?.id)
      text = text.replaceAll(found.data.text, ' ');
  }
  return text
    .replace(/<\/?at(?: [^>]*)?>/gi, '')
    .replaceAll('\u00a0', ' ')
    .trim();
}

type Payload = Extract<Understood, { name: 'composeExtension/fetchTask' }>['value']['messagePayload'];

/** Longest name and address that are taken over; a longer one is no name or address. */
const LONGEST = 2000;

/** Someone's message as text. Who wrote it and where it stands are what Teams says, and no more than words here. */
function messageOf({ body, from, linkToMessage, attachments }: Payload): ChosenMessage {
  const content = body?.content ?? '';
  const sender = (from?.user?.displayName ?? from?.application?.displayName ?? '').trim();
  const link = linkToMessage ?? '';
  const shown = body?.contentType === 'text' ? content : plainText(content);
  return {
    text: shown.trim(),
    sender: sender === '' || sender.length > LONGEST ? null : sender,
    link: link.startsWith('https://') && link.length <= LONGEST && URL.canParse(link) ? link : null,
    // A reply is an attachment too, with its words in the body.
    hasFiles:
      /<img\b/i.test(content) || (attachments ?? []).some(({ contentType }) => contentType !== 'messageReference'),
  };
}

type Attachment = NonNullable<Extract<Understood, { type: 'message' }>['attachments']>[number];

/** Photos pasted or taken come inline, files from the paper clip as download info; the HTML twin of a text is no file. */
function fileOf(attachment: Attachment, serviceUrl: string): IncomingFile[] {
  const name = attachment.name ?? '';
  if (attachment.contentType.startsWith('image/') && attachment.contentUrl)
    return [
      {
        name,
        claimedType: attachment.contentType,
        source: { url: attachment.contentUrl, serviceUrl, authenticated: true },
      },
    ];
  if (attachment.contentType !== 'application/vnd.microsoft.teams.file.download.info') return [];
  const info = downloadInfo.safeParse(attachment.content);
  if (!info.success) return [];
  const ending = info.data.fileType?.toLowerCase() ?? '';
  const claimedType = typesByEnding[ending] ?? 'application/octet-stream';
  return [{ name, claimedType, source: { url: info.data.downloadUrl, serviceUrl, authenticated: false } }];
}
