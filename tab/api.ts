import type { ChangeHeard, ErrorAnswer, Locale, PresenceHeard, TabSettings, TabWords } from '../bot/api/contract.ts';
import { upload } from './upload.ts';

/** The API said no, or could not be reached (`network`). `message` is for the person. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.code = code;
  }
}

/** What is said of a failure: the server's words, or `otherwise` where it had none. */
export const whyOf = (error: unknown, otherwise = ''): string => (error instanceof Error && error.message) || otherwise;

/** What the stream says: that something changed, or that someone is busy with it. */
type Told = ChangeHeard | PresenceHeard;

export type Api = {
  get<T>(path: string): Promise<T>;
  /** Sends with a key of its own, or this one, so that a press that is sent again has one effect. Null: the answer has no body. */
  send<T>(method: 'POST' | 'PATCH' | 'PUT', path: string, body: object, key?: string): Promise<T | null>;
  bytes(path: string, reason: string | null): Promise<Blob>;
  /** Sends a file as it is; `sent` hears how much of it has gone, 0 to 1. */
  upload<T>(
    path: string,
    file: Blob,
    headers: Readonly<Record<string, string>>,
    sent: (part: number) => void,
  ): Promise<T>;
  /** Hears changes until aborted; comes back by itself after a break, and then says that something may have been missed. */
  listen(heard: (change: Told) => void, connected: (now: boolean) => void): () => void;
};

export type Proof = {
  /** A token that is good for a while yet. */
  current(): Promise<string>;
  /** Another than the one that was refused. */
  renew(refused: string): Promise<string>;
  /** What it means that the server refuses even a new one. `at`: the server's clock, in epoch ms. */
  refused(token: string, at: number): Error | null;
};

/** The tab's one fetch. */
async function ask(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new ApiError(0, 'network', '');
  }
}

async function refusal(answer: Response): Promise<ApiError> {
  const body: ErrorAnswer | null = await answer.json().catch(() => null);
  return new ApiError(answer.status, body?.error.code ?? 'internal', body?.error.message ?? '');
}

export async function fetchWords(locale: Locale): Promise<TabWords> {
  const answer = await ask(`/api/words/${locale}`, {});
  if (!answer.ok) throw await refusal(answer);
  return answer.json();
}

export async function fetchSettings(): Promise<TabSettings> {
  const answer = await ask('/api/settings', {});
  if (!answer.ok) throw await refusal(answer);
  return answer.json();
}

export type LocalPerson = {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly roles: readonly string[];
};

/** The invented people of local mode. */
export async function fetchLocalPeople(): Promise<LocalPerson[]> {
  const answer = await ask('/local/people', {});
  if (!answer.ok) throw await refusal(answer);
  return answer.json();
}

export async function localToken(person: string): Promise<string> {
  const answer = await ask('/local/token', { method: 'POST', body: JSON.stringify({ person }) });
  if (!answer.ok) throw await refusal(answer);
  const body: { token: string } = await answer.json();
  return body.token;
}

export function createApi(proof: Proof, locale: Locale): Api {
  type Headed = { readonly headers: Readonly<Record<string, string>> };
  type Way = (path: string, init: Headed) => Promise<Response>;
  async function call(
    path: string,
    init: Omit<RequestInit, 'headers'> & Partial<Headed>,
    refused: string | null = null,
    way: Way = ask,
  ): Promise<Response> {
    const token = await (refused === null ? proof.current() : proof.renew(refused));
    const answer = await way(path, {
      ...init,
      headers: { ...init.headers, authorization: `Bearer ${token}`, 'accept-language': locale },
    });
    if (answer.status === 401 && refused === null) return call(path, init, token, way);
    if (answer.status === 401) {
      const why = proof.refused(token, Date.parse(answer.headers.get('date') ?? '') || Date.now());
      if (why) throw why;
    }
    if (!answer.ok) throw await refusal(answer);
    return answer;
  }
  return {
    get: async (path) => (await call(path, {})).json(),
    async send(method, path, body, key = crypto.randomUUID()) {
      const headers = { 'content-type': 'application/json', 'idempotency-key': key };
      const answer = await call(path, { method, headers, body: JSON.stringify(body) });
      return answer.status === 204 ? null : answer.json();
    },
    bytes: async (path, reason) =>
      (await call(path, { headers: reason === null ? {} : { 'trygg-reason': encodeURIComponent(reason) } })).blob(),
    async upload(path, file, headers, sent) {
      const way: Way = async (to, init) => {
        const answer = await upload(to, init, file, sent);
        if (!answer) throw new ApiError(0, 'network', '');
        return answer;
      };
      return (await call(path, { headers: { ...headers } }, null, way)).json();
    },
    listen(heard, connected) {
      const stop = new AbortController();
      void follow((init) => call('/api/changes', init), stop.signal, heard, connected);
      return () => stop.abort();
    },
  };
}

const SILENCE_MS = 40_000;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A tab that nobody looks at gives its connection back: a browser has few for one server. */
const shown = () =>
  new Promise<void>((resolve) => {
    const look = () => {
      if (document.hidden) return;
      document.removeEventListener('visibilitychange', look);
      resolve();
    };
    document.addEventListener('visibilitychange', look);
    look();
  });

/** Reads the stream again and again. What happened in a break is not told afterwards, so each new beginning says `missed`. */
async function follow(
  open: (init: { readonly signal: AbortSignal }) => Promise<Response>,
  ended: AbortSignal,
  heard: (change: Told) => void,
  connected: (now: boolean) => void,
) {
  for (let breaks = 0; !ended.aborted; breaks += 1) {
    const silent = new AbortController();
    const hide = () => document.hidden && silent.abort();
    document.addEventListener('visibilitychange', hide);
    try {
      const answer = await open({ signal: AbortSignal.any([ended, silent.signal]) });
      connected(true);
      if (breaks > 0) heard({ noun: 'missed' });
      breaks = 0;
      await read(answer, silent, heard);
    } catch {
      // Told by `connected`; the next round tries again.
    } finally {
      document.removeEventListener('visibilitychange', hide);
    }
    if (ended.aborted) return;
    if (document.hidden) await shown();
    else {
      connected(false);
      await pause(Math.min(1_000 * 2 ** breaks, 15_000));
    }
  }
}

async function read(answer: Response, silent: AbortController, heard: (change: Told) => void) {
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    // Heartbeats come every 15 s; a connection that is silent for longer is dead, whatever it says of itself.
    const timer = setTimeout(() => silent.abort(), SILENCE_MS);
    const part = await reader?.read();
    clearTimeout(timer);
    if (!part || part.done) return;
    const lines = (rest + part.value).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line.startsWith('data: ')) heard(JSON.parse(line.slice(6)));
    }
  }
}
