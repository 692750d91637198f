import { z } from 'zod';
import { tellWork } from '../core/notices/tell-work.ts';
import { jobKind } from './define/job-kind.ts';
import { morning } from './define/recurring.ts';

/** Every morning: people are told of their week, or of what is due. What was missed while Trygg was down is told when it is up, for that day. */
export const work = jobKind('work', z.object({}), async (deps) => {
  await deps.store.transaction((kept) => kept.jobs.enqueue([morning('work', deps.clock.now())]));
  await tellWork(deps);
});
