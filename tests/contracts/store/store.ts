import { archiveContract } from './archive.ts';
import { cardsContract } from './cards.ts';
import { casesContract } from './cases.ts';
import { directoryContract } from './directory.ts';
import { draftsContract } from './drafts.ts';
import type { Engine } from './engine.ts';
import { eventsContract } from './events.ts';
import { jobsContract } from './jobs.ts';
import { meetingsContract } from './meetings.ts';
import { peopleContract } from './people.ts';
import { photosContract } from './photos.ts';
import { pressesContract } from './presses.ts';
import { sealedContract } from './sealed.ts';
import { taskFilesContract } from './task-files.ts';
import { tasksContract } from './tasks.ts';
import { viewsContract } from './views.ts';

/** All that the store promises; both engines keep all of it. */
export function storeContract(over: () => Engine): void {
  archiveContract(over);
  cardsContract(over);
  casesContract(over);
  directoryContract(over);
  draftsContract(over);
  eventsContract(over);
  jobsContract(over);
  meetingsContract(over);
  peopleContract(over);
  photosContract(over);
  pressesContract(over);
  sealedContract(over);
  taskFilesContract(over);
  tasksContract(over);
  viewsContract(over);
}
