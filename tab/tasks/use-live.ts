import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { Task } from '../../bot/api/contract.ts';
import { ApiError } from '../api.ts';
import { useChanges, useKnown } from '../context.tsx';
import { gone, put } from './pages.ts';
import type { Pages } from './use-pages.ts';

/** How long a task that someone else changed is seen as such. */
const TOUCHED_MS = 2_500;

/**
 * What others do: a change to a task that is here is fetched and put in its place; where it no longer matches the filter
 * it stays until the next fetch, so that nothing jumps away under the hand. Returns the tasks that were just changed.
 */
export function useLive(pages: Pages, own: RefObject<Map<string, number>>): ReadonlySet<string> {
  const { api } = useKnown();
  const { change, loadSoon, newest } = pages;
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>());
  useEffect(
    () => () => {
      for (const timer of timers.current.values()) clearTimeout(timer);
    },
    [],
  );
  const touch = useCallback((id: string) => {
    clearTimeout(timers.current.get(id));
    setTouched((now) => new Set(now).add(id));
    timers.current.set(
      id,
      setTimeout(() => setTouched((now) => new Set([...now].filter((each) => each !== id))), TOUCHED_MS),
    );
  }, []);

  useChanges(async (heard) => {
    if (heard.noun === 'missed') return loadSoon();
    if (heard.noun !== 'task' || (own.current.get(heard.id) ?? 0) >= heard.version) return;
    if (!newest.current.tasks.has(heard.id)) return loadSoon();
    try {
      const task = await api.get<Task>(`/api/tasks/${heard.id}`);
      if (task.removed !== newest.current.tasks.get(task.id)?.removed) return loadSoon();
      change((window) => put(window, task));
      if ((own.current.get(heard.id) ?? 0) < task.version) touch(task.id);
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) change((window) => gone(window, heard.id));
    }
  });
  return touched;
}
