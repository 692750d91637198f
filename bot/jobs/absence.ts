import { z } from 'zod';
import { askAbsence } from '../core/organisation/ask-directory.ts';
import { jobKind } from './define/job-kind.ts';
import { quarterly } from './define/recurring.ts';
import { askingDirectory } from './reach/with-directory.ts';

/** Every quarter of an hour: who of those on ladders is away. */
export const absence = jobKind('absence', z.object({}), async (deps) => {
  await deps.store.transaction((kept) => kept.jobs.enqueue([quarterly('absence', deps.clock.now())]));
  await askingDirectory(deps, 'absence', askAbsence);
});
