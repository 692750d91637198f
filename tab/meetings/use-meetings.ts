import { useCallback, useEffect, useRef, useState } from 'react';
import type { ForumList, ForumSummary, MeetingList, MeetingSummary } from '../../bot/api/contract.ts';
import { whyOf } from '../api.ts';
import { useChanges, useKnown } from '../context.tsx';
import { useSoon } from '../look/use-soon.ts';

export type Overview = {
  readonly forums: readonly ForumSummary[];
  /** Running and planned, soonest first. */
  readonly coming: readonly MeetingSummary[];
  /** Over or cancelled, newest first. */
  readonly past: readonly MeetingSummary[];
};

const SETTLE_MS = 200;

/** The person's forums and their meetings, as they are now. */
export function useMeetings() {
  const { api } = useKnown();
  const [overview, setOverview] = useState<Overview | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const round = useRef(0);
  const load = useCallback(async () => {
    const own = ++round.current;
    try {
      const [{ forums }, coming, past] = await Promise.all([
        api.get<ForumList>('/api/forums'),
        api.get<MeetingList>('/api/meetings?when=coming'),
        api.get<MeetingList>('/api/meetings?when=past'),
      ]);
      if (own !== round.current) return;
      setOverview({ forums, coming: coming.meetings, past: past.meetings });
      setFailed(null);
    } catch (error) {
      if (own === round.current) setFailed(whyOf(error));
    }
  }, [api]);
  useEffect(() => void load(), [load]);
  useMeetingNews(load);
  return { overview, failed, load };
}

/** Calls `heard` a moment after some meeting that this person sees has changed, and after a break of the line. */
export function useMeetingNews(heard: () => void): void {
  const soon = useSoon(heard, SETTLE_MS);
  useChanges(({ noun }) => {
    if (noun === 'meeting' || noun === 'missed') soon();
  });
}
