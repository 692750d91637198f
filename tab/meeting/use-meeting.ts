import { useCallback, useEffect, useRef, useState } from 'react';
import type { MeetingPage } from '../../bot/api/contract.ts';
import { ApiError, whyOf } from '../api.ts';
import { useChanges, useKnown } from '../context.tsx';
import { useSnack } from '../look/snack.tsx';
import { fill, useWords } from '../words.tsx';
import { keepTerm } from './run-term.ts';

/** What a member of the forum is shown. */
export type ForumPage = Extract<MeetingPage, { readonly audience: 'forum' }>;

type Hope = (page: ForumPage) => ForumPage;

/** Something done with the meeting. `path` follows `/api/meetings/<id>`. */
export type Sent = {
  readonly method?: 'POST' | 'PATCH' | 'PUT';
  readonly path: string;
  readonly body?: object;
  /** Of the press: the same when it is sent again. */
  readonly key?: string;
  /** How the page looks until the answer is here. */
  readonly hoped?: Hope;
};

export type MeetingNow = {
  /** Null until fetched. */
  readonly page: MeetingPage | null;
  /** Why it could not be fetched; '' when nobody said. */
  readonly failed: string | null;
  readonly load: () => Promise<void>;
  /** The newest page, kept unless a newer one is shown already. */
  readonly put: (page: MeetingPage) => void;
  /** Sends what is answered by the whole page. Null: refused, which has been said to the person. */
  readonly send: (what: Sent) => Promise<MeetingPage | null>;
  /** The same for an answer of another shape, of which the page is a part. Rejects with the ApiError. */
  readonly ask: <Answer>(what: Sent, pageOf: (answer: Answer) => MeetingPage | null) => Promise<Answer | null>;
  readonly sayWhy: (error: unknown) => void;
};

const SETTLE_MS = 300;
/** Until it is asked again how the meeting is, where the server could not say. */
const AGAIN_MS = 5_000;

/** The meeting is not there, or not for this person any more: what is shown must go too. */
const isGone = (error: unknown) => error instanceof ApiError && [401, 403, 404].includes(error.status);

/**
 * A meeting as it is now, for whatever its state. Others' changes to it, or to the list that its agenda is made of, are
 * fetched as they are heard. What is sent shows at once as hoped, and goes back when it was refused.
 */
export function useMeeting(id: string): MeetingNow {
  const { api } = useKnown();
  const words = useWords();
  const snack = useSnack();
  const [page, setPage] = useState<MeetingPage | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const at = `/api/meetings/${encodeURIComponent(id)}`;
  /** Counts fetches and sends: of fetches only the one that was begun last counts. */
  const round = useRef(0);
  /** As the server last said that it is. */
  const known = useRef<MeetingPage | null>(null);
  /** What has been sent and not been answered. It stands upon whatever is heard meanwhile. */
  const hopes = useRef<readonly Hope[]>([]);

  const draw = useCallback(() => {
    const { current: page } = known;
    setPage(page?.audience === 'forum' ? hopes.current.reduce((shown, hope) => hope(shown), page) : page);
  }, []);
  const put = useCallback(
    (next: MeetingPage) => {
      if ((known.current?.meeting.version ?? 0) > next.meeting.version) return;
      known.current = next;
      draw();
      setFailed(null);
    },
    [draw],
  );

  const soon = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const leave = useCallback(() => {
    clearTimeout(soon.current);
    round.current += 1;
  }, []);
  useEffect(() => leave, [leave]);
  const behind = useRef(false);
  const load = useCallback(async () => {
    const own = ++round.current;
    try {
      const next = await api.get<MeetingPage>(at);
      behind.current = false;
      if (own === round.current) put(next);
    } catch (error) {
      if (own !== round.current) return;
      if (known.current === null || isGone(error)) {
        setFailed(whyOf(error));
        return;
      }
      // What is shown stays, and with it what is being written. That a line is broken is said by the shell.
      if (error instanceof ApiError && error.code === 'network') return;
      if (!behind.current) snack({ kind: 'failed', text: words.offline });
      behind.current = true;
      clearTimeout(soon.current);
      soon.current = setTimeout(() => void load(), AGAIN_MS);
    }
  }, [api, at, put, snack, words]);
  useEffect(() => void load(), [load]);

  useChanges((change) => {
    const { current: now } = known;
    if (change.noun === 'meeting' && change.id !== id) return;
    if (change.noun === 'case') return;
    // Of a running meeting only its own tasks are on the screen; a coming agenda takes in any.
    const about = now?.audience === 'forum' ? [...now.points, ...now.dropped] : [];
    if (change.noun === 'task' && now?.meeting.state !== 'planned' && !about.some(({ task }) => task?.id === change.id))
      return;
    clearTimeout(soon.current);
    soon.current = setTimeout(() => void load(), change.noun === 'meeting' ? 0 : SETTLE_MS);
  });

  const ask = useCallback(
    async <Answer>(what: Sent, pageOf: (answer: Answer) => MeetingPage | null): Promise<Answer | null> => {
      const { hoped } = what;
      round.current += 1;
      if (hoped) {
        hopes.current = [...hopes.current, hoped];
        draw();
      }
      try {
        const answer = await api.send<Answer>(what.method ?? 'POST', `${at}${what.path}`, what.body ?? {}, what.key);
        const next = answer === null ? null : pageOf(answer);
        // Whoever starts a meeting leads it, from this window.
        if (what.path === '/start' && next?.audience === 'forum' && next.lead.you) keepTerm(id, next.lead.term);
        if (next) put(next);
        else void load();
        return answer;
      } catch (error) {
        void load();
        throw error;
      } finally {
        if (hoped) {
          hopes.current = hopes.current.filter((hope) => hope !== hoped);
          draw();
        }
      }
    },
    [api, at, draw, id, load, put],
  );

  const sayWhy = useCallback(
    (error: unknown) =>
      snack({
        kind: 'failed',
        text: fill(words.tasks.notSaved, { why: whyOf(error, words.errors.network) }),
      }),
    [snack, words],
  );
  const send = useCallback(
    (what: Sent) =>
      ask<MeetingPage>(what, (answer) => answer).catch((error: unknown) => {
        sayWhy(error);
        return null;
      }),
    [ask, sayWhy],
  );
  return { page, failed, load, put, send, ask, sayWhy };
}
