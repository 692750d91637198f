import { createServer } from './adapters/http/server.ts';
import { openKeyFile, openKeyText } from './adapters/keys/key-file.ts';
import { createStage, localTenantId, type StagePerson } from './adapters/local/stage.ts';
import { createLocalSignIn } from './adapters/local-sign-in/index.ts';
import { type OrganisationFile, readOrganisationFile, shippedFile } from './adapters/org-file/read-organisation.ts';
import { makePhotoCleaner } from './adapters/photos/cleaner.ts';
import { openStore } from './adapters/store/open.ts';
import { systemClock, systemHasher, systemIds, systemRandom } from './adapters/system/system.ts';
import { createTeams, type Teams } from './adapters/teams/teams.ts';
import type { TabSettings } from './api/contract.ts';
import { createApi } from './api/index.ts';
import { createDoor } from './cards/chat/door.ts';
import type { CardDeps } from './cards/views/draw.ts';
import { azureTokens, databaseOf } from './compose/azure.ts';
import { type Bot, registeredBot, type StandIn, standInBot } from './compose/bot.ts';
import { fileAlone, fileWithDirectory } from './compose/directory.ts';
import { type OtherEntra, openEntra } from './compose/entra.ts';
import { openGraph } from './compose/graph.ts';
import { directoryKinds, graphParts } from './compose/graph-parts.ts';
import { openArchive, troubleWarnings } from './compose/sharepoint.ts';
import { tabLinks } from './compose/tab-link.ts';
import { figuresOf, measuredLog, openMeasuring } from './compose/telemetry.ts';
import { proofWarnings } from './compose/warnings.ts';
import type { Config } from './config.ts';
import { rolesOf } from './core/access/access.ts';
import { Retryable } from './core/errors.ts';
import { rolesClaimed } from './core/organisation/claimed-roles.ts';
import type { Organisation, Person } from './core/organisation/organisation.ts';
import { functionsOf } from './core/organisation/people.ts';
import { uncoveredCells } from './core/routing/coverage.ts';
import { jobKinds, standing, standingWithArchive, standingWithDirectory } from './jobs/index.ts';
import { createLog, describe, type Log } from './log.ts';
import type { Clock } from './ports/clock.ts';
import type { Messenger } from './ports/messenger.ts';
import type { Store } from './ports/store/store.ts';
import type { WebRoute } from './ports/web.ts';
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

/** What commands work on. */
export type Records = { readonly store: Store; readonly clock: Clock; close(): Promise<void> };

/** For the command that makes and changes a key file. */
export { addKey, makeKeyFile, sealWithAddedKey } from './adapters/keys/key-file.ts';
/** For the command that makes the site's lists. */
export { provisionSite, signIns } from './compose/provision.ts';
/** For the command that lists what is stuck. */
export { troubleWarnings } from './compose/sharepoint.ts';

/** Opens the database alone, for a command beside the running server (or, embedded, in its place). */
export async function openRecords(config: Config): Promise<Records> {
  const nothing = () => {};
  const world = { now: () => systemClock.now(), log: createLog(config.logLevel) };
  const at = databaseOf(config, azureTokens(config, world));
  const { store, close } = await openStore(at, systemIds, { jobs: nothing, broken: nothing });
  return { store, clock: systemClock, close };
}

const path = (relative: string): string => decodeURIComponent(new URL(relative, import.meta.url).pathname);
const LOCAL_APP = '7a5e0000-0000-4000-8000-00000000000b';

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
    ...(archive ? { archive: archive.archive } : {}),
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
    store,
    clock,
    random: systemRandom,
    name,
    atOnce: config.databaseUrl === null ? 4 : 8,
    run: async (job) => {
      const kind = jobKinds.get(job.kind);
      if (!kind) throw new Error('no such kind of job');
      // Spread, so that a job sees one organisation from its beginning to its end.
      const work = () => kind.run({ ...deps, messenger, cleaner, ...beyondTeams }, job.payload);
      await (telemetry ? telemetry.job({ trace: null, ...job }, work) : work());
      if (beyondTeams.directory && directoryKinds.has(job.kind)) await current.renew();
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
  });

  const local = config.mode === 'local' ? await localMode(config, file, clock, () => origin) : null;
  const callers = local?.signIn.callers ?? entra?.callers ?? { identify: async () => null };
  const api = createApi({
    ...deps,
    hasher: systemHasher,
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
        await store.transaction(({ jobs }) => jobs.enqueue(standing(clock.now())));
        if (graph) await store.transaction(({ jobs }) => jobs.enqueue(standingWithDirectory(clock.now())));
        if (archive) await store.transaction(({ jobs }) => jobs.enqueue(standingWithArchive(clock.now())));
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

type Local = {
  readonly routes: readonly WebRoute[];
  readonly signIn: Awaited<ReturnType<typeof createLocalSignIn>>;
  readonly stage: Awaited<ReturnType<typeof createStage>>;
  readonly tenant: string;
  readonly serviceUrl: () => string;
  stop(): void;
};

/** The stage and the sign-in by choice, which stand in for Teams where there is no tenant. */
async function localMode(config: Config, file: OrganisationFile, clock: Clock, origin: () => string): Promise<Local> {
  const people = stagePeople(file);
  const stage = await createStage({
    people: () => people,
    channels: () =>
      [...file.organisation.functions.values()].flatMap(({ channel, name }) =>
        channel === null ? [] : [{ id: channel, name }],
      ),
    origin,
    appId: LOCAL_APP,
    dataDir: config.dataDir,
    botEndpoint: () => `${origin()}/api/messages`,
    clock,
  });
  const signIn = await createLocalSignIn({ people: () => people, dataDir: config.dataDir, clock });
  return {
    routes: [...stage.routes, ...signIn.routes],
    signIn,
    stage,
    tenant: localTenantId,
    serviceUrl: () => `${origin()}/connector/`,
    stop: () => stage.stop(),
  };
}

/** The invented people, those of the stage first. */
function stagePeople({ organisation, stage }: OrganisationFile): StagePerson[] {
  const first = stage.people.flatMap((id) => organisation.people.get(id) ?? []);
  const rest = [...organisation.people.values()].filter((person) => !stage.people.includes(person.id));
  return [...first, ...rest].map((person) => ({
    id: person.id,
    name: person.name,
    title: [person.title, whereOf(organisation, person)].filter((part) => part !== '').join(', '),
    roles: rolesOf(organisation, person.id),
    locale: person.locale,
    installed: !stage.notInstalled.has(person.id),
  }));
}

/** What tells people of one title apart: the function they belong to, or their unit. */
function whereOf(organisation: Organisation, person: Person): string {
  const [membership] = functionsOf(organisation, person.id);
  if (membership) return membership.function.name;
  return person.unit === null ? '' : (organisation.places.get(person.unit)?.name ?? '');
}

/** The organisation file names a channel by Teams' own id. */
function channelsOf({ organisation }: OrganisationFile): Map<string, string> {
  const ids = [...organisation.functions.values()].flatMap((each) => each.channel ?? []);
  return new Map(ids.map((id) => [id, id]));
}

/** What the tab is told before anyone has signed in. */
function tabSettings(config: Config): TabSettings {
  if (config.mode === 'local') return { mode: 'local' };
  const { appId, tenantId } = config.bot;
  const { login, teams } = config.cloud;
  return {
    mode: 'teams',
    appId,
    tenantId,
    teamsAppId: config.teamsAppId,
    adminConsentUrl: `${login}/${tenantId}/adminconsent?client_id=${appId}`,
    teamsUrl: teams,
  };
}

/** The stage's own authority and connector. */
function stageBot({ stage }: Local, origin: string): StandIn {
  const { issuer } = stage;
  return {
    appId: LOCAL_APP,
    authority: issuer.settings(),
    tokenUrl: issuer.tokenUrl(),
    clientSecret: issuer.clientSecret,
    scope: `${issuer.scope}/.default`,
    local: { origin },
  };
}

/** A messenger that is there once Teams is. The worker starts after it. */
function late(now: () => Messenger | undefined): Messenger {
  const there = (): Messenger => {
    const messenger = now();
    if (!messenger) throw new Retryable('notListeningYet', 1);
    return messenger;
  };
  return {
    reach: (person) => there().reach(person),
    at: (conversation) => there().at(conversation),
    send: (to, message) => there().send(to, message),
    update: (to, activity, message) => there().update(to, activity, message),
    sendToChannel: (channel, message) => there().sendToChannel(channel, message),
    fetchAttachment: (source, limit) => there().fetchAttachment(source, limit),
  };
}
