/**
 * - `answer`: refused before anything happened, with Retry-After where `after` (seconds) is given.
 * - `slow`: works, after `ms`.
 * - `cutBefore`: the connection breaks, and nothing happened.
 * - `cutAfter`: the connection breaks, and everything happened.
 */
export type Fault =
  | { readonly kind: 'answer'; readonly status: 429 | 503 | 504 | 500; readonly after?: number }
  | { readonly kind: 'slow'; readonly ms: number }
  | { readonly kind: 'cutBefore' }
  | { readonly kind: 'cutAfter' };

/** Which calls; left out: any. `template` is a part of the path template, such as `/items`. */
export type Which = { readonly method?: string; readonly template?: string };

export type Faults = {
  /** The next `times` matching calls meet it. */
  next(fault: Fault, which?: Which & { readonly times?: number }): void;
  /** From now on this share (0 to 1) of the matching calls meets one of the faults; the same seed gives the same storm. */
  storm(of: Which & { readonly share: number; readonly faults: readonly Fault[]; readonly seed: number }): void;
  /** Every connection breaks until it is false again. */
  away: boolean;
  /** Reads show what was so this many milliseconds ago. Writes and etags are of now. */
  lagMs: number;
  /** Delta tells of an item more than once: older states first, the last one right. */
  repeats: boolean;
  /** The next this many ranges of an upload are lost: the answer is 503, and the range is not kept. */
  droppedRanges: number;
  /** Change notifications are lost. */
  silent: boolean;
  /** False: subscriptions to lists are refused, as where Sites.Selected does not open them. */
  subscriptions: boolean;
  /** Sent as RateLimit-Remaining of 100 on good answers; null: no such header. */
  remaining: number | null;
  clear(): void;
};

/** A faults board, and the double's own way to ask what a call meets. */
export function createFaults(): { readonly faults: Faults; meet(method: string, template: string): Fault | undefined } {
  let waiting: { fault: Fault; which: Which; left: number }[] = [];
  let storms: { which: Which; share: number; faults: readonly Fault[]; random: () => number }[] = [];
  const hits = (which: Which, method: string, template: string) =>
    (which.method === undefined || which.method === method) &&
    (which.template === undefined || template.includes(which.template));
  const faults: Faults = {
    next: (fault, { times = 1, ...which } = {}) => void waiting.push({ fault, which, left: times }),
    storm: ({ share, faults: kinds, seed, ...which }) =>
      void storms.push({ which, share, faults: kinds, random: seeded(seed) }),
    away: false,
    lagMs: 0,
    repeats: false,
    droppedRanges: 0,
    silent: false,
    subscriptions: true,
    remaining: null,
    clear() {
      waiting = [];
      storms = [];
      Object.assign(faults, {
        away: false,
        lagMs: 0,
        repeats: false,
        droppedRanges: 0,
        silent: false,
        subscriptions: true,
        remaining: null,
      });
    },
  };
  return {
    faults,
    meet(method, template) {
      const first = waiting.find(({ which }) => hits(which, method, template));
      if (first) {
        first.left -= 1;
        if (first.left <= 0) waiting = waiting.filter((other) => other !== first);
        return first.fault;
      }
      const storm = storms.find(({ which }) => hits(which, method, template));
      if (!storm || storm.random() >= storm.share) return undefined;
      return storm.faults[Math.floor(storm.random() * storm.faults.length)];
    },
  };
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
