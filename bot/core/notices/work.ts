import type { Organisation } from '../organisation/organisation.ts';
import { addDays, weekdayForHours } from '../time/stockholm.ts';

/** Local dates, YYYY-MM-DD, between which work is counted. */
export type WorkDays = {
  readonly today: string;
  /** The working day before, whose tasks have just become late. */
  readonly before: string;
  /** The next working day: a Friday looks past the weekend. */
  readonly next: string;
  /** The week's last day, a Sunday. */
  readonly weekEnds: string;
};

/** How much of each that someone has to do. Numbers only: what the tasks say is read in the tab. */
export type Work = {
  readonly open: number;
  readonly overdue: number;
  /** Late since the working day before. */
  readonly lapsed: number;
  readonly today: number;
  /** After today, by the next working day. */
  readonly next: number;
  /** From today to the end of the week. */
  readonly week: number;
  /** Come back into sight this week. */
  readonly followUps: number;
  /** Past their day, asked of others for one's own tasks. */
  readonly requests: number;
};

const isWorkingDay = (date: string, holidays: Organisation['holidays']): boolean => weekdayForHours(date, holidays) < 6;

function nextWorkingDay(from: string, step: 1 | -1, holidays: Organisation['holidays']): string {
  for (let days = 1; days < 30; days += 1) {
    const date = addDays(from, days * step);
    if (isWorkingDay(date, holidays)) return date;
  }
  return addDays(from, step);
}

export function workDays(today: string, holidays: Organisation['holidays']): WorkDays {
  const weekday = weekdayForHours(today, new Set());
  return {
    today,
    before: nextWorkingDay(today, -1, holidays),
    next: nextWorkingDay(today, 1, holidays),
    weekEnds: addDays(today, 7 - weekday),
  };
}

/** What is told on a day: the week on its first working day, what is due on the others, nothing on free days. */
export function noticeOn(today: string, holidays: Organisation['holidays']): 'weekly' | 'due' | null {
  if (!isWorkingDay(today, holidays)) return null;
  const { before } = workDays(today, holidays);
  const monday = addDays(today, 1 - weekdayForHours(today, new Set()));
  return before < monday ? 'weekly' : 'due';
}

/** Whether there is anything to tell: nobody gets an empty letter. */
export function isWorthTelling(kind: 'weekly' | 'due', work: Work): boolean {
  if (kind === 'weekly') return work.overdue + work.week + work.followUps + work.requests > 0;
  return work.lapsed + work.today + work.next > 0;
}
