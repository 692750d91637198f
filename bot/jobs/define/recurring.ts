import type { NewJob } from '../../ports/store/jobs.ts';

const HOUR_MS = 3_600_000;

function recurring(kind: string, period: number, now: Date, payload: NewJob['payload']): NewJob {
  const next = (Math.floor(now.getTime() / period) + 1) * period;
  // The name of its hour or day: however many processes ask for it, it is one job.
  return { kind, payload, runAt: new Date(next), once: `${kind}:${next}` };
}

export const hourly = (kind: string, now: Date, payload: NewJob['payload'] = {}): NewJob =>
  recurring(kind, HOUR_MS, now, payload);
export const nightly = (kind: string, now: Date, payload: NewJob['payload'] = {}): NewJob =>
  recurring(kind, 24 * HOUR_MS, now, payload);
