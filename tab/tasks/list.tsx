import { type RefObject, useCallback, useEffect, useMemo, useState } from 'react';
import type { Task, TaskSortBy } from '../../bot/api/contract.ts';
import { Failed } from '../look/failed.tsx';
import { Loading } from '../look/loading.tsx';
import { useSnack } from '../look/snack.tsx';
import { useStable } from '../look/use-stable.ts';
import { usePhone } from '../look/width.ts';
import { fill, useWords } from '../words.tsx';
import { TaskCards } from './cards.tsx';
import type { Write } from './cells.tsx';
import { Nothing } from './nothing.tsx';
import { nothing } from './pages.ts';
import { first, type Query } from './query.ts';
import { type Group, keyOf, rowsOf } from './rows.ts';
import { useSelection } from './selection.tsx';
import { TaskTable } from './table.tsx';
import type { Tasks } from './use-tasks.ts';

/** More would be too much to send at one press. */
const MOST = 500;

type Props = {
  readonly list: Tasks;
  readonly query: Query;
  readonly change: (query: Query) => void;
  readonly write: Write;
  readonly remove: (tasks: readonly Task[]) => void;
  readonly href: (task: Task) => string;
  readonly open: string | null;
  /** Sees the whole shared list. */
  readonly all: boolean;
  readonly scroller: RefObject<HTMLDivElement | null>;
};

/** The tasks as a table, or as cards on a phone; grouped where it is asked for. */
export default function List({ list, query, change, write, remove, href, open, all, scroller }: Props) {
  const words = useWords();
  const phone = usePhone();
  const snack = useSnack();
  const { choose, anchor, renew, tasks: selected } = useSelection();
  const { loaded, failed, load, see, question, touched, between } = list;
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const width = useWidth(scroller);
  const window = loaded?.window ?? nothing;
  const groups = loaded?.groups ?? null;
  const { total, fresh, places, tasks } = window;
  const rows = useMemo(() => rowsOf(total, fresh.length, groups, folded), [total, fresh.length, groups, folded]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: folded groups are those of one question
  useEffect(() => setFolded(new Set()), [query.groupBy]);

  const taskAt = useCallback(
    (index: number): Task | null => {
      const row = rows.at(index);
      if (!row || row.kind === 'group') return null;
      const id = row.kind === 'fresh' ? fresh[row.at] : places.get(row.place);
      return (id === undefined ? undefined : tasks.get(id)) ?? null;
    },
    [rows, fresh, places, tasks],
  );
  /** Where a task's row is now: others add and remove above it. */
  const indexOf = useMemo(() => {
    const at = new Map([...places].map(([place, id]) => [id, place]));
    return (id: string): number | null => {
      const fresher = fresh.indexOf(id);
      const place = at.get(id);
      if (fresher >= 0) return fresher;
      return place === undefined ? null : rows.indexOf(place);
    };
  }, [rows, fresh, places]);
  const toggle = useCallback((group: Group) => {
    setFolded((now) => {
      const next = new Set(now);
      if (!next.delete(keyOf(group))) next.add(keyOf(group));
      return next;
    });
  }, []);
  const sortBy = (sort: TaskSortBy) => change({ ...query, sort, descending: query.sort === sort && !query.descending });

  // What is selected is as it is now, for whoever copies or changes it.
  const outdated = selected.some((task) => (tasks.get(task.id) ?? task) !== task);
  useEffect(() => {
    if (outdated) renew((task) => tasks.get(task.id) ?? task);
  }, [outdated, renew, tasks]);

  const select = useStable(async (from: number, to: number, more: boolean) => {
    const [low, high] = [Math.min(from, to), Math.max(from, to) + 1];
    const inside = Array.from({ length: Math.min(high - low, MOST) }, (_, at) => low + at);
    if (high - low > MOST) snack({ kind: 'failed', text: fill(words.views.many.most, { count: MOST }) });
    const kinds = inside.map((index) => ({ index, row: rows.at(index) }));
    const wanted = kinds.flatMap(({ row }) => (row?.kind === 'task' ? [row.place] : []));
    const here = await between(Math.min(...wanted), Math.max(...wanted) + 1);
    const placed = kinds.flatMap(({ index, row }) => {
      const task = row?.kind === 'task' ? here.get(row.place) : taskAt(index);
      return task ? [{ task, index }] : [];
    });
    choose(placed, more);
  });
  const selectTo = useStable((index: number) => void select(anchor.current ?? index, index, true));
  const selectAll = useStable(() => void select(0, rows.count - 1, false));

  if (failed !== null) return <Failed text={failed || words.tasks.failed} retry={() => void load()} />;
  if (!loaded) return <Loading label={words.loading} rows={8} />;
  if (rows.count === 0) return <Nothing query={query} given={!all} clear={() => change(first)} />;
  const shared = { rows, taskAt, indexOf, write, href, open, touched, scroller, see, question, toggle };
  if (phone) return <TaskCards {...shared} />;
  return <TaskTable {...shared} {...{ query, sortBy, width, selectTo, selectAll, remove }} />;
}

/** The element's own width: beside an open task there is room for less than the window has. */
function useWidth(of: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(1_200);
  // Not before the page has its parts: the element stands around this one.
  useEffect(() => {
    const element = of.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    setWidth(element.clientWidth);
    return () => observer.disconnect();
  }, [of]);
  return width;
}
