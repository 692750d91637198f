import { id, type PersonId } from '../../core/ids.ts';
import type { ConversationReference, Messenger, OutgoingMessage, Sent } from '../../ports/messenger.ts';

/** One stored message, as it stands now. */
export type StoredMessage = {
  readonly conversation: string;
  readonly activity: string;
  message: OutgoingMessage;
  edits: number;
};

/** A messenger that keeps what it was given, and refuses whom it is told to. */
export type MemoryMessenger = Messenger & {
  readonly messages: readonly StoredMessage[];
  /** People without the app. */
  readonly without: Set<PersonId>;
  /** Bytes of attachments by their address. */
  readonly files: Map<string, Uint8Array>;
  /** When set, every call throws it, once for each entry, first first. */
  readonly faults: Error[];
};

const serviceUrl = 'http://127.0.0.1/memory/';
const conversationOf = (person: PersonId) => `chat ${person}`;

export function createMemoryMessenger(
  options: { channels?: readonly string[]; tenant?: string } = {},
): MemoryMessenger {
  const { channels = [], tenant = 'memory' } = options;
  const messages: StoredMessage[] = [];
  const without = new Set<PersonId>();
  const files = new Map<string, Uint8Array>();
  const faults: Error[] = [];
  const refused = { kind: 'refused', why: 'notInstalled' } as const;

  const reference = (conversation: string): ConversationReference => ({
    conversation: id<ConversationReference['conversation']>(conversation),
    serviceUrl,
    tenant,
  });
  const mayFail = (): void => {
    const fault = faults.shift();
    if (fault) throw fault;
  };
  const isWithout = (to: ConversationReference) =>
    [...without].some((person) => conversationOf(person) === to.conversation);
  const store = (to: ConversationReference, message: OutgoingMessage): Sent => {
    const activity = String(messages.length + 1);
    messages.push({ conversation: to.conversation, activity, message, edits: 0 });
    return { kind: 'sent', activity };
  };

  return {
    messages,
    without,
    files,
    faults,
    async reach(person) {
      mayFail();
      return without.has(person) ? refused : reference(conversationOf(person));
    },
    async at(conversation) {
      return reference(conversation);
    },
    async send(to, message) {
      mayFail();
      return isWithout(to) ? refused : store(to, message);
    },
    async update(to, activity, message) {
      mayFail();
      if (isWithout(to)) return refused;
      const stored = messages.find((one) => one.conversation === to.conversation && one.activity === activity);
      if (stored === undefined) return { kind: 'refused', why: 'gone' };
      stored.message = message;
      stored.edits += 1;
      return { kind: 'sent', activity };
    },
    async sendToChannel(channel, message) {
      mayFail();
      if (!channels.includes(channel)) return { kind: 'refused', why: 'gone' };
      const to = reference(`channel ${channel}`);
      return { ...store(to, message), to };
    },
    async fetchAttachment(source, limit) {
      mayFail();
      const bytes = files.get(source.url);
      if (bytes === undefined) return { kind: 'gone' };
      return bytes.length > limit ? { kind: 'tooLarge' } : bytes;
    },
  };
}
