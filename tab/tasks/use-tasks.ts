import { useCallback, useEffect, useRef, useState } from 'react';
import type { Task, TaskChange, TaskConflict, TaskEdited, TaskField, TaskList } from '../../bot/api/contract.ts';
import { ApiError } from '../api.ts';
import { useChanges, useKnown } from '../context.tsx';
import { address, type Query } from './query.ts';

const PAGE = 100;
const MOST = 200;
const SETTLE_MS = 250;

export type Met = { readonly task: Task; readonly conflicts: readonly TaskConflict[] };

type Shown = { readonly tasks: readonly Task[]; readonly total: number };

/**
 * The list as it is now. A change by someone else to a task in sight is fetched and put in its place; a task that no
 * longer matches the filter stays where it is until the next fetch, so that nothing jumps away under the hand.
 */
export function useTasks(query: Query) {
  const { api, me } = useKnown();
  const [shown, setShown] = useState<Shown | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const [stale, setStale] = useState(false);
  /** Tasks that someone else has just changed, to be seen as such. */
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const newest = useRef(0);
  const count = useRef(PAGE);
  const own = useRef(new Map<string, number>());

  const load = useCallback(async () => {
    const round = ++newest.current;
    try {
      const page = await api.get<TaskList>(address(query, me, 0, Math.min(count.current, MOST)));
      if (round !== newest.current) return;
      setShown({ tasks: page.tasks, total: page.total });
      setFailed(null);
      setStale(false);
    } catch (error) {
      if (round === newest.current) setFailed(error instanceof Error ? error.message : '');
    }
  }, [api, me, query]);

  useEffect(() => {
    count.current = PAGE;
    setStale(true);
    const timer = setTimeout(() => void load(), query.text === '' ? 0 : SETTLE_MS);
    return () => clearTimeout(timer);
  }, [load, query.text]);

  const more = useCallback(async () => {
    const have = shown?.tasks.length ?? 0;
    const page = await api.get<TaskList>(address(query, me, have, PAGE));
    count.current = have + PAGE;
    setShown(
      (now) =>
        now && {
          tasks: [...now.tasks, ...page.tasks.filter((task) => !now.tasks.some((each) => each.id === task.id))],
          total: page.total,
        },
    );
  }, [api, me, query, shown]);

  const put = useCallback((task: Task) => {
    setShown(
      (now) =>
        now && {
          ...now,
          tasks: now.tasks.map((each) => (each.id === task.id && each.version <= task.version ? task : each)),
        },
    );
  }, []);

  /** What this tab did itself, so that its own echo is not news. */
  const did = useCallback(
    (task: Task) => {
      own.current.set(task.id, task.version);
      put(task);
    },
    [put],
  );

  const add = useCallback(
    async (title: string): Promise<Task | null> => {
      const task = await api.send<Task>('POST', '/api/tasks', { title });
      if (!task) return null;
      own.current.set(task.id, task.version);
      setShown((now) => now && { tasks: [task, ...now.tasks], total: now.total + 1 });
      return task;
    },
    [api],
  );

  const edit = useCallback(
    async (task: Task, changes: readonly TaskChange[]): Promise<Met> => {
      put(hoped(task, changes));
      const edited = await api
        .send<TaskEdited>('PATCH', `/api/tasks/${task.id}`, { changes })
        .catch((error: unknown) => {
          put(task);
          throw error;
        });
      if (!edited) return { task, conflicts: [] };
      did(edited.task);
      return edited;
    },
    [api, did, put],
  );

  const known = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    known.current = new Set(shown?.tasks.map((task) => task.id));
  }, [shown]);
  const soon = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const reloadSoon = useCallback(() => {
    clearTimeout(soon.current);
    soon.current = setTimeout(() => void load(), SETTLE_MS * 2);
  }, [load]);
  useEffect(() => () => clearTimeout(soon.current), []);

  useChanges(async (change) => {
    if (change.noun === 'missed') return reloadSoon();
    if (change.noun !== 'task' || (own.current.get(change.id) ?? 0) >= change.version) return;
    if (!known.current.has(change.id)) return reloadSoon();
    try {
      const task = await api.get<Task>(`/api/tasks/${change.id}`);
      put(task);
      if ((own.current.get(change.id) ?? 0) < task.version) {
        setTouched((now) => new Set(now).add(task.id));
        setTimeout(() => setTouched((now) => new Set([...now].filter((each) => each !== task.id))), 2_500);
      }
    } catch (error) {
      if (error instanceof ApiError && error.status === 404)
        setShown((now) => now && { tasks: now.tasks.filter((each) => each.id !== change.id), total: now.total - 1 });
    }
  });

  return { shown, failed, stale, touched, load, more, add, edit, did };
}

/** One field's change, from the version of it that was seen. */
export const changeOf = (
  task: Task,
  field: TaskField,
  value: string | null,
  base = task.fieldVersions[field],
): TaskChange => ({ field, value, base });

/** One's own value all the same, from what it met. */
export function ownOf(conflict: TaskConflict): TaskChange {
  if (conflict.field !== 'checklist') return { field: conflict.field, value: conflict.yours, base: conflict.base };
  const { field, item, yours: value, base } = conflict;
  return { field, item, value, base };
}

/** How the task looks until the answer is here: what is chosen shows at once. */
function hoped(task: Task, changes: readonly TaskChange[]): Task {
  let next = task;
  for (const change of changes) {
    if (change.field === 'participants' || change.field === 'checklist') continue;
    const { field, value } = change;
    if (field === 'dueDate') next = { ...next, dueDate: value };
    if (field === 'administration') next = { ...next, administration: value === null ? null : { id: value, name: '' } };
    if (field === 'status' && (value === 'open' || value === 'inProgress' || value === 'done'))
      next = { ...next, status: value };
  }
  return next;
}
