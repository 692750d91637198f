import { useEffect, useMemo, useState } from 'react';

/** The server's clock in epoch ms, by what it said last; no screen's own clock decides how much time is left. */
export function useServerClock(now: string): () => number {
  return useMemo(() => {
    const ahead = Date.parse(now) - Date.now();
    return () => Date.now() + ahead;
  }, [now]);
}

/** Draws anew every so often, and at once when what it is drawn from changes. */
export function useTick(everyMs: number): void {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
}

const MINUTE = 60_000;
/** What a meeting has when nobody has said otherwise. */
export const MEETING_MINUTES = 60;

/** Where a point or a meeting is in its time. `minutes`: left (the last begun one counts), or over. */
export type TimeLeft = { readonly over: boolean; readonly minutes: number; readonly part: number };

export function timeLeft(startedAt: string, allowed: number, now: number): TimeLeft {
  const used = Math.max(0, now - Date.parse(startedAt));
  const left = allowed * MINUTE - used;
  return {
    over: left <= 0,
    minutes: left > 0 ? Math.ceil(left / MINUTE) : Math.floor(-left / MINUTE),
    part: Math.min(1, used / (allowed * MINUTE)),
  };
}

export const minutesUsed = (startedAt: string, now: number): number =>
  Math.max(0, Math.floor((now - Date.parse(startedAt)) / MINUTE));
