import { isRecord } from './exchange.ts';
import { type Graph, type GraphOptions, startGraph } from './index.ts';

export type { Graph } from './index.ts';

export type Said = {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
};
/** A path below `/v1.0`, or a whole link that Graph gave. */
export type Ask = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Readonly<Record<string, string>>,
) => Promise<Said>;

export const startDouble = (options: GraphOptions = {}): Promise<Graph> => startGraph(options);

/** A token by client credentials. */
export async function signIn(graph: Graph, app: { readonly id: string; readonly secret: string }): Promise<string> {
  const form = {
    grant_type: 'client_credentials',
    client_id: app.id,
    client_secret: app.secret,
    scope: 'https://graph.microsoft.com/.default',
  };
  const response = await fetch(graph.tokenUrl, { method: 'POST', body: new URLSearchParams(form) });
  const body: unknown = await response.json();
  if (!isRecord(body) || typeof body.access_token !== 'string') throw new Error(`no token: ${JSON.stringify(body)}`);
  return body.access_token;
}

export function ask(graph: Graph, token: string | null): Ask {
  return async (method, path, body, headers = {}) => {
    const given =
      body === undefined ? {} : Buffer.isBuffer(body) ? { body: new Uint8Array(body) } : { body: JSON.stringify(body) };
    const type =
      body === undefined
        ? {}
        : { 'content-type': Buffer.isBuffer(body) ? 'application/octet-stream' : 'application/json' };
    const response = await fetch(path.startsWith('http') ? path : `${graph.url}/v1.0${path}`, {
      method,
      redirect: 'manual',
      headers: { ...(token !== null && { authorization: `Bearer ${token}` }), ...type, ...headers },
      ...given,
    });
    const text = await response.text();
    const parsed: unknown =
      response.headers.get('content-type')?.startsWith('application/json') && text !== '' ? JSON.parse(text) : { text };
    return { status: response.status, headers: response.headers, body: isRecord(parsed) ? parsed : {} };
  };
}
