/** The stage as its page sees it. The shapes are those that `page-routes.ts` answers with. */
export type Locale = 'sv' | 'en';
export type Theme = 'light' | 'dark' | 'contrast';
export type Width = 'desktop' | 'phone';

export type Person = {
  id: string;
  slug: string;
  memberId: string;
  name: string;
  title: string;
  roles: string[];
  locale: Locale;
  installed: boolean;
  conversationId: string;
  unread: number;
};

export type Channel = { id: string; slug: string; name: string; conversationId: string; unread: number };

export type Overview = { people: Person[]; channels: Channel[] };

export type CardPayload = { type: 'AdaptiveCard'; [field: string]: unknown };

export type Attachment = { contentType: string; content?: unknown; contentUrl?: string; name?: string };

export type Message = {
  id: string;
  conversationId: string;
  threadId?: string;
  from: string;
  sentAt: string;
  editedAt?: string;
  text?: string;
  summary?: string;
  attachments: Attachment[];
  undelivered?: boolean;
};

export type LiveEvent =
  | { type: 'message'; message: Message; unread: number; isNew: boolean }
  | { type: 'removed'; conversationId: string; id: string }
  | { type: 'typing'; conversationId: string }
  | { type: 'overview' };

export const groups = ['employee', 'partner', 'coordinator', 'leadership'] as const;
export type Group = (typeof groups)[number];

/** Where a person stands in the list: by the most telling of their roles. */
export function groupOf(person: Person): Group {
  const has = (...words: string[]) =>
    person.roles.some((role) => words.some((word) => role.toLowerCase().includes(word)));
  if (has('leader', 'ledning', 'department', 'custodian')) return 'leadership';
  if (has('partner', 'holder', 'deputy')) return 'partner';
  if (has('coordinator', 'samordn')) return 'coordinator';
  return 'employee';
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isCard = (value: unknown): value is CardPayload => isRecord(value) && value.type === 'AdaptiveCard';
