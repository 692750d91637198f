import type { Config } from '../config.ts';
import type { Log, LogFields } from '../log.ts';
import type { Store } from '../ports/store/store.ts';
import type { Figures, Telemetry } from '../ports/telemetry.ts';
import type { Tokens } from '../ports/tokens.ts';

/** Null, with nothing of it loaded, unless the settings say where it goes. */
export async function openMeasuring(
  config: Config,
  tokens: Tokens | null,
  world: { readonly instance: string; readonly now: () => Date; readonly log: Log },
): Promise<Telemetry | null> {
  if (config.telemetry === null) return null;
  const { openTelemetry } = await import('../adapters/telemetry/open.ts');
  // A managed identity has the right to send; elsewhere the connection string is what lets in.
  const inAzure = config.mode === 'production' && config.bot.identity.kind === 'managedIdentity';
  return openTelemetry({ where: config.telemetry, tokens: inAzure ? tokens : null, ...world });
}

/** A log whose lines on calls to Graph are measured too: they hold what may be told, and nothing else. */
export function measuredLog(log: Log, telemetry: Telemetry | null): Log {
  if (telemetry === null) return log;
  const heard = (event: string, { method, path, status, ms }: LogFields): void => {
    if (event !== 'graph.call' && event !== 'graph.cut') return;
    if (typeof method !== 'string' || typeof path !== 'string' || typeof ms !== 'number') return;
    telemetry.graph({ method, template: path, status: typeof status === 'number' ? status : null, ms });
  };
  const both =
    (write: Log['info']): Log['info'] =>
    (event, fields) => {
      write(event, fields);
      heard(event, fields ?? {});
    };
  return {
    debug: both(log.debug),
    info: both(log.info),
    warn: both(log.warn),
    error: both(log.error),
    with: (fields) => measuredLog(log.with(fields), telemetry),
  };
}

/** How things stand, asked when metrics are sent. */
export async function figuresOf(store: Store, connections: Figures['connections'], now: Date): Promise<Figures> {
  const { counts, since } = await store.read(async ({ jobs }) => ({
    counts: await jobs.counts(),
    since: await jobs.waitingSince(now),
  }));
  const { ready, running, stuck } = counts;
  const queueAge = since === null ? 0 : Math.max(0, (now.getTime() - since.getTime()) / 1000);
  return { jobs: { ready, running, stuck }, queueAge, connections };
}
