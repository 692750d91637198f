import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { MeetingSummary, Task, TaskDays } from '../../bot/api/contract.ts';
import { whyOf } from '../api.ts';
import { useChanges, useKnown } from '../context.tsx';
import { today as dateOf } from '../format.ts';
import { useSoon } from '../look/use-soon.ts';
import type { Query } from '../tasks/query.ts';
import { asked } from './asked.ts';
import { ghostsOf } from './entries.ts';
import { fetchMeetings, fetchTasks } from './fetch.ts';

/** How much there is on a day, a week, a month or a year. */
export type Load = {
  readonly todo: number;
  readonly late: number;
  readonly done: number;
  readonly followUps: number;
  readonly recurring: number;
  readonly meetings: number;
};
export const nothing: Load = { todo: 0, late: 0, done: 0, followUps: 0, recurring: 0, meetings: 0 };
export const dueOf = ({ todo, late, done }: Load): number => todo + late + done;
export const sum = (loads: Iterable<Load>): Load => {
  let all = nothing;
  for (const one of loads) all = add(all, one);
  return all;
};
function add(one: Load, other: Partial<Load>): Load {
  const { todo = 0, late = 0, done = 0, followUps = 0, recurring = 0, meetings = 0 } = other;
  return {
    todo: one.todo + todo,
    late: one.late + late,
    done: one.done + done,
    followUps: one.followUps + followUps,
    recurring: one.recurring + recurring,
    meetings: one.meetings + meetings,
  };
}

type Found = {
  readonly counted: TaskDays['days'];
  readonly recurring: readonly Task[];
  readonly meetings: readonly MeetingSummary[];
};
const SETTLE_MS = 300;
const SLOWER_MS = 1_000;

/** How much there is on each day of a year that has anything. */
export function useYear(query: Query, year: number) {
  const { api, me } = useKnown();
  const [found, setFound] = useState<Found | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  /** The question that what is shown answers. */
  const [answered, setAnswered] = useState<object | null>(null);
  const round = useRef(0);
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  const load = useCallback(async () => {
    const mine = ++round.current;
    try {
      const [{ days }, { tasks }, meetings] = await Promise.all([
        api.get<TaskDays>(`/api/tasks/days?${asked(query, me, { from: first, to: last })}`),
        fetchTasks(api, query, me, { recurring: '1' }),
        fetchMeetings(api, me, first, last),
      ]);
      if (mine !== round.current) return;
      setFound({ counted: days, recurring: tasks, meetings });
      setFailed(null);
      setAnswered(() => load);
    } catch (error) {
      if (mine === round.current) setFailed(whyOf(error));
    }
  }, [api, me, query, first, last]);
  useEffect(() => {
    const timer = setTimeout(() => void load(), query.text === '' ? 0 : SETTLE_MS);
    return () => clearTimeout(timer);
  }, [load, query.text]);
  const loadSoon = useSoon(load, SLOWER_MS);
  useChanges((change) => {
    if (change.noun !== 'case') loadSoon();
  });
  const days = useMemo(() => {
    if (!found) return null;
    const loads = new Map<string, Load>();
    const put = (date: string, part: Partial<Load>) => loads.set(date, add(loads.get(date) ?? nothing, part));
    for (const { date, ...counts } of found.counted) put(date, counts);
    for (const task of found.recurring)
      for (const date of ghostsOf(task, first, last, dateOf())) put(date, { recurring: 1 });
    for (const { plannedAt } of found.meetings) {
      const date = dateOf(new Date(plannedAt));
      if (date >= first && date <= last) put(date, { meetings: 1 });
    }
    return loads;
  }, [found, first, last]);
  return { days, failed, stale: answered !== load, load };
}
