/** The time and the randomness that the rules need; they take neither by themselves. */
export type Clock = {
  now(): Date;
};

export type Ids = {
  /** A new UUID v7 (sortable by time of making). */
  ordered(): string;
  /** A new UUID v4, which says nothing of when it was made. */
  random(): string;
};
