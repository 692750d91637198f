import { useCallback, useEffect, useRef, useState } from 'react';
import type { MeetingPage } from '../../bot/api/contract.ts';
import { ApiError, whyOf } from '../api.ts';
import { useChanges, useKnown } from '../context.tsx';
import { useSnack } from '../look/snack.tsx';
import { fill, useWords } from '../words.tsx';
import { keepTerm } from './run-term.ts';

/** What a member of the forum is shown. */
export type ForumPage = Extract<MeetingPage, { readonly audience: 'forum' }>;

/** Something done with the meeting. `path` follows `/api/meetings/<id>`. */
export type Sent = {
  readonly method?: 'POST' | 'PATCH' | 'PUT';
  readonly path: string;
  readonly body?: object;
  /** Of the press: the same when it is sent again. */
  readonly key?: string;
  /** How the page looks until the answer is here. */
  readonly hoped?: (page: ForumPage) => ForumPage;
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
  /** Counts fetches and sends: only the newest answer counts as how it is. */
  const round = useRef(0);
  const shown = useRef<MeetingPage | null>(null);

  const show = useCallback((next: MeetingPage) => {
    shown.current = next;
    setPage(next);
    setFailed(null);
  }, []);
  const put = useCallback(
    (next: MeetingPage) => {
      if ((shown.current?.meeting.version ?? 0) <= next.meeting.version) show(next);
    },
    [show],
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
      if (shown.current === null || isGone(error)) {
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
    const known = shown.current;
    if (change.noun === 'meeting' && change.id !== id) return;
    if (change.noun === 'case') return;
    // Of a running meeting only its own tasks are on the screen; a coming agenda takes in any.
    const about = known?.audience === 'forum' ? [...known.points, ...known.dropped] : [];
    if (
      change.noun === 'task' &&
      known?.meeting.state !== 'planned' &&
      !about.some(({ task }) => task?.id === change.id)
    )
      return;
    clearTimeout(soon.current);
    soon.current = setTimeout(() => void load(), change.noun === 'meeting' ? 0 : SETTLE_MS);
  });

  const ask = useCallback(
    async <Answer>(what: Sent, pageOf: (answer: Answer) => MeetingPage | null): Promise<Answer | null> => {
      const before = shown.current;
      const own = ++round.current;
      if (what.hoped && before?.audience === 'forum') show(what.hoped(before));
      try {
        const answer = await api.send<Answer>(what.method ?? 'POST', `${at}${what.path}`, what.body ?? {}, what.key);
        const next = answer === null ? null : pageOf(answer);
        // Whoever starts a meeting leads it, from this window.
        if (what.path === '/start' && next?.audience === 'forum' && next.lead.you) keepTerm(id, next.lead.term);
        if (own === round.current && next) put(next);
        else void load();
        return answer;
      } catch (error) {
        if (own === round.current && before) show(before);
        void load();
        throw error;
      }
    },
    [api, at, id, load, put, show],
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
