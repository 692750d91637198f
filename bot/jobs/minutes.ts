import { z } from 'zod';
import { Retryable, Trouble } from '../core/errors.ts';
import { minutesFormats } from '../core/meetings/formats.ts';
import { libraryCopy } from '../core/meetings/library.ts';
import type { LibraryDue } from '../ports/store/meetings.ts';
import { archiveWords } from '../words/archive/index.ts';
import { minutesFileName, minutesPaper } from '../words/meetings/paper.ts';
import { type JobDeps, jobKind } from './define/job-kind.ts';
import { quarterly } from './define/recurring.ts';

/** Put in one run; the rest follow at once. */
const TOGETHER = 20;

/**
 * Locked minutes as files in the library, once when they are locked and anew at each addendum. Each file has one name, so
 * that what is put there twice is one file. Minutes that no longer fit their hash are kept out, and an administrator told.
 */
export const minutes = jobKind('minutes', z.object({}), async (deps: JobDeps) => {
  const { archive, documents, hasher } = deps;
  if (!archive || !documents || !hasher) return;
  await deps.store.transaction((kept) =>
    kept.jobs.enqueue([{ ...quarterly('minutes', deps.clock.now()), lane: 'minutes' }]),
  );
  const due = await deps.store.read((kept) => kept.meetings.libraryDue(TOGETHER));
  let done = 0;
  const faults: unknown[] = [];
  for (const each of due) {
    const what = `minutes:${each.meeting}`;
    try {
      await put({ ...deps, archive, documents, hasher }, each);
      done += 1;
      await deps.store.transaction((kept) => kept.archive.mended(what));
    } catch (error) {
      // One that fails keeps no other back.
      if (!(error instanceof Trouble)) faults.push(error);
      else await deps.store.transaction((kept) => kept.archive.trouble(what, error.code, deps.clock.now()));
    }
  }
  if (faults.length > 0) throw faults.find((error) => error instanceof Retryable) ?? faults[0];
  if (due.length === TOGETHER && done > 0)
    await deps.store.transaction((kept) => kept.jobs.enqueue([{ kind: 'minutes', payload: {}, lane: 'minutes' }]));
});

type Ready = JobDeps & Required<Pick<JobDeps, 'archive' | 'documents' | 'hasher'>>;

async function put(deps: Ready, due: LibraryDue): Promise<void> {
  const copy = await libraryCopy(deps, due.meeting);
  if (!copy) return;
  if (!copy.locked.intact) throw new Trouble('minutesChanged');
  const paper = minutesPaper({ ...copy, withheld: false, masked: copy.masked > 0 });
  const stored = async (format: keyof typeof minutesFormats) => {
    const bytes = await deps.documents[format](paper);
    const name = minutesFileName(copy.content, format);
    return (await deps.archive.putFile(archiveWords.sv.folders.minutes, name, bytes, minutesFormats[format])).url;
  };
  const files = { docx: await stored('docx'), pdf: await stored('pdf') };
  await deps.store.transaction((kept) => kept.meetings.putInLibrary(due, files, deps.clock.now()));
}
