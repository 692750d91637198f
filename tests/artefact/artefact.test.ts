import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientCredentials } from '../../bot/adapters/entra/client-credentials.ts';
import { createGraph } from '../../bot/adapters/graph/client.ts';
import { provision } from '../../bot/adapters/graph/provision.ts';
import { makeKeyFile } from '../../bot/adapters/keys/key-file.ts';
import { createStage, localTenantId, type Stage, type StagePerson } from '../../bot/adapters/local/stage.ts';
import { provisionPlan } from '../../bot/compose/sharepoint.ts';
import { createLog } from '../../bot/log.ts';
import { type Mounted, serve } from '../adapters/local/serve.ts';
import { readSource } from '../architecture/source.ts';
import { type Graph, startGraph } from '../graph-double/index.ts';
import { nora, report, siri, triageOf } from '../journeys/story.ts';
import { chatAs } from '../setup/chat.ts';
import { type Database, freshDatabase } from '../setup/database.ts';
import { type Started, start } from './start.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const site = 'https://region.example/sites/trygg';
const appId = '11111111-2222-4333-8444-555555555555';

let folder: string;
let artefact: string;
let database: Database;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trygg-artefact-'));
  artefact = join(folder, 'artefact');
  await promisify(execFile)(process.execPath, ['.config/artefact.mjs', '--here', '--to', artefact], { cwd: root });
  database = await freshDatabase();
  await makeKeyFile(join(folder, 'keys.json'));
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const settings = async (): Promise<Record<string, string>> => ({
  DATABASE_URL: database.url,
  KEY: await readFile(join(folder, 'keys.json'), 'utf8'),
  BOT_APP_ID: appId,
  BOT_TENANT_ID: localTenantId,
  BOT_APP_SECRET: 'hemlig',
  BOT_APP_SECRET_EXPIRES: '2099-01-01',
  TEAMS_APP_ID: appId,
  PUBLIC_URL: 'https://trygg.example',
  DATA_DIR: join(folder, 'data'),
});

test('nothing under bot/ asks for a package that production does not have', () => {
  const { dependencies }: { dependencies: Record<string, string> } = JSON.parse(
    readFileSync(`${root}package.json`, 'utf8'),
  );
  const files = readdirSync(`${root}bot`, { recursive: true, encoding: 'utf8' })
    .map((path) => `bot/${path.replaceAll('\\', '/')}`)
    // Built into dist/.
    .filter((path) => path.endsWith('.ts') && !path.startsWith('bot/adapters/local/page/'));
  const asked = files.flatMap((path) =>
    readSource(path, readFileSync(root + path, 'utf8')).imports.flatMap(({ kind, target }) =>
      kind === 'package' && !Object.hasOwn(dependencies, target) ? [`${path}: ${target}`] : [],
    ),
  );
  expect(files.length).toBeGreaterThan(100);
  expect(asked).toEqual([]);
});

test('the artefact holds what runs, and neither tests nor what only development needs', () => {
  const { packages }: { packages: Record<string, { dev?: boolean }> } = JSON.parse(
    readFileSync(`${root}package-lock.json`, 'utf8'),
  );
  expect(readdirSync(artefact).sort()).toEqual(['LICENSE', 'bot', 'dist', 'node_modules', 'package.json']);
  const development = Object.keys(packages).filter((path) => packages[path]?.dev);
  expect(development.length).toBeGreaterThan(50);
  expect(development.filter((path) => existsSync(join(artefact, path)))).toEqual([]);
  expect(existsSync(join(artefact, 'dist/tab/index.html'))).toBe(true);
  expect(existsSync(join(artefact, 'bot/adapters/local/page'))).toBe(false);
  const kept = JSON.parse(readFileSync(join(artefact, 'package.json'), 'utf8'));
  expect(kept.devDependencies).toBeUndefined();
  expect(kept.type).toBe('module');
});

test('started as App Service starts it, it is ready, shows the tab and no stage, and stops in order', async () => {
  const bot = await start(artefact, 'bot/main.ts', { ...(await settings()), WORKERS: 'off' });
  const status = async (path: string) => (await fetch(bot.url + path)).status;
  expect(await status('/ready')).toBe(200);
  expect(await status('/tab')).toBe(200);
  expect(await status('/')).toBe(404);
  expect(await status('/stage/overview')).toBe(404);
  expect(await status('/api/me')).toBe(401);
  const forged = { type: 'message', id: '1', channelId: 'msteams', serviceUrl: 'https://teams.example/' };
  const headers = { 'content-type': 'application/json' };
  const knocked = await fetch(`${bot.url}/api/messages`, { method: 'POST', body: JSON.stringify(forged), headers });
  expect(knocked.status).toBe(401);
  expect(await bot.stop()).toBe(0);
});

test('it refuses to start with a setting missing, and names it', async () => {
  const { TEAMS_APP_ID: _left, ...rest } = await settings();
  await expect(start(artefact, 'bot/main.ts', rest)).rejects.toThrow(/TEAMS_APP_ID is missing/);
});

test('a report in Teams reaches the function and the list in SharePoint', async () => {
  const teams = await startTeams();
  const graph = await startGraph({ site, tenant: localTenantId, app: { id: appId, secret: 'hemlig' } });
  for (const { id, name } of people) graph.person({ id, displayName: name });
  await makeLists(graph);
  const bot = await start(artefact, join(root, 'tests/artefact/entry.ts'), {
    ...(await settings()),
    SHAREPOINT_SITE: site,
    ELSEWHERE: JSON.stringify({
      identity: teams.identity(),
      graph: { url: graph.url, tokenUrl: graph.tokenUrl, clientId: appId, clientSecret: 'hemlig' },
      login: teams.origin,
    }),
  });
  teams.bot = bot;

  // Whoever is to be reached has been heard from.
  const partner = chatAs(teams.origin, siri, { patienceMs: 60_000 });
  await partner.open();
  const { number } = await report(chatAs(teams.origin, nora, { patienceMs: 60_000 }), {
    unit: 'akutmottagningen-halmstad',
  });
  expect((await triageOf(partner, number)).card).toBeDefined();
  const rows = await rowsOf(graph, number);
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain('Nora');
  expect(graph.breaches).toEqual([]);

  expect(await bot.stop()).toBe(0);
  await graph.stop();
  await teams.close();
});

const people: StagePerson[] = [
  { id: nora, name: 'Nora Påhittad', title: 'Sjuksköterska', roles: ['employee'], locale: 'sv', installed: true },
  { id: siri, name: 'Siri Påhittad', title: 'Säkerhetspartner', roles: ['employee'], locale: 'sv', installed: true },
];

/** Teams outside of the bot's process: the stage, with its keys, its tokens and its connector. */
async function startTeams() {
  const it: { bot: Started | null } = { bot: null };
  const stage: Stage = await createStage({
    people: () => people,
    channels: () => [],
    origin: () => mounted.origin,
    appId,
    dataDir: null,
    botEndpoint: () => `${it.bot?.url}/api/messages`,
    clock: { now: () => new Date() },
  });
  const mounted: Mounted = await serve(() => stage.routes);
  return Object.assign(it, {
    origin: mounted.origin,
    identity: () => ({
      appId,
      authority: stage.issuer.settings(),
      tokenUrl: stage.issuer.tokenUrl(),
      clientSecret: stage.issuer.clientSecret,
      scope: `${stage.issuer.scope}/.default`,
      local: { origin: mounted.origin },
    }),
    async close() {
      stage.stop();
      await mounted.close();
    },
  });
}

/** As the administrator's command does. */
async function makeLists(graph: Graph): Promise<void> {
  const { id: clientId, secret: clientSecret } = graph.admin;
  const now = () => new Date();
  const tokens = clientCredentials({ tokenUrl: graph.tokenUrl, clientId, clientSecret, now });
  const door = createGraph({
    baseUrl: graph.url,
    scope: `${graph.url}/.default`,
    tokens,
    now,
    log: createLog('silent'),
  });
  await provision(door, provisionPlan(site, appId), true);
}

/** The standing job comes twice a minute. */
async function rowsOf(graph: Graph, number: string) {
  const until = Date.now() + 90_000;
  for (;;) {
    const found = graph.rows('Ärenden').filter(({ fields }) => JSON.stringify(fields).includes(number));
    if (found.length > 0 || Date.now() > until) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
