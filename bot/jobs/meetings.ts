import { z } from 'zod';
import { closeLeftOpen } from '../core/meetings/end.ts';
import { jobKind } from './define/job-kind.ts';
import { quarterly } from './define/recurring.ts';

/** Every quarter of an hour: meetings that everyone has left without closing them close by themselves. */
export const meetings = jobKind('meetings', z.object({}), async (deps) => {
  await closeLeftOpen(deps);
  await deps.store.transaction((kept) => kept.jobs.enqueue([quarterly('meetings', deps.clock.now())]));
});
