import type { Meter } from '@opentelemetry/api';
import type { Figures } from '../../ports/telemetry.ts';

/** Gauges that are read when the metrics are sent, all by one question. */
export function watchFigures(meter: Meter, figures: () => Promise<Figures>, failed: () => void): void {
  const gauge = (name: string, unit: string, description: string) =>
    meter.createObservableGauge(name, { unit, description });
  const jobs = gauge('trygg.jobs', '{job}', 'Jobs by state: ready, running, stuck.');
  const age = gauge('trygg.jobs.age', 's', 'How long the job that has waited longest has been due.');
  const connections = gauge('trygg.database.connections', '{connection}', 'Connections by state: open, idle.');
  const waiting = gauge('trygg.database.waiting', '{request}', 'Work that waits for a connection.');
  meter.addBatchObservableCallback(
    async (into) => {
      try {
        const now = await figures();
        for (const [state, count] of Object.entries(now.jobs)) into.observe(jobs, count, { state });
        into.observe(age, now.queueAge);
        if (!now.connections) return;
        into.observe(connections, now.connections.open, { state: 'open' });
        into.observe(connections, now.connections.idle, { state: 'idle' });
        into.observe(waiting, now.connections.waiting);
      } catch {
        failed();
      }
    },
    [jobs, age, connections, waiting],
  );
}
