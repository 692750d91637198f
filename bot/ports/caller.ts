import type { PersonId } from '../core/ids.ts';

/** Who calls the API. */
export type Caller = {
  readonly person: PersonId;
  readonly name: string /** Epoch ms at which the proof ends. */;
  readonly until: number;
};

/** Tells who a bearer token belongs to; null when it proves nothing. */
export type Callers = { identify(bearer: string): Promise<Caller | null> };
