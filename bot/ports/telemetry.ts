/**
 * What is measured of a running Trygg: names, patterns, codes, counts and durations. Never an address, a query, a
 * person, a number of a case or a text; so that where it ends up may be looked at by whoever keeps Trygg running.
 */
export type Telemetry = {
  /** A request from outside begins. */
  request(): RequestSpan;
  /** Carries out a job as a part of the request that left it. Passes on what the work gives or throws. */
  job<T>(
    job: { readonly kind: string; readonly attempt: number; readonly trace: string | null },
    work: () => Promise<T>,
  ): Promise<T>;
  /** The request or job under way, as a W3C `traceparent`, for what it leaves behind; null outside of any. */
  trace(): string | null;
  /** A call to Graph has ended. `template` is its path without the ids; `status` null: it was cut off. `ms`: how long it took. */
  graph(call: {
    readonly method: string;
    readonly template: string;
    readonly status: number | null;
    readonly ms: number;
  }): void;
  /** Asks now and then how things stand. */
  watch(figures: () => Promise<Figures>): void;
  /** Sends what is left, for at most some seconds. */
  stop(): Promise<void>;
};

export type RequestSpan = {
  /** Work that belongs to the request, whatever it awaits. */
  run(work: () => void): void;
  /** `route` is the pattern, never the address; null: none was found. */
  end(said: { readonly method: string; readonly route: string | null; readonly status: number }): void;
};

export type Figures = {
  readonly jobs: { readonly ready: number; readonly running: number; readonly stuck: number };
  /** Since the longest waiting job was due, in seconds; 0 when none waits. */
  readonly queueAge: number;
  readonly connections: { readonly open: number; readonly idle: number; readonly waiting: number } | null;
};
