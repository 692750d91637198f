import { administratorTokens, type SignInBy, signIns } from '../adapters/graph/administrator.ts';
import { createGraph } from '../adapters/graph/client.ts';
import { GraphRefused } from '../adapters/graph/errors.ts';
import { provision } from '../adapters/graph/provision.ts';
import type { Config } from '../config.ts';
import { StartupError } from '../core/errors.ts';
import { createLog } from '../log.ts';
import { words } from '../words/index.ts';
import { openGraph } from './graph.ts';
import { appIdOf, provisionPlan } from './sharepoint.ts';

export type ProvisionOptions = {
  readonly apply: boolean;
  readonly signIn: SignInBy;
  /** Says where an administrator signs in. */
  readonly say: (words: string) => void;
};
export { signIns };

/** Reads the site that the settings name, makes what it lacks (`apply`), and says each step, one a line. */
export async function provisionSite(config: Config, { apply, signIn, say }: ProvisionOptions): Promise<string> {
  const site = config.sharePointSite;
  const said = words('sv').archive.provision;
  if (site === null) throw new StartupError(said.noSite);
  const world = { now: () => new Date(), log: createLog(config.logLevel) };
  const graph = config.mode === 'local' ? openGraph(config, null, world)?.graph : administratorGraph(config);
  if (!graph) throw new StartupError(said.noSite);
  function administratorGraph(production: Extract<Config, { mode: 'production' }>) {
    const { login, graph: baseUrl } = production.cloud;
    const { tenantId } = production.bot;
    const tokens = administratorTokens({ by: signIn, authorityHost: login, tenantId, say });
    return createGraph({ baseUrl, scope: `${baseUrl}/Sites.FullControl.All`, tokens, ...world });
  }
  try {
    const steps = await provision(graph, provisionPlan(site, appIdOf(config)), apply);
    const lines = steps.map(({ kind, what }) => `${said.steps[kind]} ${what}`);
    const undone = steps.some(({ kind }) => kind !== 'refused');
    const end = !undone ? said.nothing : apply ? said.done : said.dry;
    return [...lines, end].join('\n');
  } catch (error) {
    // What Graph refused says what is missing; its words could quote what was asked.
    if (error instanceof GraphRefused) throw new StartupError(`${said.refused} (${error.status} ${error.code})`);
    throw error;
  }
}
