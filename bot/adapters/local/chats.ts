import { randomUUID } from 'node:crypto';
import type { Journal } from './journal.ts';
import type { StageChannel, StagePerson } from './people.ts';
import type { Conversation, JournalRecord, Message, StoredFile } from './records.ts';

/** The stage's memory: conversations, what was said in them, who has installed the app, and what is unread. */
export type Chats = ReturnType<typeof createChats>;

export type Draft = Omit<Message, 'id' | 'sentAt'>;

export function createChats(options: {
  journal: Journal;
  now: () => Date;
  people: () => StagePerson[];
  channels: () => StageChannel[];
}) {
  const { journal, now } = options;
  const conversations = new Map<string, Conversation>();
  const messages = new Map<string, Message>();
  const installs = new Map<string, boolean>();
  const readUpTo = new Map<string, string>();
  const files = new Map<string, StoredFile>();
  let lastId = 0;

  const apply = (entry: JournalRecord) => {
    if (entry.kind === 'conversation') conversations.set(entry.conversation.id, entry.conversation);
    else if (entry.kind === 'message') messages.set(entry.message.id, entry.message);
    else if (entry.kind === 'removed') messages.delete(entry.id);
    else if (entry.kind === 'installed') installs.set(entry.personId, entry.installed);
    else if (entry.kind === 'read') readUpTo.set(entry.conversationId, entry.upTo);
    else files.set(entry.file.id, entry.file);
    if (entry.kind === 'message') lastId = Math.max(lastId, Number(entry.message.id));
  };
  const keep = (entry: JournalRecord) => {
    journal.append(entry);
    apply(entry);
  };

  for (const entry of journal.past) apply(entry);
  journal.compact([
    ...[...conversations.values()].map((conversation) => ({ kind: 'conversation' as const, conversation })),
    ...[...messages.values()].map((message) => ({ kind: 'message' as const, message })),
    ...[...installs].map(([personId, installed]) => ({ kind: 'installed' as const, personId, installed })),
    ...[...readUpTo].map(([conversationId, upTo]) => ({ kind: 'read' as const, conversationId, upTo })),
    ...[...files.values()].map((file) => ({ kind: 'file' as const, file })),
  ]);

  const nextId = () => {
    lastId = Math.max(lastId + 1, now().getTime());
    return String(lastId);
  };
  const person = (id: string) => options.people().find((candidate) => candidate.id === id);
  const inConversation = (id: string) => [...messages.values()].filter((message) => message.conversationId === id);

  return {
    nextId,
    person,
    installed: (id: string) => installs.get(id) ?? person(id)?.installed ?? false,
    install: (personId: string, installed: boolean) => keep({ kind: 'installed', personId, installed }),

    /** The conversation of this id. A channel of the organisation always has one, under the channel's own id. */
    find(id: string): Conversation | undefined {
      if (conversations.has(id)) return conversations.get(id);
      return options.channels().some((channel) => channel.id === id) ? { id, opened: true } : undefined;
    },
    /** The one-to-one chat of a person, made when it is first asked for. */
    personal(personId: string): Conversation {
      const known = [...conversations.values()].find((candidate) => candidate.personId === personId);
      if (known !== undefined) return known;
      const conversation = { id: `a:1${randomUUID().replaceAll('-', '')}`, personId, opened: false };
      keep({ kind: 'conversation', conversation });
      return conversation;
    },
    markOpened: (conversation: Conversation) =>
      keep({ kind: 'conversation', conversation: { ...conversation, opened: true } }),

    messages: inConversation,
    message: (id: string) => messages.get(id),
    add(draft: Draft): Message {
      const message: Message = { ...draft, id: nextId(), sentAt: now().toISOString() };
      if (message.threadId === undefined && !conversations.get(message.conversationId)?.personId)
        message.threadId = message.id;
      keep({ kind: 'message', message });
      return message;
    },
    replace: (message: Message) => keep({ kind: 'message', message }),
    remove: (id: string) => keep({ kind: 'removed', id }),

    unread(conversationId: string): number {
      const upTo = Number(readUpTo.get(conversationId) ?? 0);
      return inConversation(conversationId).filter((message) => message.from === 'bot' && Number(message.id) > upTo)
        .length;
    },
    markRead: (conversationId: string) => keep({ kind: 'read', conversationId, upTo: String(lastId) }),

    file: (id: string) => files.get(id),
    fileBySecret: (secret: string) => [...files.values()].find((candidate) => candidate.secret === secret),
    addFile: (file: StoredFile) => keep({ kind: 'file', file }),
  };
}
