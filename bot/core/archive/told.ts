import type { Clock } from '../../ports/clock.ts';
import type { Store } from '../../ports/store/store.ts';

/** Notifications that come close together are one look: at the end of their moment, so that none comes too late for it. */
const MOMENT_MS = 2_000;

/** Graph told that a list changed. `renew`: it also told that it will tell no more unless asked again. */
export async function toldOfChanges(
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  { renew }: { readonly renew: boolean },
): Promise<void> {
  const at = new Date((Math.floor(clock.now().getTime() / MOMENT_MS) + 1) * MOMENT_MS);
  await store.transaction(async ({ archive, jobs }) => {
    const state = renew ? await archive.list('task') : null;
    if (state) await archive.saveList('task', { ...state, subscribedUntil: null });
    await jobs.enqueue([
      { kind: 'archive', payload: {}, lane: 'archive', once: `archive:told:${at.getTime()}`, runAt: at },
    ]);
  });
}
