import { openStore } from '../adapters/store/open.ts';
import { systemClock, systemIds } from '../adapters/system/system.ts';
import type { Config } from '../config.ts';
import { createLog } from '../log.ts';
import type { Clock } from '../ports/clock.ts';
import type { Store } from '../ports/store/store.ts';
import { azureTokens, databaseOf } from './azure.ts';

/** What commands work on. */
export type Records = { readonly store: Store; readonly clock: Clock; close(): Promise<void> };

/** Opens the database alone, for a command beside the running server (or, embedded, in its place). */
export async function openRecords(config: Config): Promise<Records> {
  const nothing = () => {};
  const world = { now: () => systemClock.now(), log: createLog(config.logLevel) };
  const at = databaseOf(config, azureTokens(config, world));
  const { store, close } = await openStore(at, systemIds, { jobs: nothing, broken: nothing });
  return { store, clock: systemClock, close };
}
