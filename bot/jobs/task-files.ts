import { z } from 'zod';
import { Retryable, Trouble } from '../core/errors.ts';
import type { DueFile } from '../ports/store/task-files.ts';
import { archiveWords } from '../words/archive/index.ts';
import { type JobDeps, jobKind } from './define/job-kind.ts';
import { hourly } from './define/recurring.ts';

const TOGETHER = 20;

/**
 * Makes the library in SharePoint hold the tasks' files as they are now: those that were added or put back come there,
 * those that were removed go to its recycle bin. Asked for by each change, and each hour for what came before there was a site.
 */
export const taskFiles = jobKind('taskFiles', z.object({}), async (deps: JobDeps) => {
  const { archive, store, clock } = deps;
  if (!archive) return;
  await store.transaction((kept) => kept.jobs.enqueue([{ ...hourly('taskFiles', clock.now()), lane: 'taskFiles' }]));
  const tried = new Set<string>();
  const faults: unknown[] = [];
  for (;;) {
    const due = await store.read((kept) => kept.taskFiles.due(TOGETHER + tried.size));
    const fresh = due.filter((file) => !tried.has(file.id));
    if (fresh.length === 0) break;
    for (const file of fresh) {
      tried.add(file.id);
      try {
        const at = await settled(deps, archive, file);
        await store.transaction((kept) => kept.taskFiles.stands(file.id, at));
      } catch (error) {
        if (!(error instanceof Trouble)) faults.push(error);
        else {
          // Only an administrator can mend it; the next hour tries again.
          await store.transaction((kept) => kept.archive.trouble('library', error.code, clock.now()));
          return;
        }
      }
    }
  }
  await store.transaction((kept) => kept.archive.mended('library'));
  // One file that fails keeps no other back.
  if (faults.length > 0) throw faults.find((error) => error instanceof Retryable) ?? faults[0];
});

async function settled(deps: JobDeps, archive: NonNullable<JobDeps['archive']>, file: DueFile) {
  if (file.removed) {
    if (file.item !== null) await archive.removeFile(file.item);
    return null;
  }
  const bytes = await deps.store.read((kept) => kept.taskFiles.bytes(file.id));
  if (!bytes) return null;
  // The number makes it the only one of its name, and the same file again when it is put there twice.
  const folder = archiveWords.sv.folders.tasks;
  const { id, url } = await archive.putFile(folder, `${file.number} ${file.name}`, bytes, file.type);
  return { item: id, url };
}
