import { DiagLogLevel, diag } from '@opentelemetry/api';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { Log } from '../../log.ts';
import type { Telemetry } from '../../ports/telemetry.ts';
import type { Tokens } from '../../ports/tokens.ts';
import { exportersTo, type Where } from './exporters.ts';
import { watchFigures } from './figures.ts';
import { createSpans } from './spans.ts';

/** A receiver that does not answer must not hold up a stop. */
const patienceMs = 5_000;

/** Starts measuring. `instance` tells this process from the others; it is random, and says nothing of the machine. */
export async function openTelemetry(options: {
  readonly where: Where;
  readonly tokens: Tokens | null;
  readonly instance: string;
  readonly now: () => Date;
  readonly log: Log;
  /** Between two reports of the metrics; absent: a minute. */
  readonly everyMs?: number;
}): Promise<Telemetry> {
  const { where, tokens, instance, now, log, everyMs = 60_000 } = options;
  const failed = () => log.warn('telemetry.notSent');
  const silent = () => {};
  // Its messages may name addresses, so only that something failed is told.
  diag.setLogger(
    { error: failed, warn: silent, info: silent, debug: silent, verbose: silent },
    { logLevel: DiagLogLevel.ERROR, suppressOverrideMessage: true },
  );
  const resource = resourceFromAttributes({
    'service.name': 'trygg',
    'service.instance.id': instance,
  });
  const exporters = await exportersTo(where, tokens, now);
  const tracing = new BasicTracerProvider({
    resource,
    spanProcessors: exporters.spans.map((exporter) => new BatchSpanProcessor(exporter)),
  });
  const metering = new MeterProvider({
    resource,
    readers: exporters.metrics.map(
      (exporter) =>
        new PeriodicExportingMetricReader({
          exporter,
          exportIntervalMillis: everyMs,
          exportTimeoutMillis: Math.min(everyMs, 30_000),
        }),
    ),
  });
  const meter = metering.getMeter('trygg');
  return {
    ...createSpans(tracing.getTracer('trygg'), meter),
    watch: (figures) => watchFigures(meter, figures, () => log.warn('telemetry.noFigures')),
    async stop() {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, patienceMs);
      });
      await Promise.race([Promise.allSettled([tracing.shutdown(), metering.shutdown()]), late]);
      clearTimeout(timer);
      diag.disable();
    },
  };
}
