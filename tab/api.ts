import type { ChangeHeard, ErrorAnswer, Locale, TabWords } from '../bot/api/contract.ts';

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

export type Api = {
  get<T>(path: string): Promise<T>;
  /** Sends with a key of its own, so that a press that is sent again has one effect. Null: the answer has no body. */
  send<T>(method: 'POST' | 'PATCH', path: string, body: object): Promise<T | null>;
  bytes(path: string, reason: string | null): Promise<Blob>;
  /** Hears changes until aborted; comes back by itself after a break, and then says that something may have been missed. */
  listen(heard: (change: ChangeHeard) => void, connected: (now: boolean) => void): () => void;
};

export type Tokens = { current(): Promise<string>; renew(): Promise<string> };

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

export type LocalPerson = {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly roles: readonly string[];
};

/** The invented people of local mode; null when this is not local mode. */
export async function fetchLocalPeople(): Promise<LocalPerson[] | null> {
  const answer = await ask('/local/people', {});
  return answer.ok ? answer.json() : null;
}

export async function localToken(person: string): Promise<string> {
  const answer = await ask('/local/token', { method: 'POST', body: JSON.stringify({ person }) });
  if (!answer.ok) throw await refusal(answer);
  const body: { token: string } = await answer.json();
  return body.token;
}

/** Asks for a token once for all who wait for it, and keeps it until the API refuses it. */
export function keepToken(fresh: () => Promise<string>): Tokens {
  let kept: Promise<string> | null = null;
  const renew = () => {
    const asked = fresh();
    kept = asked;
    asked.catch(() => {
      if (kept === asked) kept = null;
    });
    return asked;
  };
  return { current: () => kept ?? renew(), renew };
}

export function createApi(tokens: Tokens, locale: Locale): Api {
  async function call(path: string, init: RequestInit, again = true): Promise<Response> {
    const token = await (again ? tokens.current() : tokens.renew());
    const answer = await ask(path, {
      ...init,
      headers: { ...init.headers, authorization: `Bearer ${token}`, 'accept-language': locale },
    });
    if (answer.status === 401 && again) return call(path, init, false);
    if (!answer.ok) throw await refusal(answer);
    return answer;
  }
  return {
    get: async (path) => (await call(path, {})).json(),
    async send(method, path, body) {
      const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() };
      const answer = await call(path, { method, headers, body: JSON.stringify(body) });
      return answer.status === 204 ? null : answer.json();
    },
    bytes: async (path, reason) =>
      (await call(path, { headers: reason === null ? {} : { 'trygg-reason': encodeURIComponent(reason) } })).blob(),
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
  open: (init: RequestInit) => Promise<Response>,
  ended: AbortSignal,
  heard: (change: ChangeHeard) => void,
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

async function read(answer: Response, silent: AbortController, heard: (change: ChangeHeard) => void) {
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
