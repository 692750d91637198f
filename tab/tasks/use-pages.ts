import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { Task, TaskGroups, TaskList } from '../../bot/api/contract.ts';
import { whyOf } from '../api.ts';
import { useKnown } from '../context.tsx';
import { useSoon } from '../look/use-soon.ts';
import { filled, missing, near, nothing, PAGE, pagesOf, renewed, type Window } from './pages.ts';
import { address, groupsAddress, type Query } from './query.ts';
import type { Group } from './rows.ts';

const SETTLE_MS = 250;

type Seen = { readonly from: number; readonly to: number; readonly held: number | null };
const top: Seen = { from: 0, to: PAGE, held: null };

export type Loaded = { readonly window: Window; readonly groups: readonly Group[] | null };
export type Change = (next: (window: Window) => Window) => void;

export type Pages = {
  /** Null until the first page is here. */
  readonly loaded: Loaded | null;
  readonly failed: string | null;
  /** What is shown answers an earlier question. */
  readonly stale: boolean;
  /** Counts up with each new question, so that what scrolls can begin at the top. */
  readonly question: number;
  /** Fetches what is in sight anew. */
  readonly load: () => Promise<void>;
  /** The same in a while: many changes at once are one fetch. */
  readonly loadSoon: () => void;
  /** These places of the server's order are in sight, `to` not included; `held` is one where someone may be writing. */
  readonly see: (from: number, to: number, held: number | null) => void;
  /** All tasks from one place to another, not included, by place; fetched where they are not here. */
  readonly between: (from: number, to: number) => Promise<ReadonlyMap<number, Task>>;
  readonly change: Change;
  readonly newest: RefObject<Window>;
};

/**
 * A long list of which only what is in sight is here: pages of a hundred come as one scrolls, and go when they are far
 * away. While `on` is false nothing is fetched.
 */
export function usePages(query: Query, on: boolean): Pages {
  const { api, me } = useKnown();
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  /** The question that what is shown answers. */
  const [answered, setAnswered] = useState<object | null>(null);
  const [question, setQuestion] = useState(0);
  const round = useRef(0);
  const seen = useRef<Seen>(top);
  const asked = useRef(new Set<number>());
  const newest = useRef<Window>(nothing);
  newest.current = loaded?.window ?? nothing;

  const fetchPage = useCallback(
    (page: number): Promise<TaskList> => api.get(address(query, me, page * PAGE, PAGE)),
    [api, me, query],
  );
  const change: Change = useCallback((next) => {
    setLoaded((now) => now && { ...now, window: next(now.window) });
  }, []);

  const load = useCallback(async () => {
    if (!on) return;
    const mine = ++round.current;
    asked.current.clear();
    const { from, to, held } = seen.current;
    const wanted = new Set([...pagesOf(from, to), ...(held === null ? [] : pagesOf(held, held + 1))]);
    try {
      const [pages, grouped] = await Promise.all([
        Promise.all([...wanted].map(fetchPage)),
        query.groupBy === '' ? null : api.get<TaskGroups>(groupsAddress(query, me)),
      ]);
      if (mine !== round.current) return;
      setLoaded((now) => ({ window: renewed(now?.window ?? nothing, pages), groups: grouped?.groups ?? null }));
      setFailed(null);
      setAnswered(() => load);
    } catch (error) {
      if (mine === round.current) setFailed(whyOf(error));
    }
  }, [api, me, query, on, fetchPage]);

  const before = useRef(query);
  useEffect(() => {
    const typed = before.current.text !== query.text;
    if (before.current !== query) {
      // Another question: from its beginning, and nothing of the old one stays on top.
      seen.current = top;
      change((window) => ({ ...window, fresh: [] }));
      setQuestion((now) => now + 1);
    }
    before.current = query;
    const timer = setTimeout(() => void load(), typed ? SETTLE_MS : 0);
    return () => clearTimeout(timer);
  }, [load, query, change]);

  const loadSoon = useSoon(load, SETTLE_MS * 2);

  const fill = useCallback(
    async (pages: readonly number[]) => {
      const mine = round.current;
      await Promise.all(
        pages.map(async (page) => {
          if (asked.current.has(page)) return;
          asked.current.add(page);
          try {
            const list = await fetchPage(page);
            if (mine === round.current) change((window) => filled(window, list));
          } finally {
            if (mine === round.current) asked.current.delete(page);
          }
        }),
      );
    },
    [fetchPage, change],
  );

  const see = useCallback(
    (from: number, to: number, held: number | null) => {
      seen.current = { from, to, held };
      const lacking = missing(newest.current, from, to);
      // A page that could not be had is asked for again by the next look, or when the line is back.
      if (lacking.length > 0) fill(lacking).catch(() => {});
      const kept = near(newest.current, from, to, held);
      if (kept !== newest.current) change((window) => near(window, from, to, held));
    },
    [fill, change],
  );
  const between = useCallback(
    async (from: number, to: number) => {
      const lists = await Promise.all(missing(newest.current, from, to).map(fetchPage));
      const { places, tasks } = lists.reduce(filled, newest.current);
      return new Map(
        [...places].flatMap(([place, id]) => {
          const task = tasks.get(id);
          return task && place >= from && place < to ? [[place, task] as const] : [];
        }),
      );
    },
    [fetchPage],
  );
  return { loaded, failed, stale: answered !== load, question, load, loadSoon, see, between, change, newest };
}
