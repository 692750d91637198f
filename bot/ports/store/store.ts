import type { ArchiveRecords } from './archive.ts';
import type { Cards } from './cards.ts';
import type { Cases } from './cases.ts';
import type { DirectoryCopy } from './directory.ts';
import type { Drafts } from './drafts.ts';
import type { Events } from './events.ts';
import type { Jobs } from './jobs.ts';
import type { Meetings } from './meetings.ts';
import type { Notices } from './notices.ts';
import type { People } from './people.ts';
import type { Photos } from './photos.ts';
import type { Presses } from './presses.ts';
import type { Requests } from './requests.ts';
import type { Sealed } from './sealed.ts';
import type { TaskFiles } from './task-files.ts';
import type { TaskNotices } from './task-notices.ts';
import type { Tasks } from './tasks.ts';
import type { Templates } from './templates.ts';
import type { Views } from './views.ts';

/** All that is kept, a repository a noun. */
export type Repositories = {
  readonly archive: ArchiveRecords;
  readonly cards: Cards;
  readonly cases: Cases;
  readonly directory: DirectoryCopy;
  readonly drafts: Drafts;
  readonly events: Events;
  readonly jobs: Jobs;
  readonly meetings: Meetings;
  readonly notices: Notices;
  readonly people: People;
  readonly photos: Photos;
  readonly presses: Presses;
  readonly requests: Requests;
  readonly sealed: Sealed;
  readonly taskFiles: TaskFiles;
  readonly taskNotices: TaskNotices;
  readonly tasks: Tasks;
  readonly templates: Templates;
  readonly views: Views;
};

/** The database, seen by the rules. */
export type Store = {
  /** All or nothing. What `work` throws rolls back and is thrown on. Commits wake the worker. */
  transaction<T>(work: (kept: Repositories) => Promise<T>): Promise<T>;
  /** Each statement on its own: for reading, and for a change that is one statement. */
  read<T>(work: (kept: Repositories) => Promise<T>): Promise<T>;
};
