import { Kysely, PostgresDialect, type PostgresPool } from 'kysely';
import type { Change } from '../../ports/changes.ts';
import type { Ids } from '../../ports/clock.ts';
import type { Repositories, Store } from '../../ports/store/store.ts';
import { archiveOf } from './archive.ts';
import { cardsOf } from './cards.ts';
import { casesOf } from './cases.ts';
import { directoryOf } from './directory.ts';
import { draftsOf } from './drafts.ts';
import { eventsOf } from './events.ts';
import { jobsOf } from './jobs.ts';
import { meetingsOf } from './meetings.ts';
import { noticesOf } from './notices.ts';
import { peopleOf } from './people.ts';
import { photosOf } from './photos.ts';
import { pressesOf } from './presses.ts';
import { requestsOf } from './requests.ts';
import type { Database } from './schema.ts';
import { sealedOf } from './sealed.ts';
import { taskFilesOf } from './task-files.ts';
import { taskNoticesOf } from './task-notices.ts';
import { tasksOf } from './tasks.ts';
import { templatesOf } from './templates.ts';
import { viewsOf } from './views.ts';

/**
 * The store over a pool, whichever engine is behind it. After a commit `onJobs` is called when it left jobs to do,
 * and `onChanges` with the tasks, cases and meetings that it changed.
 */
export function createStore(
  pool: PostgresPool,
  ids: Ids,
  onJobs: () => void,
  onChanges: (changes: readonly Change[]) => void = () => {},
  trace: () => string | null = () => null,
): Store {
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  const repositories = (
    over: Kysely<Database>,
    enqueued: () => void,
    changed: (change: Change) => void,
  ): Repositories => ({
    archive: archiveOf(over),
    cards: cardsOf(over),
    cases: casesOf(over, ids, changed),
    directory: directoryOf(over),
    drafts: draftsOf(over),
    events: eventsOf(over, ids),
    jobs: jobsOf(over, enqueued, trace),
    meetings: meetingsOf(over, changed),
    notices: noticesOf(over),
    people: peopleOf(over),
    photos: photosOf(over),
    presses: pressesOf(over),
    requests: requestsOf(over),
    sealed: sealedOf(over),
    taskFiles: taskFilesOf(over),
    taskNotices: taskNoticesOf(over),
    tasks: tasksOf(over, changed),
    templates: templatesOf(over),
    views: viewsOf(over),
  });
  return {
    async transaction(work) {
      let jobs = false;
      const changes: Change[] = [];
      const result = await db.transaction().execute((transaction) =>
        work(
          repositories(
            transaction,
            () => {
              jobs = true;
            },
            (change) => changes.push(change),
          ),
        ),
      );
      if (jobs) onJobs();
      if (changes.length > 0) onChanges(changes);
      return result;
    },
    read: (work) => work(repositories(db, onJobs, (change) => onChanges([change]))),
  };
}
