import { Retryable, Trouble } from '../../core/errors.ts';
import type { AskDeps } from '../../core/organisation/ask-directory.ts';
import type { NewJob } from '../../ports/store/jobs.ts';
import type { JobDeps } from '../define/job-kind.ts';

/** When the directory did not answer it is asked again after this, or when it says; what is known holds meanwhile. */
const AGAIN_MS = 2 * 60_000;

/** What the troubles call the directory as a whole. */
const WHOLE = 'directory';

/**
 * Asks the directory, where there is one. That it is away is part of life: it is noted, and asked again soon; what an
 * administrator must mend is told until it works. So such a job is among the stuck ones only by a fault of ours.
 */
export async function askingDirectory(
  deps: JobDeps,
  kind: string,
  ask: (deps: AskDeps) => Promise<unknown>,
): Promise<void> {
  const { directory } = deps;
  if (!directory) return;
  try {
    await ask({ ...deps, directory });
    await deps.store.read((kept) => kept.archive.mended(WHOLE));
  } catch (error) {
    const now = deps.clock.now();
    if (error instanceof Trouble)
      await deps.store.transaction(async (kept) => {
        await kept.directory.failed(error.code, now);
        await kept.archive.trouble(WHOLE, error.code, now);
      });
    else if (error instanceof Retryable)
      await deps.store.transaction(async (kept) => {
        await kept.directory.failed(error.code, now);
        await kept.jobs.enqueue([again(kind, now, error.after)]);
      });
    else throw error;
  }
}

function again(kind: string, now: Date, after: number | null): NewJob {
  const wait = Math.max(AGAIN_MS, (after ?? 0) * 1000);
  const at = Math.ceil((now.getTime() + wait) / AGAIN_MS) * AGAIN_MS;
  return { kind, payload: {}, runAt: new Date(at), once: `${kind}:again:${at}` };
}
