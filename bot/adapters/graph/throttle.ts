import { Retryable } from '../../core/errors.ts';

/** Seconds to wait where Graph asked for a pause and did not say how long. */
const UNSAID = 10;
/** Below this share of its quota a workload is left alone until the quota is renewed. */
const NEAR_ZERO = 0.05;

export type Throttle = {
  /** Refuses at once, with what is left, while a workload has asked to be left alone. */
  admit(workload: string): void;
  /** Reads what an answer says of how much more is welcome, and returns the seconds it asks for, or null. */
  heed(workload: string, status: number, headers: Headers): number | null;
};

/**
 * Keeps count of who asked to be left alone until when. Throttled calls count against the quota, so a call that is
 * bound to be refused is never made. A workload is the path's first segment: SharePoint's storm does not keep
 * a notification back.
 */
export function createThrottle(now: () => Date): Throttle {
  const until = new Map<string, number>();
  const hold = (workload: string, seconds: number) => {
    until.set(workload, Math.max(until.get(workload) ?? 0, now().getTime() + seconds * 1000));
  };
  return {
    admit(workload) {
      const left = (until.get(workload) ?? 0) - now().getTime();
      if (left > 0) throw new Retryable('graphHeld', Math.ceil(left / 1000));
    },
    heed(workload, status, headers) {
      if (status === 429 || status === 503 || status === 504) {
        const asked = headers.get('retry-after');
        const seconds = secondsOf(asked, now()) ?? (status === 429 ? UNSAID : null);
        if (seconds !== null) hold(workload, seconds);
        return seconds;
      }
      const remaining = Number(headers.get('ratelimit-remaining') ?? Number.NaN);
      const limit = Number(headers.get('ratelimit-limit') ?? Number.NaN);
      const reset = Number(headers.get('ratelimit-reset') ?? Number.NaN);
      if (remaining <= Math.max(1, (limit || 0) * NEAR_ZERO) && reset > 0) hold(workload, reset);
      return null;
    },
  };
}

/** Retry-After as seconds or as an HTTP date. */
function secondsOf(asked: string | null, now: Date): number | null {
  if (asked === null) return null;
  if (/^\d+$/.test(asked.trim())) return Number(asked);
  const at = Date.parse(asked);
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - now.getTime()) / 1000));
}
