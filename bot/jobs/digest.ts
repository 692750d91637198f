import { z } from 'zod';
import { digestHeads } from '../core/cases/keep-clean.ts';
import { jobKind } from './define/job-kind.ts';
import { hourly } from './define/recurring.ts';

/** Every hour: the heads of all chains that changed, chained themselves. `since` is epoch ms. */
export const digest = jobKind('digest', z.object({ since: z.number() }), async (deps, payload) => {
  const now = deps.clock.now();
  await digestHeads(deps, new Date(payload.since));
  await deps.store.transaction((kept) => kept.jobs.enqueue([hourly('digest', now, { since: now.getTime() })]));
});
