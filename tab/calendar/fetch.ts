import type { Me, MeetingList, MeetingSummary, Task, TaskList } from '../../bot/api/contract.ts';
import type { Api } from '../api.ts';
import type { Query } from '../tasks/query.ts';
import { asked } from './asked.ts';
import { addDays } from './days.ts';

const PAGE = 200;
/** More than this is for the filter to thin out; the page says so. */
const MOST = 1_000;
const MEETINGS = 100;
const MEETING_ASKS = 6;

type Found = { readonly tasks: readonly Task[]; readonly total: number };

export async function fetchTasks(
  api: Api,
  query: Query,
  me: Me,
  part: { readonly [name: string]: string },
): Promise<Found> {
  let tasks: readonly Task[] = [];
  for (;;) {
    const page = { ...part, sort: 'dueDate', offset: String(tasks.length), limit: String(PAGE) };
    const answer = await api.get<TaskList>(`/api/tasks?${asked(query, me, page)}`);
    tasks = [...tasks, ...answer.tasks];
    if (tasks.length >= Math.min(answer.total, MOST) || answer.tasks.length === 0)
      return { tasks, total: answer.total };
  }
}

/** Planned from the first day to the last, and a few more. Without meetings when they cannot be had. */
export async function fetchMeetings(api: Api, me: Me, first: string, last: string): Promise<readonly MeetingSummary[]> {
  if (!me.sees.meetings) return [];
  // Newest first, so one goes back from the day after; and a day more for the zone.
  let before = `${addDays(last, 2)}T00:00:00.000Z`;
  let meetings: readonly MeetingSummary[] = [];
  try {
    for (let asks = 0; asks < MEETING_ASKS && before > first; asks += 1) {
      const answer = await api.get<MeetingList>(`/api/meetings?before=${encodeURIComponent(before)}`);
      meetings = [...meetings, ...answer.meetings];
      if (answer.meetings.length < MEETINGS) break;
      before = answer.meetings.at(-1)?.plannedAt ?? '';
    }
  } catch {
    return [];
  }
  return meetings.filter(({ state }) => state !== 'cancelled');
}
