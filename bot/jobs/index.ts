import type { NewJob } from '../ports/store/jobs.ts';
import { card } from './card.ts';
import { clean } from './clean.ts';
import { climb } from './climb.ts';
import type { JobKind } from './define/job-kind.ts';
import { hourly, nightly } from './define/recurring.ts';
import { digest } from './digest.ts';
import { files } from './files.ts';

const all: readonly JobKind[] = [card, climb, files, clean, digest];

/** Every kind of job, and what it does. */
export const jobKinds: ReadonlyMap<string, JobKind> = new Map(all.map((job) => [job.kind, job]));

/** Jobs that go on for ever: asked for at each start, kept once. */
export const standing = (now: Date): NewJob[] => [
  nightly('clean', now),
  hourly('digest', now, { since: now.getTime() }),
];
