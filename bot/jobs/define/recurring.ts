import { addDays, instantOf, localTime } from '../../core/time/stockholm.ts';
import type { NewJob } from '../../ports/store/jobs.ts';

const EIGHT = 8 * 60;
const HOUR_MS = 3_600_000;

function recurring(kind: string, period: number, now: Date, payload: NewJob['payload']): NewJob {
  const next = (Math.floor(now.getTime() / period) + 1) * period;
  // The name of its hour or day: however many processes ask for it, it is one job.
  return { kind, payload, runAt: new Date(next), once: `${kind}:${next}` };
}

export const quarterly = (kind: string, now: Date): NewJob => recurring(kind, HOUR_MS / 4, now, {});
/** At eight in Sweden. */
export function morning(kind: string, now: Date): NewJob {
  const { date, minute } = localTime(now);
  const day = minute < EIGHT ? date : addDays(date, 1);
  return { kind, payload: {}, runAt: instantOf(day, EIGHT), once: `${kind}:${day}` };
}
/** At once, however many processes start in the same minute. */
export const starting = (kind: string, now: Date): NewJob => {
  const minute = Math.floor(now.getTime() / 60_000) * 60_000;
  return { kind, payload: {}, once: `${kind}:start:${minute}` };
};
export const hourly = (kind: string, now: Date, payload: NewJob['payload'] = {}): NewJob =>
  recurring(kind, HOUR_MS, now, payload);
export const nightly = (kind: string, now: Date, payload: NewJob['payload'] = {}): NewJob =>
  recurring(kind, 24 * HOUR_MS, now, payload);
/** Not two at a time: what takes longer than its period holds the next one back. */
export const halfMinutely = (kind: string, now: Date): NewJob => ({ ...recurring(kind, 30_000, now, {}), lane: kind });
