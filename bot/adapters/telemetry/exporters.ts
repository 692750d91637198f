import type { PushMetricExporter } from '@opentelemetry/sdk-metrics';
import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
import type { Tokens } from '../../ports/tokens.ts';

export type Where = { readonly connectionString: string | null; readonly otlpUrl: string | null };
export type Exporters = { readonly spans: SpanExporter[]; readonly metrics: PushMetricExporter[] };

const azureScope = 'https://monitor.azure.com/.default';
/** Shorter than any token that Tokens gives, so that it is asked anew. */
const trusted = 2 * 60_000;

/** Loads only what is switched on. `tokens`: by which Application Insights lets in; null: by the connection string alone. */
export async function exportersTo(where: Where, tokens: Tokens | null, now: () => Date): Promise<Exporters> {
  const found: Exporters = { spans: [], metrics: [] };
  if (where.otlpUrl !== null) {
    const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http');
    const { OTLPMetricExporter } = await import('@opentelemetry/exporter-metrics-otlp-http');
    found.spans.push(new OTLPTraceExporter({ url: `${where.otlpUrl}/v1/traces` }));
    found.metrics.push(new OTLPMetricExporter({ url: `${where.otlpUrl}/v1/metrics` }));
  }
  if (where.connectionString !== null) {
    const azure = await import('@azure/monitor-opentelemetry-exporter');
    const credential = tokens && {
      getToken: async () => ({ token: await tokens.get(azureScope), expiresOnTimestamp: now().getTime() + trusted }),
    };
    const options = {
      connectionString: where.connectionString,
      // What cannot be sent is lost, rather than left on a disk that nobody looks after.
      disableOfflineStorage: true,
      ...(credential ? { credential } : {}),
    };
    found.spans.push(new azure.AzureMonitorTraceExporter(options));
    found.metrics.push(new azure.AzureMonitorMetricExporter(options));
  }
  return found;
}
