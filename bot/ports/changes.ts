/** Something committed: which row, and its version. Never what changed. */
export type Change = { readonly noun: 'task' | 'case' | 'meeting'; readonly id: string; readonly version: number };

/** Heard after a break: anything may have changed, so fetch again. */
export type Heard = Change | { readonly noun: 'missed' };

/** Changes by every process on the database, this one included. The store's commits publish them. */
export type Changes = {
  /** Returns how to stop listening. */
  subscribe(listener: (heard: Heard) => void): () => void;
};
