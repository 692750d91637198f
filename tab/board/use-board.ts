import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Task, TaskGroups, TaskList } from '../../bot/api/contract.ts';
import { whyOf } from '../api.ts';
import { useChanges, useKnown } from '../context.tsx';
import { useSoon } from '../look/use-soon.ts';
import type { Write } from '../tasks/cells.tsx';
import type { Query } from '../tasks/query.ts';
import { useWords } from '../words.tsx';
import { type Column, columnAddress, fixedColumns, type Grouping, groupColumns, groupsAddress } from './columns.ts';
import { hoped, insert, type Pile, pileOf, place, take } from './piles.ts';

const PAGE = 50;
const SETTLE_MS = 300;
const FRESH_MS = 2_500;
/** How long the echo of one's own move may take. */
const ECHO_MS = 5_000;

const pagesOf = (first: number, last: number): number[] => {
  const from = Math.floor(first / PAGE);
  return Array.from({ length: Math.floor(last / PAGE) - from + 1 }, (_, index) => from + index);
};

/**
 * The board's columns and what of them is here. A column holds as many places as the server counts cards, and fetches
 * those in sight; what changes is fetched anew, a moment later, so that a burst of changes is one question.
 */
export function useBoard(query: Query, by: Grouping, write: Write) {
  const { api, me, choices } = useKnown();
  const words = useWords();
  const [groups, setGroups] = useState<readonly Column[]>([]);
  const [piles, setPiles] = useState<ReadonlyMap<string, Pile>>(new Map());
  const [failed, setFailed] = useState<string | null>(null);
  /** The question that what is shown answers. */
  const [answered, setAnswered] = useState<object | null>(null);
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const fixed = useMemo(() => fixedColumns(by, query, words), [by, query, words]);
  const columns = fixed ?? groups;

  /** Counts the questions: an answer to an older one is nobody's. */
  const round = useRef(0);
  const sight = useRef(new Map<string, readonly [first: number, last: number]>());
  const asked = useRef(new Set<string>());
  const writing = useRef(0);
  const heard = useRef(new Set<string>());
  const own = useRef(new Set<string>());

  const fetchPage = useCallback(
    (column: Column, page: number) => api.get<TaskList>(columnAddress(query, by, column, me, page * PAGE, PAGE)),
    [api, me, query, by],
  );

  const load = useCallback(async () => {
    const mine = ++round.current;
    asked.current.clear();
    const told = new Set(heard.current);
    try {
      const all =
        fixed ??
        groupColumns(
          (await api.get<TaskGroups>(groupsAddress(query, by, me))).groups,
          by === 'administration' ? (choices?.administrations ?? []) : [],
          by === 'administration' ? words.tasks.noAdministration : words.tasks.nobody,
        );
      if (mine !== round.current) return;
      if (!fixed) setGroups(all);
      const seen = all.filter(({ id }, index) => sight.current.has(id) || index < 4);
      const filled = await Promise.all(
        seen.map(async (column) => {
          const [first, last] = sight.current.get(column.id) ?? [0, 0];
          const found = await Promise.all(pagesOf(first, last).map((page) => fetchPage(column, page)));
          // Where what was in sight is no longer there, at least the beginning is.
          const beyond = found.every((page) => page.tasks.length === 0) && first > 0;
          const pages = beyond ? [await fetchPage(column, 0)] : found;
          return [column.id, pages.reduce(place, pileOf(pages[0]?.total ?? 0))] as const;
        }),
      );
      if (mine !== round.current || writing.current > 0) return;
      setPiles(new Map(filled));
      setFailed(null);
      setAnswered(() => load);
      const others = [...told].filter((id) => !own.current.has(id));
      for (const id of told) heard.current.delete(id);
      if (others.length === 0) return;
      setFresh((now) => new Set([...now, ...others]));
      setTimeout(() => setFresh((now) => new Set([...now].filter((id) => !others.includes(id)))), FRESH_MS);
    } catch (error) {
      if (mine === round.current) setFailed(whyOf(error));
    }
  }, [api, me, query, by, fixed, choices, words, fetchPage]);

  useEffect(() => {
    sight.current.clear();
    const timer = setTimeout(() => void load(), query.text === '' ? 0 : SETTLE_MS);
    return () => clearTimeout(timer);
  }, [load, query.text]);

  const stale = answered !== load;
  const loadSoon = useSoon(load, SETTLE_MS);
  useChanges((change) => {
    if (change.noun === 'task') heard.current.add(change.id);
    if (change.noun === 'task' || change.noun === 'missed') loadSoon();
  });

  /** Called with the places of a column that are in sight; fetches what is not here yet. */
  const look = useCallback(
    (column: Column, first: number, last: number) => {
      sight.current.set(column.id, [first, last]);
      const pile = piles.get(column.id);
      if (stale) return;
      const missing = pagesOf(first, last).filter((page) => {
        if (!pile) return page === 0;
        return pile.tasks.slice(Math.max(first, page * PAGE), Math.min(last + 1, (page + 1) * PAGE)).includes(null);
      });
      const mine = round.current;
      for (const page of missing) {
        const key = `${column.id} ${page}`;
        if (asked.current.has(key)) continue;
        asked.current.add(key);
        fetchPage(column, page).then(
          (answer) => {
            if (mine !== round.current) return;
            setPiles((now) => new Map(now).set(column.id, place(now.get(column.id) ?? pileOf(answer.total), answer)));
          },
          () => asked.current.delete(key),
        );
      }
    },
    [piles, stale, fetchPage],
  );

  /** Shows the card where it is to be at once; false when it was not kept, and it is back where it was. */
  const move = useCallback(
    async (task: Task, from: Column, to: Column): Promise<boolean> => {
      const before = piles.get(from.id);
      const at = before?.tasks.findIndex((each) => each?.id === task.id) ?? -1;
      own.current.add(task.id);
      setTimeout(() => own.current.delete(task.id), ECHO_MS);
      writing.current += 1;
      setPiles((now) => {
        const next = new Map(now);
        const [left, here] = [now.get(from.id), now.get(to.id)];
        if (left) next.set(from.id, take(left, task.id));
        if (here) next.set(to.id, insert(here, hoped(task, by, to), to.value === 'done' && by === 'status' ? 0 : null));
        return next;
      });
      const kept = await write(task, by, to.value, task.fieldVersions[by]).catch(() => false);
      writing.current -= 1;
      if (!kept)
        setPiles((now) => {
          const next = new Map(now);
          const [left, here] = [now.get(from.id), now.get(to.id)];
          if (here) next.set(to.id, take(here, task.id));
          if (left) next.set(from.id, insert(take(left, task.id), task, at));
          return next;
        });
      // Also where someone else's value stands after a conflict.
      loadSoon();
      return kept;
    },
    [piles, by, write, loadSoon],
  );

  return { columns, piles, failed, stale, fresh, load, look, move };
}
