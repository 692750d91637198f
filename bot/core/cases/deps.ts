import type { Clock, Ids } from '../../ports/clock.ts';
import type { Store } from '../../ports/store/store.ts';
import type { Vault } from '../../ports/vault.ts';
import type { Organisation } from '../organisation/organisation.ts';

/** What the use cases of a case need from the world. */
export type CaseDeps = {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly vault: Vault;
  readonly organisation: Organisation;
};
