import type { MeetingSummary, Priority, Task } from '../../bot/api/contract.ts';
import { today as dateAt } from '../format.ts';
import { occurrences } from './occurrences.ts';

/** One thing on one day. */
export type Entry =
  | { readonly kind: 'due' | 'followUp' | 'ghost'; readonly key: string; readonly date: string; readonly task: Task }
  | {
      readonly kind: 'meeting';
      readonly key: string;
      readonly date: string;
      readonly clock: string;
      readonly meeting: MeetingSummary;
    };
export type Days = ReadonlyMap<string, readonly Entry[]>;

/** A task in the calendar that someone may have in their hand. */
export type Movable = Extract<Entry, { task: Task }> & { readonly kind: 'due' | 'followUp' };
export const isMovable = (entry: Entry): entry is Movable => entry.kind === 'due' || entry.kind === 'followUp';
export const fieldOf = (entry: Movable) => (entry.kind === 'due' ? 'dueDate' : 'followUpDate');

const clockOf = (instant: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', hour: '2-digit', minute: '2-digit' }).format(
    new Date(instant),
  );

const ranks: { readonly [priority in Priority]: number } = { urgent: 0, important: 1, medium: 2, low: 3 };
const kinds = ['meeting', 'due', 'followUp', 'ghost'];

function order(one: Entry, other: Entry): number {
  if (one.kind !== other.kind) return kinds.indexOf(one.kind) - kinds.indexOf(other.kind);
  if (one.kind === 'meeting' || other.kind === 'meeting') {
    return 'clock' in one && 'clock' in other ? one.clock.localeCompare(other.clock) : 0;
  }
  const done = Number(one.task.status === 'done') - Number(other.task.status === 'done');
  return (
    done || ranks[one.task.priority] - ranks[other.task.priority] || one.task.number.localeCompare(other.task.number)
  );
}

type Found = {
  readonly tasks: readonly Task[];
  readonly recurring: readonly Task[];
  readonly meetings: readonly MeetingSummary[];
};

/** What there is on each day from the first to the last that has anything. */
export function entriesOf({ tasks, recurring, meetings }: Found, first: string, last: string, today: string): Days {
  const all: Entry[] = [];
  const within = (date: string | null): date is string => date !== null && date >= first && date <= last;
  for (const task of tasks) {
    if (within(task.dueDate)) all.push({ kind: 'due', key: `due:${task.id}`, date: task.dueDate, task });
    if (within(task.followUpDate) && task.status !== 'done' && task.followUpDate !== task.dueDate)
      all.push({ kind: 'followUp', key: `followUp:${task.id}`, date: task.followUpDate, task });
  }
  for (const task of recurring)
    for (const date of ghostsOf(task, first, last, today))
      all.push({ kind: 'ghost', key: `ghost:${task.id}:${date}`, date, task });
  for (const meeting of meetings) {
    const date = dateAt(new Date(meeting.plannedAt));
    if (within(date))
      all.push({ kind: 'meeting', key: `meeting:${meeting.id}`, date, clock: clockOf(meeting.plannedAt), meeting });
  }
  const days = new Map<string, Entry[]>();
  for (const entry of all.sort(order)) days.set(entry.date, [...(days.get(entry.date) ?? []), entry]);
  return days;
}

/** When the task comes back, as long as it does. */
export function ghostsOf(task: Task, first: string, last: string, today: string): string[] {
  const { dueDate, recurrence, seriesDay } = task;
  if (dueDate === null || recurrence === null || task.status === 'done' || task.removed) return [];
  return occurrences({ dueDate, recurrence, seriesDay }, first, last, today);
}
