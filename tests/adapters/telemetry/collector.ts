import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createSecure } from 'node:https';
import { gunzipSync } from 'node:zlib';

/** What a span of OTLP's JSON holds, as far as the tests look. */
export type SentSpan = {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly kind: number;
  readonly attributes: readonly { readonly key: string; readonly value: Record<string, unknown> }[];
  readonly status: { readonly code?: number };
};

export type Collector = {
  readonly url: string;
  /** Each request: its path, its token and its body as text. */
  readonly received: { readonly path: string; readonly authorization: string; readonly text: string }[];
  spans(): SentSpan[];
  /** Names of all metrics that came. */
  metrics(): Set<string>;
  close(): Promise<void>;
};

/** Stands in for what receives telemetry: takes everything, and keeps it to be looked at. */
export async function startCollector(tls?: { readonly key: string; readonly cert: string }): Promise<Collector> {
  const received: Collector['received'] = [];
  const take: RequestListener = async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const bytes = Buffer.concat(parts);
    const text = (request.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes).toString('utf8');
    const path = request.url ?? '';
    received.push({ path, authorization: request.headers.authorization ?? '', text });
    response.writeHead(200, { 'content-type': 'application/json' });
    // What Application Insights answers; OTLP asks for nothing.
    response.end(JSON.stringify({ itemsReceived: 1, itemsAccepted: 1, errors: [] }));
  };
  const server = (tls ? createSecure({ ...tls }, take) : createServer(take)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('no port');
  const bodies = (path: string) => received.filter((each) => each.path === path).map(({ text }) => JSON.parse(text));
  return {
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${address.port}`,
    received,
    spans: () =>
      bodies('/v1/traces').flatMap(({ resourceSpans }) =>
        resourceSpans.flatMap(({ scopeSpans }: { scopeSpans: { spans: SentSpan[] }[] }) =>
          scopeSpans.flatMap(({ spans }) => spans),
        ),
      ),
    metrics: () =>
      new Set(
        bodies('/v1/metrics').flatMap(({ resourceMetrics }) =>
          resourceMetrics.flatMap(({ scopeMetrics }: { scopeMetrics: { metrics: { name: string }[] }[] }) =>
            scopeMetrics.flatMap(({ metrics }) => metrics.map(({ name }) => name)),
          ),
        ),
      ),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
