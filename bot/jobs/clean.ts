import { z } from 'zod';
import { keepClean } from '../core/cases/keep-clean.ts';
import { jobKind } from './define/job-kind.ts';
import { nightly } from './define/recurring.ts';

/** Once a day: drafts too old, and traces that have served. */
export const clean = jobKind('clean', z.object({}), async (deps) => {
  await keepClean(deps);
  await deps.store.transaction((kept) => kept.jobs.enqueue([nightly('clean', deps.clock.now())]));
});
