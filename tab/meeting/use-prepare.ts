import { useCallback, useEffect, useRef, useState } from 'react';
import type { MeetingPage } from '../../bot/api/contract.ts';
import { ApiError } from '../api.ts';
import { useKnown } from '../context.tsx';
import { useSnack } from '../look/snack.tsx';
import { useWords } from '../words.tsx';
import { applyEdit, type Edit, itemsOf, overlap } from './prepare-agenda.ts';
import type { ForumPage, MeetingNow } from './use-meeting.ts';

/** Someone else wrote where this edit writes. */
export type Clash = { readonly edit: Extract<Edit, { kind: 'minutes' }>; readonly theirs: number | null };

const TRIES = 5;

/**
 * Edits of an agenda that several prepare at once. They are sent one after another, each upon the newest agenda. What
 * others changed meanwhile is kept: the edit is made again on theirs, and only where both wrote the same is one asked.
 */
export function usePrepare(now: MeetingNow, page: ForumPage) {
  const { api } = useKnown();
  const words = useWords();
  const snack = useSnack();
  const { ask, put, sayWhy } = now;
  const [clash, setClash] = useState<Clash | null>(null);
  const newest = useRef(page);
  useEffect(() => {
    if (page.meeting.version >= newest.current.meeting.version) newest.current = page;
  }, [page]);

  const run = useCallback(
    async (edit: Edit): Promise<boolean> => {
      for (let tries = 0; tries < TRIES; tries += 1) {
        const seen = newest.current;
        const theirs = overlap(seen, edit);
        if (theirs !== undefined && edit.kind === 'minutes') {
          setClash({ edit, theirs });
          return false;
        }
        try {
          const { version } = seen.meeting;
          const body = { base: version, items: itemsOf(applyEdit(seen, edit)) };
          // A newer agenda holds the edit already, or is what it will be made upon again.
          const hoped = (shown: ForumPage) => (shown.meeting.version === version ? applyEdit(shown, edit) : shown);
          const answer = await ask<MeetingPage>({ method: 'PUT', path: '/agenda', body, hoped }, (given) => given);
          if (answer?.audience === 'forum') newest.current = answer;
          if (tries > 0) snack({ kind: 'said', text: words.meetings.preparing.met });
          return true;
        } catch (error) {
          const late = error instanceof ApiError && error.code === 'conflict';
          const fresh = late ? await api.get<MeetingPage>(`/api/meetings/${seen.meeting.id}`).catch(() => null) : null;
          if (fresh?.audience !== 'forum' || fresh.meeting.state !== 'planned') {
            sayWhy(error);
            return false;
          }
          newest.current = fresh;
          put(fresh);
        }
      }
      snack({ kind: 'failed', text: words.meetings.preparing.gave });
      return false;
    },
    [api, ask, put, sayWhy, snack, words],
  );

  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const edit = useCallback(
    (what: Edit): Promise<boolean> => {
      const done = queue.current.then(() => run(what));
      queue.current = done;
      return done;
    },
    [run],
  );
  /** Settles a clash: one's own minutes, or theirs as they are. */
  const settle = useCallback(
    (own: boolean) => {
      setClash(null);
      if (clash && own) void edit({ ...clash.edit, from: clash.theirs });
    },
    [clash, edit],
  );
  return { edit, clash, settle };
}
