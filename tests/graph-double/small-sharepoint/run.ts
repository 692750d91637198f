/**
 * `npm run sharepoint`: Trygg in local mode beside the Graph double, with the two lists as tables that fill.
 * PORT (3978) is Trygg's; SHAREPOINT_PORT (the one after it) is the double's. The site is kept under DATA_DIR.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readOrganisationFile, shippedFile } from '../../../bot/adapters/org-file/read-organisation.ts';
import { localGraph } from '../../../bot/compose/graph.ts';
import { uncoveredCells } from '../../../bot/core/routing/coverage.ts';
import { startGraph } from '../index.ts';
import { keepSite } from './keep.ts';
import { smallSharePoint } from './routes.ts';
import { seedPeople } from './seed.ts';

const { env } = process;
const root = fileURLToPath(new URL('../../..', import.meta.url));
const port = Number(env.PORT ?? 3978);
const address = 'https://region.example/sites/trygg';
const teamsAppId = '7a5e0000-0000-4000-8000-0000000000a9';

const graph = await startGraph({
  tenant: localGraph.tenant,
  app: { id: localGraph.appId, secret: localGraph.secret },
  site: address,
  grant: null,
  port: Number(env.SHAREPOINT_PORT ?? port + 1),
  besides: (world) => [smallSharePoint(world)],
}).catch((error: unknown) => {
  const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  if (!taken) throw error;
  process.stderr.write('The port is taken. Stop what uses it, or set SHAREPOINT_PORT to another.\n');
  process.exit(1);
});
const organisation = await readOrganisationFile(env.ORG_FILE ?? shippedFile, { uncoveredCells });
const save = keepSite(graph, join(env.DATA_DIR ?? 'data', 'sharepoint.v8'));
graph.site.displayName = `Trygg, ${organisation.organisation.name}`;
seedPeople(graph, organisation);
graph.publish({ externalId: teamsAppId, resourceSpecific: ['TeamsActivity.Send.User'] });

const settings = {
  ...env,
  PORT: String(port),
  GRAPH_URL: graph.url,
  SHAREPOINT_SITE: address,
  TEAMS_APP_ID: teamsAppId,
};
const trygg = (script: string, words: readonly string[] = []) =>
  spawn(process.execPath, [join(root, 'bot', script), ...words], {
    cwd: root,
    env: settings,
    stdio: ['inherit', 'pipe', 'inherit'],
  });

/** As the administrator would, once: the role that may make lists, then the one that Trygg has every day. */
async function provision(): Promise<void> {
  const command = join('commands', 'sharepoint-provision.ts');
  if (existsSync(join(root, 'bot', command))) {
    graph.revoke();
    graph.grant('fullcontrol');
    const made = trygg(command, ['--apply']);
    const said: Buffer[] = [];
    made.stdout.on('data', (chunk: Buffer) => said.push(chunk));
    const code = await new Promise((ended) => made.once('close', ended));
    if (code !== 0) throw new Error(`The site could not be prepared.\n${Buffer.concat(said)}`);
  }
  graph.revoke();
  graph.grant('write');
}

await provision();
save();
const saving = setInterval(save, 1_000);
const product = trygg('main.ts');
product.stdout.on('data', (chunk: Buffer) => {
  // After the product's own address, which a person reads first.
  if (chunk.toString().startsWith('http'))
    setImmediate(() =>
      process.stdout.write(
        `${graph.url}/sharepoint  SharePoint i miniatyr: ändra en uppgift där, så följer fliken med.\n`,
      ),
    );
});
product.stdout.pipe(process.stdout);
product.once('close', async (code) => {
  clearInterval(saving);
  save();
  await graph.stop();
  process.exitCode = code ?? 0;
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => product.kill(signal));
process.on('exit', () => product.kill('SIGKILL'));
