/** Something committed: which row, and its version. Never what changed. */
export type Change = { readonly noun: 'task' | 'case' | 'meeting'; readonly id: string; readonly version: number };

/** Someone is busy with a field of a task, or (null) no longer. Said and gone: it stands nowhere. */
export type Presence = {
  readonly noun: 'presence';
  /** The task's. */
  readonly id: string;
  readonly person: string;
  readonly field: string | null;
};

/** `missed`: heard after a break: anything may have changed, so fetch again. */
export type Heard = Change | Presence | { readonly noun: 'missed' };

/** What every process on the database says, this one included. The store's commits publish their changes. */
export type Changes = {
  /** Returns how to stop listening. */
  subscribe(listener: (heard: Heard) => void): () => void;
  /** Says it to every process, without a promise that it arrives. */
  tell(presence: Presence): void;
};
