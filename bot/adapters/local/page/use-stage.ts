import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import * as api from './api.ts';
import type { CardPayload, Channel, LiveEvent, Locale, Message, Overview, Person } from './model.ts';
import type { Place } from './place.ts';

export type Notice = { id: number; person?: Person | undefined; channel?: Channel | undefined; text: string };

type State = {
  overview: Overview;
  messages: Record<string, Message[]>;
  /** Answers to presses, by person, message and the version of the message they answered. */
  views: Record<string, CardPayload>;
  typing: string | undefined;
};

type Change =
  | { type: 'overview'; overview: Overview }
  | { type: 'loaded'; conversationId: string; messages: Message[] }
  | { type: 'live'; event: LiveEvent }
  | { type: 'read'; conversationId: string }
  | { type: 'view'; key: string; card: CardPayload }
  | { type: 'quiet' };

const empty: State = { overview: { people: [], channels: [] }, messages: {}, views: {}, typing: undefined };

export const viewKey = (personId: string, message: Message, index: number) =>
  `${personId} ${message.id} ${message.editedAt ?? ''} ${index}`;

/** The server was away: the live stream says so to the person, and all is fetched when it is back. */
const lost = () => undefined;

function withUnread(overview: Overview, conversationId: string, unread: number): Overview {
  const counted = <T extends { conversationId: string; unread: number }>(one: T): T =>
    one.conversationId === conversationId && one.unread !== unread ? { ...one, unread } : one;
  return { people: overview.people.map(counted), channels: overview.channels.map(counted) };
}

function onLive(state: State, event: LiveEvent): State {
  if (event.type === 'overview') return state;
  if (event.type === 'typing') return { ...state, typing: event.conversationId };
  const conversationId = event.type === 'message' ? event.message.conversationId : event.conversationId;
  const known = state.messages[conversationId] ?? [];
  if (event.type === 'removed')
    return { ...state, messages: { ...state.messages, [conversationId]: known.filter(({ id }) => id !== event.id) } };
  const { message, unread } = event;
  const at = known.findIndex(({ id }) => id === message.id);
  const next = at < 0 ? [...known, message] : known.with(at, message);
  return {
    ...state,
    overview: withUnread(state.overview, conversationId, unread),
    messages: { ...state.messages, [conversationId]: next },
    typing: message.from === 'bot' ? undefined : state.typing,
  };
}

/** What was fetched, and what the live stream has told that is newer than the fetch: its answer may come late. */
function merged(fetched: Message[], known: Message[]): Message[] {
  const last = Number(fetched.at(-1)?.id ?? 0);
  const newest = (message: Message) => {
    const heard = known.find(({ id }) => id === message.id);
    return heard && (heard.editedAt ?? '') > (message.editedAt ?? '') ? heard : message;
  };
  return [...fetched.map(newest), ...known.filter(({ id }) => Number(id) > last)];
}

function reduce(state: State, change: Change): State {
  if (change.type === 'overview') return { ...state, overview: change.overview };
  if (change.type === 'loaded')
    return {
      ...state,
      messages: {
        ...state.messages,
        [change.conversationId]: merged(change.messages, state.messages[change.conversationId] ?? []),
      },
    };
  if (change.type === 'read') return { ...state, overview: withUnread(state.overview, change.conversationId, 0) };
  if (change.type === 'view') return { ...state, views: { ...state.views, [change.key]: change.card } };
  if (change.type === 'quiet') return { ...state, typing: undefined };
  return onLive(state, change.event);
}

/** All that the page knows, kept fresh by the live stream, with what may be done to it. */
export function useStage(place: Place, localeOf: (person: Person) => Locale) {
  const [state, change] = useReducer(reduce, empty);
  const [ready, setReady] = useState(false);
  const [contact, setContact] = useState(true);
  const [notices, setNotices] = useState<Notice[]>([]);
  const { overview } = state;
  const person = overview.people.find(({ slug }) => slug === place.person);
  const channel = overview.channels.find(({ slug }) => slug === place.channel);
  const conversationId = channel?.conversationId ?? person?.conversationId;
  const now = useRef({ overview, conversationId });
  now.current = { overview, conversationId };

  const read = useCallback((id: string) => {
    change({ type: 'read', conversationId: id });
    api.markRead(id).catch(lost);
  }, []);

  const load = useCallback(async () => {
    const overview = await api.overview().catch(lost);
    if (!overview) return;
    change({ type: 'overview', overview });
    setReady(true);
  }, []);

  const loadMessages = useCallback(async (id: string) => {
    const answer = await api.messagesOf(id).catch(lost);
    if (answer) change({ type: 'loaded', conversationId: id, messages: answer.messages });
  }, []);

  const notify = useCallback((message: Message) => {
    const { people, channels } = now.current.overview;
    const isThere = (one: Person | Channel) => one.conversationId === message.conversationId;
    const notice = {
      id: Number(message.id),
      person: people.find(isThere),
      channel: channels.find(isThere),
      text: message.summary ?? '',
    };
    setNotices((all) => [...all.slice(-2), notice]);
    setTimeout(() => setNotices((all) => all.filter(({ id }) => id !== notice.id)), 8000);
  }, []);

  useEffect(
    () =>
      api.follow(
        (event) => {
          change({ type: 'live', event });
          if (event.type === 'overview') void load();
          if (event.type !== 'message' || !event.isNew || event.message.from !== 'bot') return;
          if (event.message.conversationId === now.current.conversationId) read(event.message.conversationId);
          else notify(event.message);
        },
        (there) => {
          setContact(there);
          if (!there) return;
          void load();
          if (now.current.conversationId) void loadMessages(now.current.conversationId);
        },
      ),
    [load, loadMessages, notify, read],
  );

  useEffect(() => {
    if (!state.typing) return;
    const timer = setTimeout(() => change({ type: 'quiet' }), 4000);
    return () => clearTimeout(timer);
  }, [state.typing]);

  const personId = person?.id;
  const channelId = channel?.id;
  const personLocale = person && localeOf(person);
  const installed = person?.installed;
  // biome-ignore lint/correctness/useExhaustiveDependencies: opening depends on who and where, not on what is unread
  useEffect(() => {
    if (!conversationId || !personId || !personLocale) return;
    if (channelId) void loadMessages(conversationId);
    else
      void api
        .openChat({ person: personId, locale: personLocale })
        .then(({ messages }) => change({ type: 'loaded', conversationId, messages }))
        .catch(lost);
    read(conversationId);
  }, [conversationId, personId, channelId, installed]);

  return {
    ready,
    contact,
    overview,
    person,
    channel,
    conversationId,
    messages: (conversationId && state.messages[conversationId]) || [],
    typing: state.typing !== undefined && state.typing === conversationId,
    notices,
    dismiss: (id: number) => setNotices((all) => all.filter((one) => one.id !== id)),
    viewOf: (key: string) => state.views[key],
    setView: (key: string, card: CardPayload) => change({ type: 'view', key, card }),
  };
}
