/** What to do after the commit. The payload holds ids and numbers only. */
export type NewJob = {
  readonly kind: string;
  readonly payload: { readonly [key: string]: string | number };
  /** Jobs with the same lane run one at a time, in order. */
  readonly lane?: string;
  /** The same name twice is one job, also after it is done. */
  readonly once?: string;
  /** Not before this moment; absent: at once. */
  readonly runAt?: Date;
};

export type Job = {
  readonly id: string;
  readonly kind: string;
  readonly payload: { readonly [key: string]: string | number };
  /** 1 for the first try. */
  readonly attempt: number;
  /** Which request or job left it, as a W3C `traceparent`; null or absent: nothing was measured. */
  readonly trace?: string | null;
};

export type StuckJob = Job & { readonly error: string; readonly stuckAt: Date };

export type Jobs = {
  enqueue(jobs: readonly NewJob[]): Promise<void>;
  /** Claims up to `limit` due jobs for `seconds`; a claim not settled by then is claimable again. */
  claim(worker: string, limit: number, seconds: number, now: Date): Promise<Job[]>;
  /** Extends claims still held by this worker. */
  keep(worker: string, ids: readonly string[], seconds: number, now: Date): Promise<void>;
  done(worker: string, ids: readonly string[], now: Date): Promise<void>;
  /** Gives it back for a later try. */
  retry(worker: string, id: string, at: Date, error: string): Promise<void>;
  stick(worker: string, id: string, error: string, now: Date): Promise<void>;
  /** Gives back all claims of this worker at once (clean stop). */
  release(worker: string): Promise<void>;
  stuck(limit: number): Promise<StuckJob[]>;
  /** Makes stuck jobs due again; all when no ids are given. Returns how many. */
  redrive(ids: readonly string[] | null, now: Date): Promise<number>;
  /** When the next job is due, or null. */
  nextDue(): Promise<Date | null>;
  /** Since when the job has been due that has waited longest, or null when none is due. */
  waitingSince(now: Date): Promise<Date | null>;
  /** Forgets done jobs older than this; returns how many. */
  forgetDone(before: Date): Promise<number>;
  counts(): Promise<{
    readonly ready: number;
    readonly running: number;
    readonly done: number;
    readonly stuck: number;
  }>;
};
