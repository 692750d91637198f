import { type Answered, type Connection, connect } from './wire.ts';

/** What came of one request; `at` and `ms` in milliseconds, `at` by this process's own clock. */
export type Outcome = Answered & { readonly at: number; readonly ms: number };

/** A burst of requests, some at once, and how long all of them took. */
export type Burst = { readonly outcomes: readonly Outcome[]; readonly seconds: number };

const LIMIT_MS = 60_000;

/** Sends all of them, `atOnce` under way at any moment, each connection its next one as soon as it has its answer. */
export async function burst(port: number, atOnce: number, requests: readonly Buffer[]): Promise<Burst> {
  const connections = await Promise.all(Array.from({ length: Math.min(atOnce, requests.length) }, () => connect(port)));
  const outcomes: Outcome[] = [];
  let next = 0;
  const began = performance.now();
  const work = async (connection: Connection): Promise<void> => {
    for (let index = next++; index < requests.length; index = next++) {
      const request = requests[index];
      if (!request) return;
      const at = performance.now();
      if (at - began > LIMIT_MS) throw new Error(`a burst was not over after ${LIMIT_MS / 1000} s`);
      const answer = await connection.ask(request);
      outcomes[index] = { ...answer, at, ms: performance.now() - at };
    }
  };
  try {
    await Promise.all(connections.map(work));
    return { outcomes, seconds: (performance.now() - began) / 1000 };
  } finally {
    for (const connection of connections) connection.close();
  }
}

/** The value below which this share of them lies; nearest rank. NaN of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);
