import {
  type CardPayload,
  isCard,
  isRecord,
  type LiveEvent,
  type Locale,
  type Message,
  type Overview,
} from './model.ts';

/** The page's one door to the server. */

export type Who = { person: string; locale: Locale };

/** What an invoke came to, as Teams' client sees it. */
export type Answer =
  | { kind: 'card'; card: CardPayload }
  | { kind: 'text'; text: string }
  | { kind: 'results'; results: { title: string; value: string }[] }
  | { kind: 'nothing' }
  | { kind: 'error' };

const clientLocale = (locale: Locale) => (locale === 'sv' ? 'sv-SE' : 'en-US');

async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
  const init =
    body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  const response = await fetch(`/stage${path}`, { method, ...init });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status}`);
  return response.json();
}

const chat = (conversationId: string) => `/conversations/${encodeURIComponent(conversationId)}`;

export const overview = () => ask<Overview>('GET', '/overview');

export const openChat = (who: Who) =>
  ask<{ messages: Message[] }>('POST', `/people/${who.person}/open`, { locale: clientLocale(who.locale) });

export const messagesOf = (conversationId: string) =>
  ask<{ messages: Message[] }>('GET', `${chat(conversationId)}/messages`);

export const markRead = (conversationId: string) => ask<unknown>('POST', `${chat(conversationId)}/read`, {});

export const install = (who: Who, installed: boolean) =>
  ask<unknown>('POST', `/people/${who.person}/installation`, { locale: clientLocale(who.locale), installed });

export const say = (conversationId: string, who: Who, text: string, files: string[]) =>
  ask<{ id: string }>('POST', `${chat(conversationId)}/messages`, {
    as: who.person,
    locale: clientLocale(who.locale),
    text,
    files,
  });

export type Uploaded = { id: string; name: string; contentType: string };

export async function upload(file: File): Promise<Uploaded> {
  const response = await fetch(`/stage/files?name=${encodeURIComponent(file.name)}`, {
    method: 'PUT',
    headers: { 'content-type': file.type || 'application/octet-stream' },
    body: file,
  });
  if (!response.ok) throw new Error(`upload: ${response.status}`);
  return response.json();
}

const press = (who: Who, messageId: string, value: unknown) => ({
  as: who.person,
  locale: clientLocale(who.locale),
  messageId,
  value,
});

export const submit = (conversationId: string, who: Who, messageId: string, value: unknown) =>
  ask<{ ok: boolean }>('POST', `${chat(conversationId)}/submits`, press(who, messageId, value));

/** Presses an Action.Execute, or asks for the choices of a typeahead. Never throws: failure is an answer. */
export async function invoke(
  conversationId: string,
  who: Who,
  messageId: string,
  name: 'adaptiveCard/action' | 'application/search',
  value: unknown,
): Promise<Answer> {
  try {
    return read(await ask('POST', `${chat(conversationId)}/invokes`, { ...press(who, messageId, value), name }));
  } catch {
    return { kind: 'error' };
  }
}

/** A dialog as the bot answered it; `closed` when it answered with nothing. */
export type DialogAnswer =
  | { kind: 'dialog'; title: string; card: CardPayload }
  | { kind: 'closed' }
  | { kind: 'error' };

/** Chooses a message's action, or (`data`) presses in the dialog that it opened. Never throws. */
export async function act(
  conversationId: string,
  who: Who,
  messageId: string,
  command: string,
  data?: unknown,
): Promise<DialogAnswer> {
  try {
    const chosen = { as: who.person, locale: clientLocale(who.locale), messageId, command };
    const body = data === undefined ? chosen : { ...chosen, data };
    return readDialog(await ask('POST', `${chat(conversationId)}/actions`, body));
  } catch {
    return { kind: 'error' };
  }
}

function readDialog(answer: unknown): DialogAnswer {
  if (!isRecord(answer) || typeof answer.status !== 'number' || answer.status >= 300) return { kind: 'error' };
  const task = isRecord(answer.body) ? answer.body.task : undefined;
  if (!isRecord(task)) return { kind: 'closed' };
  const { type, value } = task;
  if (type !== 'continue' || !isRecord(value) || !isRecord(value.card)) return { kind: 'error' };
  const { contentType, content } = value.card;
  if (contentType !== 'application/vnd.microsoft.card.adaptive' || !isCard(content)) return { kind: 'error' };
  return { kind: 'dialog', title: typeof value.title === 'string' ? value.title : '', card: content };
}

/** Teams sometimes delivers one press twice. What came of it the second time is shown to no one. */
export const pressAgain = () => ask<unknown>('POST', '/again', {}).catch(() => undefined);

function read(answer: unknown): Answer {
  if (!isRecord(answer) || typeof answer.status !== 'number' || answer.status >= 300) return { kind: 'error' };
  const { body } = answer;
  if (!isRecord(body)) return { kind: 'nothing' };
  const { statusCode, type, value } = body;
  if (typeof statusCode === 'number' && statusCode >= 300) return { kind: 'error' };
  if (type === 'application/vnd.microsoft.card.adaptive' && isCard(value)) return { kind: 'card', card: value };
  if (type === 'application/vnd.microsoft.activity.message' && typeof value === 'string')
    return { kind: 'text', text: value };
  if (type === 'application/vnd.microsoft.search.searchResponse' && isRecord(value) && Array.isArray(value.results))
    return { kind: 'results', results: value.results.filter(isChoice) };
  return type === 'application/vnd.microsoft.error' ? { kind: 'error' } : { kind: 'nothing' };
}

const isChoice = (value: unknown): value is { title: string; value: string } =>
  isRecord(value) && typeof value.title === 'string' && typeof value.value === 'string';

/** Follows what happens. `onContact(true)` comes at each (re)connection: everything may have changed meanwhile. */
export function follow(onEvent: (event: LiveEvent) => void, onContact: (there: boolean) => void): () => void {
  const source = new EventSource('/stage/live');
  source.onopen = () => onContact(true);
  source.onerror = () => onContact(false);
  source.onmessage = (event) => onEvent(JSON.parse(event.data));
  return () => source.close();
}
