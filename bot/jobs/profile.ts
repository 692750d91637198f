import { z } from 'zod';
import { askPeople } from '../core/organisation/ask-directory.ts';
import { jobKind } from './define/job-kind.ts';
import { askingDirectory } from './reach/with-directory.ts';

/** Looks up those who were met for the first time. Who they are stands in the store, not in the job. */
export const profile = jobKind('profile', z.object({}), (deps) =>
  askingDirectory(deps, 'profile', async (ask) => {
    await askPeople(ask);
  }),
);
