import { clientCredentials } from '../../../bot/adapters/entra/client-credentials.ts';
import { createGraph } from '../../../bot/adapters/graph/client.ts';
import { createLog } from '../../../bot/log.ts';
import { type Graph, startGraph } from '../../graph-double/index.ts';

/** A Graph of our own and the one door to it, with a clock that is moved by hand. */
export async function aGraph() {
  let at = Date.parse('2026-03-02T09:00:00Z');
  const now = () => new Date(at);
  const double: Graph = await startGraph({ clock: () => at });
  const lines: string[] = [];
  const tokens = clientCredentials({
    tokenUrl: double.tokenUrl,
    clientId: double.app.id,
    clientSecret: double.app.secret,
    now,
  });
  const scope = `${double.url}/.default`;
  const log = createLog('debug', (line) => lines.push(line));
  const graph = createGraph({ baseUrl: double.url, scope, tokens, now, log });
  return { double, graph, now, lines, advance: (ms: number) => (at += ms) };
}

export const name = 'https://graph.microsoft.com';
