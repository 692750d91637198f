import type { NewJob } from '../ports/store/jobs.ts';
import { absence } from './absence.ts';
import { archive } from './archive.ts';
import { card } from './card.ts';
import { clean } from './clean.ts';
import { climb } from './climb.ts';
import type { JobKind } from './define/job-kind.ts';
import { halfMinutely, hourly, morning, nightly, quarterly, starting } from './define/recurring.ts';
import { digest } from './digest.ts';
import { directory } from './directory.ts';
import { files } from './files.ts';
import { meetings } from './meetings.ts';
import { minutes } from './minutes.ts';
import { portrait } from './portrait.ts';
import { profile } from './profile.ts';
import { taskFiles } from './task-files.ts';
import { told } from './told.ts';
import { work } from './work.ts';

const all: readonly JobKind[] = [
  card,
  climb,
  files,
  clean,
  digest,
  archive,
  directory,
  absence,
  profile,
  portrait,
  told,
  meetings,
  minutes,
  work,
  taskFiles,
];

/** Every kind of job, and what it does. */
export const jobKinds: ReadonlyMap<string, JobKind> = new Map(all.map((job) => [job.kind, job]));

/** Jobs that go on for ever: asked for at each start, kept once. */
export const standing = (now: Date): NewJob[] => [
  nightly('clean', now),
  hourly('digest', now, { since: now.getTime() }),
  quarterly('meetings', now),
  morning('work', now),
];

/** The same where there is a directory: it is asked at each start, and goes on from there. */
export const standingWithDirectory = (now: Date): NewJob[] => [starting('directory', now), starting('absence', now)];

/** The same, where there is a site in SharePoint. */
export const standingWithArchive = (now: Date): NewJob[] => [
  halfMinutely('archive', now),
  hourly('taskFiles', now),
  { ...starting('minutes', now), lane: 'minutes' },
];
