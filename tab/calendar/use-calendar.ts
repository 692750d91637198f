import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { MeetingSummary, Task } from '../../bot/api/contract.ts';
import { whyOf } from '../api.ts';
import { useChanges, useKnown } from '../context.tsx';
import { today } from '../format.ts';
import { useSoon } from '../look/use-soon.ts';
import type { Write } from '../tasks/cells.tsx';
import type { Query } from '../tasks/query.ts';
import { entriesOf, fieldOf, type Movable } from './entries.ts';
import { fetchMeetings, fetchTasks } from './fetch.ts';

const SETTLE_MS = 300;
const FRESH_MS = 2_500;
const ECHO_MS = 5_000;

type Found = {
  readonly tasks: readonly Task[];
  /** How many the server has of both, of which only so many are fetched. */
  readonly total: number;
  readonly recurring: readonly Task[];
  readonly meetings: readonly MeetingSummary[];
};

/** What is due, followed up, coming back and planned from the first day to the last, as it is now. */
export function useCalendar(query: Query, first: string, last: string, write: Write) {
  const { api, me } = useKnown();
  const [found, setFound] = useState<Found | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  /** The question that what is shown answers. */
  const [answered, setAnswered] = useState<object | null>(null);
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  /** Where a task that is on its way is shown until the answer is here. */
  const [hopes, setHopes] = useState<ReadonlyMap<string, Partial<Task>>>(new Map());
  const round = useRef(0);
  const heard = useRef(new Set<string>());
  const own = useRef(new Set<string>());

  const load = useCallback(async () => {
    const mine = ++round.current;
    const told = [...heard.current];
    try {
      const [due, recurring, meetings] = await Promise.all([
        fetchTasks(api, query, me, { from: first, to: last }),
        fetchTasks(api, query, me, { recurring: '1' }),
        fetchMeetings(api, me, first, last),
      ]);
      if (mine !== round.current) return;
      setFound({ tasks: due.tasks, recurring: recurring.tasks, total: due.total + recurring.total, meetings });
      setFailed(null);
      setAnswered(() => load);
      for (const id of told) heard.current.delete(id);
      const others = told.filter((id) => !own.current.has(id));
      if (others.length === 0) return;
      setFresh((now) => new Set([...now, ...others]));
      setTimeout(() => setFresh((now) => new Set([...now].filter((id) => !others.includes(id)))), FRESH_MS);
    } catch (error) {
      if (mine === round.current) setFailed(whyOf(error));
    }
  }, [api, me, query, first, last]);

  useEffect(() => {
    const timer = setTimeout(() => void load(), query.text === '' ? 0 : SETTLE_MS);
    return () => clearTimeout(timer);
  }, [load, query.text]);
  const loadSoon = useSoon(load, SETTLE_MS);
  const newest = useRef(load);
  useEffect(() => {
    newest.current = load;
  });
  useChanges((change) => {
    if (change.noun === 'case') return;
    if (change.noun === 'task') heard.current.add(change.id);
    loadSoon();
  });

  /** Shows it on its new day at once; false when it was not kept, and it is back where it was. */
  const move = useCallback(
    async (entry: Movable, date: string): Promise<boolean> => {
      const { task } = entry;
      const field = fieldOf(entry);
      own.current.add(task.id);
      setTimeout(() => own.current.delete(task.id), ECHO_MS);
      setHopes((now) =>
        new Map(now).set(task.id, {
          [field]: date,
          ...(field === 'dueDate' ? { overdue: date < today() && task.status !== 'done' } : {}),
        }),
      );
      const kept = await write(task, field, date, task.fieldVersions[field]).catch(() => false);
      if (kept) await newest.current();
      setHopes((now) => new Map([...now].filter(([id]) => id !== task.id)));
      return kept;
    },
    [write],
  );

  const days = useMemo(() => {
    if (!found) return null;
    const now = (task: Task) => ({ ...task, ...hopes.get(task.id) });
    return entriesOf(
      { ...found, tasks: found.tasks.map(now), recurring: found.recurring.map(now) },
      first,
      last,
      today(),
    );
  }, [found, hopes, first, last]);
  const count = found ? found.tasks.length + found.recurring.length : 0;
  const capped = found && found.total > count ? { count, total: found.total } : null;
  return { days, capped, failed, stale: answered !== load, fresh, load, move };
}
