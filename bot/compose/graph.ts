import { clientCredentials } from '../adapters/entra/client-credentials.ts';
import { createGraph, type Graph } from '../adapters/graph/client.ts';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import type { Tokens } from '../ports/tokens.ts';

/** By which a Graph on this machine knows the app in local mode. Nothing else is opened by it. */
export const localGraph = {
  tenant: '7a5e0000-0000-4000-8000-000000000000',
  appId: '7a5e0000-0000-4000-8000-00000000000b',
  secret: 'local',
} as const;

/** `name`: what Graph calls itself in its own addresses, without a slash at the end. */
export type OpenedGraph = { readonly graph: Graph; readonly name: string };

/** The one door to Graph: the cloud's in production, one on this machine in local mode when GRAPH_URL names it, else none. */
export function openGraph(
  config: Config,
  tokens: Tokens | null,
  world: { readonly now: () => Date; readonly log: Log },
  elsewhere?: string,
): OpenedGraph | null {
  if (config.mode === 'production') {
    if (!tokens) return null;
    const scope = `${config.cloud.graph}/.default`;
    const baseUrl = elsewhere ?? config.cloud.graph;
    return { name: config.cloud.graph, graph: createGraph({ baseUrl, scope, tokens, ...world }) };
  }
  const { graphUrl: baseUrl } = config;
  if (baseUrl === null) return null;
  const { tenant, appId: clientId, secret: clientSecret } = localGraph;
  const tokenUrl = `${baseUrl}/${tenant}/oauth2/v2.0/token`;
  const own = clientCredentials({ tokenUrl, clientId, clientSecret, now: world.now });
  const graph = createGraph({ baseUrl, scope: `${baseUrl}/.default`, tokens: own, ...world });
  return { name: 'https://graph.microsoft.com', graph };
}
