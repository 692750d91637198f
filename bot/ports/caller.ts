import type { PersonId } from '../core/ids.ts';
import type { Role } from '../core/organisation/organisation.ts';

/** Who calls the API. */
export type Caller = {
  readonly person: PersonId;
  readonly name: string;
  /** What the sign-in itself says they are, besides what the organisation knows. */
  readonly roles: readonly Role[];
  /** Epoch ms at which the proof ends. */
  readonly until: number;
};

/** Tells who a bearer token belongs to; null when it proves nothing. Throws `Retryable` when that cannot be told now. */
export type Callers = { identify(bearer: string): Promise<Caller | null> };
