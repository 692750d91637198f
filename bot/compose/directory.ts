import type { Warning } from '../adapters/http/server.ts';
import type { DirectoryRules } from '../core/organisation/directory.ts';
import type { Organisation } from '../core/organisation/organisation.ts';
import { withDirectory } from '../core/organisation/with-directory.ts';
import { describe, type Log } from '../log.ts';
import type { Clock } from '../ports/clock.ts';
import type { Store } from '../ports/store/store.ts';
import { words } from '../words/index.ts';

/** How soon a process sees what another one's job has read. */
const RENEW_MS = 30_000;
/** Two runs of fifteen minutes have given nothing. */
const OLD_MS = 35 * 60_000;

/** The organisation of now: one frozen value at a time. */
export type Current = {
  organisation(): Organisation;
  /** Reads the directory's kept answer anew, if it has changed. */
  renew(): Promise<void>;
  /** Says that the directory does not answer, and how old the last known answer is. */
  warnings(): Promise<readonly Warning[]>;
  start(): void;
  stop(): void;
};

/** Without a directory: the file, for ever. */
export function fileAlone(organisation: Organisation): Current {
  return {
    organisation: () => organisation,
    renew: async () => {},
    warnings: async () => [],
    start() {},
    stop() {},
  };
}

/** The file, with the directory's last known answer laid over it and renewed as that changes. */
export async function fileWithDirectory(
  file: { readonly organisation: Organisation; readonly directory: DirectoryRules },
  { store, clock, log }: { readonly store: Store; readonly clock: Clock; readonly log: Log },
): Promise<Current> {
  const read = async () => {
    const [state, snapshot] = await store.read(
      async ({ directory }) => [await directory.state(), await directory.snapshot()] as const,
    );
    // Absences end by themselves, so the organisation is made anew also when nothing was read.
    return { state, snapshot, now: withDirectory(file.organisation, file.directory, snapshot, clock.now()) };
  };
  let current = await read();
  let timer: NodeJS.Timeout | undefined;
  let told: string | null = null;

  async function renew(): Promise<void> {
    const state = await store.read(({ directory }) => directory.state());
    if (state.version !== current.state.version) current = await read();
    else {
      const now = withDirectory(file.organisation, file.directory, current.snapshot, clock.now());
      current = { state, snapshot: current.snapshot, now };
    }
    const failure = state.failure?.code ?? null;
    if (failure !== null && failure !== told) log.warn('directory.away', { code: failure, ageMinutes: ageMinutes() });
    if (failure === null && told !== null) log.info('directory.back', {});
    told = failure;
  }
  const ageMinutes = (): number | null => {
    const { groupsAt } = current.state;
    return groupsAt && Math.round((clock.now().getTime() - groupsAt.getTime()) / 60_000);
  };
  return {
    organisation: () => current.now,
    renew,
    async warnings() {
      const state = await store.read(({ directory }) => directory.state());
      const age = state.groupsAt && clock.now().getTime() - state.groupsAt.getTime();
      if (age !== null && age < OLD_MS) return [];
      const minutes = age === null ? null : Math.round(age / 60_000);
      const said = words('sv').operations;
      const message = minutes === null ? said.directoryNever : said.directoryOld.replace('{minutes}', String(minutes));
      const detail = state.failure ? { last: state.failure.code } : {};
      return [
        {
          code: 'directoryAway',
          message,
          ...(state.groupsAt ? { since: state.groupsAt.toISOString() } : {}),
          ...detail,
        },
      ];
    },
    start() {
      timer = setInterval(() => {
        renew().catch((error: unknown) => log.warn('directory.renewFailed', describe(error)));
      }, RENEW_MS).unref();
    },
    stop: () => clearInterval(timer),
  };
}
