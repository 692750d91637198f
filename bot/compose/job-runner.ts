import { Retryable } from '../core/errors.ts';
import type { JobDeps } from '../jobs/define/job-kind.ts';
import { jobKinds } from '../jobs/index.ts';
import { describe, type Log } from '../log.ts';
import type { Telemetry } from '../ports/telemetry.ts';
import type { WorkerOptions } from '../worker.ts';
import { directoryKinds } from './graph-parts.ts';

/** How the worker does a job, and what it says of it. */
export function jobRunner({
  deps,
  directoryAnswered,
  telemetry,
  log,
}: {
  readonly deps: () => JobDeps;
  readonly directoryAnswered: () => Promise<void>;
  readonly telemetry: Telemetry | null;
  readonly log: Log;
}): Pick<WorkerOptions, 'run' | 'retryAfter' | 'heard'> {
  return {
    async run(job) {
      const kind = jobKinds.get(job.kind);
      if (!kind) throw new Error('no such kind of job');
      const work = () => kind.run(deps(), job.payload);
      await (telemetry ? telemetry.job({ trace: null, ...job }, work) : work());
      if (directoryKinds.has(job.kind)) await directoryAnswered();
      log.info('job.done', { kind: job.kind, job: job.id, attempt: job.attempt });
    },
    retryAfter: (error) => (error instanceof Retryable ? error.after : undefined),
    heard: {
      failed: (job, error, stuck) =>
        log[stuck ? 'error' : 'warn'](stuck ? 'job.stuck' : 'job.failed', {
          kind: job.kind,
          job: job.id,
          attempt: job.attempt,
          ...describe(error),
        }),
      broken: (error) => log.error('worker.broken', describe(error)),
    },
  };
}
