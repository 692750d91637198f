import { documents } from './adapters/documents/index.ts';
import { createServer } from './adapters/http/server.ts';
import { openKeyFile, openKeyText } from './adapters/keys/key-file.ts';
import { readOrganisationFile, shippedFile } from './adapters/org-file/read-organisation.ts';
import { makePhotoCleaner } from './adapters/photos/cleaner.ts';
import { makeFileCleaner } from './adapters/photos/task-files.ts';
import { openStore } from './adapters/store/open.ts';
import { systemClock, systemHasher, systemIds, systemRandom } from './adapters/system/system.ts';
import { createTeams, type Teams } from './adapters/teams/teams.ts';
import { createApi } from './api/index.ts';
import { createDoor } from './cards/chat/door.ts';
import type { CardDeps } from './cards/views/draw.ts';
import { azureTokens, databaseOf } from './compose/azure.ts';
import { type Bot, registeredBot, type StandIn, standInBot } from './compose/bot.ts';
import { fileAlone, fileWithDirectory } from './compose/directory.ts';
import { type OtherEntra, openEntra } from './compose/entra.ts';
import { openGraph } from './compose/graph.ts';
import { graphParts } from './compose/graph-parts.ts';
import { jobRunner } from './compose/job-runner.ts';
import { localMode, stageBot } from './compose/local.ts';
import { channelsOf, late } from './compose/messenger.ts';
import { openArchive, troubleWarnings } from './compose/sharepoint.ts';
import { tabLinks } from './compose/tab-link.ts';
import { tabSettings } from './compose/tab-settings.ts';
import { figuresOf, measuredLog, openMeasuring } from './compose/telemetry.ts';
import { proofWarnings } from './compose/warnings.ts';
import type { Config } from './config.ts';
import { rolesClaimed } from './core/organisation/claimed-roles.ts';
import { uncoveredCells } from './core/routing/coverage.ts';
import { standing, standingWithArchive, standingWithDirectory } from './jobs/index.ts';
import { createLog, describe, type Log } from './log.ts';
import type { Clock } from './ports/clock.ts';
import { words } from './words/index.ts';
import { createWorker } from './worker.ts';

export type App = {
  /** Listens, then works. Resolves with the address as a person would write it. */
  listen(): Promise<{ readonly url: string }>;
  /** Takes no more, finishes what is under way, gives the rest back. */
  stop(): Promise<void>;
  /** One line on what to try, or empty. */
  readonly greeting: string;
};

/** What a test may put in the place of the world's own. */
export type Instead = {
  readonly clock?: Clock;
  readonly log?: Log;
  /** An authority and a connector other than the stage's. */
  readonly identity?: StandIn;
  /** In production: an Entra other than the cloud's. */
  readonly entra?: OtherEntra;
  /** In production: a Graph other than the cloud's, without a slash at the end. */
  readonly graphUrl?: string;
};

/** For the command that makes and changes a key file. */
export { addKey, makeKeyFile, sealWithAddedKey } from './adapters/keys/key-file.ts';
/** For the command that makes the site's lists. */
export { provisionSite, signIns } from './compose/provision.ts';
/** What commands work on. */
export { openRecords, type Records } from './compose/records.ts';
/** For the command that lists what is stuck. */
export { troubleWarnings } from './compose/sharepoint.ts';

const path = (relative: string): string => decodeURIComponent(new URL(relative, import.meta.url).pathname);

/** Puts the house together: the only place that knows every adapter. */
export async function compose(config: Config, instead: Instead = {}): Promise<App> {
  const plainLog = instead.log ?? createLog(config.logLevel);
  const clock = instead.clock ?? systemClock;
  const name = systemIds.random();
  const azure = instead.entra?.tokens ?? azureTokens(config, { now: () => clock.now(), log: plainLog });
  const telemetry = await openMeasuring(config, azure, { instance: name, now: () => clock.now(), log: plainLog });
  const log = measuredLog(plainLog, telemetry);
  const file = await readOrganisationFile(config.orgFile ?? shippedFile, { uncoveredCells });
  const { organisation } = file;
  const vault =
    config.key === null
      ? await openKeyFile(config.keyFile, { create: config.mode === 'local' })
      : openKeyText(config.key);
  const entra =
    config.mode === 'production'
      ? await openEntra(config, instead.entra, {
          now: () => clock.now(),
          log,
          rolesOf: (claimed) => rolesClaimed(claimed, file.directory),
        })
      : null;
  const opened = await openStore(databaseOf(config, azure), systemIds, {
    jobs: () => worker.wake(),
    broken: (error) => log.error('database.connection', describe(error)),
    ...(telemetry ? { trace: () => telemetry.trace() } : {}),
  });
  const { store } = opened;
  telemetry?.watch(() => figuresOf(store, opened.connections(), clock.now()));

  const world = { now: () => clock.now(), log };
  const graph = openGraph(config, entra?.tokens ?? null, world, instead.graphUrl);
  let origin = config.publicUrl ?? '';
  const current = graph ? await fileWithDirectory(file, { store, clock, log }) : fileAlone(organisation);
  const archive = graph ? openArchive(config, graph.graph, { store, clock, vault }) : null;
  const beyondTeams = {
    ...(graph ? graphParts(config, file, graph, { ...world, origin: () => origin }) : {}),
    ...(archive ? { archive: archive.archive, documents, hasher: systemHasher } : {}),
  };
  const deps: CardDeps = {
    store,
    clock,
    ids: systemIds,
    vault,
    get organisation() {
      return current.organisation();
    },
    tabLink: tabLinks(config, () => origin),
  };

  // Teams is spoken with once it is known where we listen: the stage's authority has our own address in it.
  let teams: Teams | null = null;
  const messenger = late(() => teams?.messenger);
  const cleaner = makePhotoCleaner();
  const worker = createWorker({
    ...jobRunner({
      // Spread, so that a job sees one organisation from its beginning to its end.
      deps: () => ({ ...deps, messenger, cleaner, ...beyondTeams }),
      directoryAnswered: () => current.renew(),
      telemetry,
      log,
    }),
    store,
    clock,
    random: systemRandom,
    name,
    atOnce: config.databaseUrl === null ? 4 : 8,
  });

  const local = config.mode === 'local' ? await localMode(config, file, clock, () => origin) : null;
  const callers = local?.signIn.callers ?? entra?.callers ?? { identify: async () => null };
  const api = createApi({
    ...deps,
    hasher: systemHasher,
    documents,
    hasLibrary: archive !== null,
    fileCleaner: makeFileCleaner(),
    get organisation() {
      return current.organisation();
    },
    callers,
    changes: opened.changes,
    settings: tabSettings(config),
    failed: (route, error) => log.error('api.failed', { route, ...describe(error) }),
  });
  const door = createDoor(deps, {
    failed: ({ kind, verb, error }) => log.error('chat.failed', { kind, verb, ...describe(error) }),
  });
  let knock: ReturnType<Teams['door']> | null = null;

  const server = createServer({
    host: config.host,
    port: config.port,
    routes: [...api, ...(local?.routes ?? []), ...(archive?.routes ?? [])],
    messages: async (activity, authorization) => (knock ? knock(activity, authorization) : { status: 503 }),
    dist: path('../dist/'),
    ready: async () => ({ ...(await opened.ready()), worker: worker.alive() || !config.workers }),
    warnings: async () => [
      ...proofWarnings(entra?.proof ?? null),
      ...(await current.warnings()),
      ...(await troubleWarnings(store)),
    ],
    local: local !== null,
    measure: telemetry ? () => telemetry.request() : undefined,
    ...(config.mode === 'production' ? { frames: config.cloud.frames } : {}),
    log,
  });
  // Once a day is asked for; looked at more often, so that a long sleep of the machine skips none.
  const daily = setInterval(() => entra?.proof.tell(), 3_600_000).unref();

  const botOf = (): Bot => {
    const now = () => clock.now();
    if (instead.identity) return standInBot(instead.identity, now);
    if (local) return standInBot(stageBot(local, origin), now);
    if (config.mode === 'production' && entra) return registeredBot(config, entra.tokens, now);
    throw new Error('neither a stage nor a registration');
  };

  return {
    greeting: local ? words('sv').report.help.tryIt : '',
    async listen() {
      const at = await server.listen();
      origin = config.publicUrl ?? at.url;
      teams = createTeams({
        ...botOf(),
        allowedTenants: config.mode === 'production' ? config.allowedTenants : [local?.tenant ?? ''],
        playground: config.mode === 'local' && config.playground,
        channels: channelsOf(file),
        // The Playground may have been heard from last; proactive chats of local mode are the stage's.
        service: () =>
          local
            ? Promise.resolve({ serviceUrl: local.serviceUrl(), tenant: local.tenant })
            : store.read(({ people }) => people.lastHeard()),
        words: {
          onlyInPrivate: (locale) => words(locale).report.groupChat,
          answered: (locale) => words(locale).report.help.title,
        },
        now: () => clock.now(),
        log,
      });
      knock = teams.door(door);
      if (config.workers) {
        const now = clock.now();
        const recurring = [
          ...standing(now),
          ...(graph ? standingWithDirectory(now) : []),
          ...(archive ? standingWithArchive(now) : []),
        ];
        await store.transaction(({ jobs }) => jobs.enqueue(recurring));
        worker.start();
      }
      entra?.proof.tell();
      current.start();
      log.info('started', {
        mode: config.mode,
        engine: config.databaseUrl === null ? 'embedded' : 'server',
        organisation: current.organisation().version,
      });
      return { url: at.url };
    },
    async stop() {
      clearInterval(daily);
      current.stop();
      await server.close();
      if (config.workers) await worker.stop();
      local?.stop();
      // Before the database closes, since the last figures are read from it.
      await telemetry?.stop();
      await opened.close();
    },
  };
}
