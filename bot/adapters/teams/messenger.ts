import { Retryable } from '../../core/errors.ts';
import { id } from '../../core/ids.ts';
import type { ConversationReference, Messenger, OutgoingMessage, Sent } from '../../ports/messenger.ts';
import { type Connector, Refused } from './connector.ts';

/** Where Teams was last heard from: proactive chats are opened there. */
export type Service = { readonly serviceUrl: string; readonly tenant: string };

export type MessengerOptions = {
  readonly appId: string;
  readonly connector: Connector;
  readonly fetchAttachment: Messenger['fetchAttachment'];
  /** Teams channels by their name in the organisation file: the name to Teams' channel id (`19:…@thread.tacv2`). */
  readonly channels: ReadonlyMap<string, string>;
  /** Null until Teams has been heard from. */
  readonly service: () => Promise<Service | null>;
};

/**
 * What the connector's refusals mean for us. Source: Microsoft Learn, "Proactive messages" and "Handle errors
 * from conversational bots"; the rest of its codes are faults of ours and are thrown.
 */
const notInstalled = [
  'ForbiddenOperationException',
  'BotNotInConversationRoster',
  'MessageWritesBlocked',
  'ConversationBlockedByUser',
  'BotDisabledByAdmin',
  'BotDisabledByUser',
  'NotEnoughPermissions',
];
const gone = [
  'ConversationNotFound',
  'ActivityNotFoundInConversation',
  'MemberNotFoundInConversation',
  'NotFound',
  'http404',
];

type RefusedSend = { readonly kind: 'refused'; readonly why: 'notInstalled' | 'gone' };

export function createMessenger(options: MessengerOptions): Messenger {
  const { connector } = options;
  const bot = { id: `28:${options.appId}` };
  const activities = (to: ConversationReference) =>
    `v3/conversations/${encodeURIComponent(to.conversation)}/activities`;

  const open = async (parameters: (service: Service) => object) => {
    const service = await options.service();
    // Nobody has spoken with the bot yet, so there is no address to call; a later try may find one.
    if (service === null) throw new Retryable('serviceUnknown');
    const body = { bot, tenantId: service.tenant, ...parameters(service) };
    const made = await refusals(() => connector.call('POST', service.serviceUrl, 'v3/conversations', body));
    if ('kind' in made) return made;
    if (made.id === undefined) throw new Error('The connector gave a conversation without an id.');
    const reference = { conversation: id<ConversationReference['conversation']>(made.id), ...service };
    return { reference, activity: made.activityId ?? null };
  };

  const deliver = async (
    method: 'POST' | 'PUT',
    to: ConversationReference,
    path: string,
    message: OutgoingMessage,
  ): Promise<Sent> => {
    const made = await refusals(() => connector.call(method, to.serviceUrl, path, activityOf(message)));
    if ('kind' in made) return made;
    if (made.id === undefined) throw new Error('The connector took a message without giving its id.');
    return { kind: 'sent', activity: made.id };
  };

  return {
    async reach(person) {
      const opened = await open((service) => ({
        isGroup: false,
        members: [{ id: person }],
        channelData: { tenant: { id: service.tenant } },
      }));
      return 'kind' in opened ? opened : opened.reference;
    },
    async at(conversation) {
      const service = await options.service();
      if (service === null) throw new Retryable('serviceUnknown');
      return { conversation, ...service };
    },
    send: (to, message) => deliver('POST', to, activities(to), message),
    update: async (to, activity, message) => {
      const updated = await refusals(() =>
        connector.call('PUT', to.serviceUrl, `${activities(to)}/${encodeURIComponent(activity)}`, activityOf(message)),
      );
      // Teams answers an update with its id, or with nothing: it is the same message either way.
      return 'kind' in updated ? updated : { kind: 'sent', activity };
    },
    async sendToChannel(channel, message) {
      const channelId = options.channels.get(channel);
      if (channelId === undefined) return { kind: 'refused', why: 'gone' };
      const opened = await open(() => ({
        isGroup: true,
        activity: activityOf(message),
        channelData: { channel: { id: channelId } },
      }));
      if ('kind' in opened) return opened;
      if (opened.activity === null) throw new Error('The connector took a post without giving its id.');
      return { kind: 'sent', activity: opened.activity, to: opened.reference };
    },
    fetchAttachment: options.fetchAttachment,
  };
}

function activityOf(message: OutgoingMessage): object {
  return {
    type: 'message',
    summary: message.summary,
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: message.card }],
  };
}

/** Turns the refusals that are part of life into answers, and lets the others be thrown. */
async function refusals<T extends object>(call: () => Promise<T>): Promise<T | RefusedSend> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (error.status === 403 && notInstalled.includes(error.code)) return { kind: 'refused', why: 'notInstalled' };
    if (error.status === 404 && gone.includes(error.code)) return { kind: 'refused', why: 'gone' };
    if (error.status === 404 && notInstalled.includes(error.code)) return { kind: 'refused', why: 'notInstalled' };
    if (error.status === 400 && error.unknownMember) return { kind: 'refused', why: 'gone' };
    throw error;
  }
}
