import { randomUUID } from 'node:crypto';
import type { Chats } from './chats.ts';
import type { Issuer } from './issuer.ts';
import { localTenantId, memberId } from './people.ts';
import type { Conversation } from './records.ts';

/** What came back: the HTTP status and the parsed body, or `undefined` when nothing came in time. */
export type Delivery = { status: number; body: unknown } | undefined;

/** Carries activities from the stage to the bot, as Teams does: signed, Teams-shaped, with Teams' patience. */
export type Courier = ReturnType<typeof createCourier>;

export const patienceMs = { message: 15_000, invoke: 10_000 };

export function createCourier(options: {
  issuer: Issuer;
  chats: Chats;
  appId: string;
  origin: () => string;
  botEndpoint: () => string;
  now: () => Date;
}) {
  const serviceUrl = () => `${options.origin()}/connector/`;
  let lastInvoke: Record<string, unknown> | undefined;

  const post = async (activity: Record<string, unknown>, waitMs: number): Promise<Delivery> => {
    try {
      const response = await fetch(options.botEndpoint(), {
        method: 'POST',
        headers: {
          'content-type': 'application/json; charset=utf-8',
          authorization: `Bearer ${await options.issuer.signForBot(serviceUrl())}`,
        },
        body: JSON.stringify(activity),
        signal: AbortSignal.timeout(waitMs),
      });
      const text = await response.text();
      return { status: response.status, body: parseOrNull(text) };
    } catch {
      return undefined;
    }
  };

  return {
    serviceUrl,
    bot: () => ({ id: `28:${options.appId}`, name: 'Trygg' }),

    /** The parts every activity from Teams has. `threadId` is the post's id when in a channel. */
    envelope(conversation: Conversation, personId: string, locale: string, threadId?: string) {
      const name = options.chats.person(personId)?.name ?? 'Okänd';
      const channel = conversation.personId === undefined;
      const now = options.now().toISOString();
      return {
        channelId: 'msteams',
        serviceUrl: serviceUrl(),
        timestamp: now,
        localTimestamp: now,
        localTimezone: 'Europe/Stockholm',
        from: { id: memberId(personId), name, aadObjectId: personId },
        recipient: { id: `28:${options.appId}`, name: 'Trygg' },
        conversation: {
          ...(channel ? { isGroup: true } : {}),
          conversationType: channel ? 'channel' : 'personal',
          tenantId: localTenantId,
          id: channel && threadId ? `${conversation.id};messageid=${threadId}` : conversation.id,
        },
        channelData: {
          tenant: { id: localTenantId },
          ...(channel ? { channel: { id: conversation.id }, teamsChannelId: conversation.id } : {}),
        },
        locale,
        entities: [{ type: 'clientInfo', locale, country: 'SE', platform: 'Web', timezone: 'Europe/Stockholm' }],
      };
    },

    message: (activity: Record<string, unknown>) => post({ ...activity, type: 'message' }, patienceMs.message),
    event: (activity: Record<string, unknown>) => post({ id: randomUUID(), ...activity }, patienceMs.message),
    invoke(activity: Record<string, unknown>): Promise<Delivery> {
      const invoke = { ...activity, type: 'invoke', id: `f:${randomUUID()}` };
      if (activity.name === 'adaptiveCard/action' || activity.name === 'composeExtension/submitAction')
        lastInvoke = invoke;
      return post(invoke, patienceMs.invoke);
    },
    /** Teams sometimes delivers a press twice, the same activity with the same id: the last press, once more. */
    async again(): Promise<Delivery | 'nothing pressed'> {
      return lastInvoke === undefined ? 'nothing pressed' : post(lastInvoke, patienceMs.invoke);
    },
  };
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
