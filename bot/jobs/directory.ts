import { z } from 'zod';
import { askGroups, askPeople } from '../core/organisation/ask-directory.ts';
import { jobKind } from './define/job-kind.ts';
import { quarterly } from './define/recurring.ts';
import { askingDirectory } from './reach/with-directory.ts';

/** Ten times a hundred people in a quarter of an hour: some hundred thousand a day. */
const MOST_ROUNDS = 10;

/** Every quarter of an hour: members of the file's groups, and profiles not looked up for a day. The next is asked for first, so that no fault ends the round. */
export const directory = jobKind('directory', z.object({}), async (deps) => {
  await deps.store.transaction((kept) => kept.jobs.enqueue([quarterly('directory', deps.clock.now())]));
  await askingDirectory(deps, 'directory', async (ask) => {
    await askGroups(ask);
    for (let round = 0; round < MOST_ROUNDS && (await askPeople(ask)); round += 1);
  });
});
