import { Refusal } from './answers.ts';

/**
 * Teams' documented limits for one bot in one conversation (Microsoft Learn, "Optimize your bot with rate
 * limiting in Teams"): windows in seconds and calls allowed in each. A refused call is not counted, so that
 * Retry-After tells the truth.
 */
const windows = {
  send: [
    { seconds: 1, calls: 7 },
    { seconds: 2, calls: 8 },
    { seconds: 30, calls: 60 },
    { seconds: 3600, calls: 1800 },
  ],
  read: [
    { seconds: 1, calls: 14 },
    { seconds: 2, calls: 16 },
    { seconds: 30, calls: 120 },
    { seconds: 3600, calls: 3600 },
  ],
} as const;

export type Quotas = { spend(kind: keyof typeof windows, conversation: string): void };

export function createQuotas(now: () => Date): Quotas {
  const spent = new Map<string, number[]>();
  return {
    spend(kind, conversation) {
      const key = `${kind} ${conversation}`;
      const at = now().getTime();
      const calls = (spent.get(key) ?? []).filter((call) => call > at - 3_600_000);
      spent.set(key, calls);
      let waitMs = 0;
      for (const window of windows[kind]) {
        const oldestThatMustLeave = calls[calls.length - window.calls];
        if (oldestThatMustLeave !== undefined)
          waitMs = Math.max(waitMs, oldestThatMustLeave + window.seconds * 1000 - at);
      }
      if (waitMs > 0)
        throw new Refusal(429, 'TooManyRequests', 'API calls quota exceeded.', {
          'retry-after': String(Math.ceil(waitMs / 1000)),
        });
      calls.push(at);
    },
  };
}
