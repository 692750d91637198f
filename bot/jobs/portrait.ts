import { z } from 'zod';
import { askPortraits } from '../core/organisation/ask-directory.ts';
import { jobKind } from './define/job-kind.ts';
import { askingDirectory } from './reach/with-directory.ts';

/** Fetches portraits that someone wanted to see. Whose, stands in the store, not in the job. */
export const portrait = jobKind('portrait', z.object({}), (deps) =>
  askingDirectory(deps, 'portrait', async (ask) => {
    while (await askPortraits(ask));
  }),
);
