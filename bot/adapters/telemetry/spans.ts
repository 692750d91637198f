import { AsyncLocalStorage } from 'node:async_hooks';
import {
  type Meter,
  ROOT_CONTEXT,
  type Span,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import type { Telemetry } from '../../ports/telemetry.ts';

/** Asked for every few seconds by the platform: counted, and no trace each. */
const quiet = ['/health', '/ready'];

/** Spans and their metrics. Nothing is registered with OpenTelemetry at large, so no library adds what it thinks fit. */
export function createSpans(tracer: Tracer, meter: Meter): Pick<Telemetry, 'request' | 'job' | 'trace' | 'graph'> {
  const under = new AsyncLocalStorage<Span>();
  const seconds = (name: string, description: string) => meter.createHistogram(name, { unit: 's', description });
  const requests = seconds('http.server.request.duration', 'Requests by route and status.');
  const jobs = seconds('trygg.job.duration', 'Jobs by kind, try and outcome.');
  const calls = seconds('http.client.request.duration', 'Calls to Graph by path template and status.');
  const within = (parent: SpanContext | undefined) =>
    parent ? trace.setSpanContext(ROOT_CONTEXT, parent) : ROOT_CONTEXT;

  return {
    request() {
      const began = Date.now();
      const span = tracer.startSpan('request', { kind: SpanKind.SERVER, root: true, startTime: began });
      return {
        run: (work) => under.run(span, work),
        end({ method, route, status }) {
          const at = route ?? 'unknown';
          const said = { 'http.request.method': method, 'http.route': at, 'http.response.status_code': status };
          requests.record((Date.now() - began) / 1000, said);
          // A span that never ends is never sent.
          if (quiet.includes(at)) return;
          span.updateName(`${method} ${at}`).setAttributes(said);
          if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
          span.end();
        },
      };
    },

    async job({ kind, attempt, trace: from }, work) {
      const began = Date.now();
      const parent = from === null ? undefined : read(from);
      const said = { 'trygg.job.kind': kind, 'trygg.job.attempt': attempt };
      const span = tracer.startSpan(
        `job ${kind}`,
        { kind: SpanKind.CONSUMER, startTime: began, attributes: said },
        within(parent),
      );
      let outcome = 'done';
      try {
        return await under.run(span, work);
      } catch (error) {
        outcome = 'failed';
        // The name alone: a message may quote what a person wrote.
        span
          .setStatus({ code: SpanStatusCode.ERROR })
          .setAttribute('error.type', error instanceof Error ? error.name : 'unknown');
        throw error;
      } finally {
        jobs.record((Date.now() - began) / 1000, { ...said, outcome });
        span.end();
      }
    },

    trace() {
      const context = under.getStore()?.spanContext();
      return context ? `00-${context.traceId}-${context.spanId}-0${context.traceFlags & 1}` : null;
    },

    graph({ method, template, status, ms }) {
      const end = Date.now();
      const said = {
        'http.request.method': method,
        'url.template': template,
        'http.response.status_code': status ?? 0,
      };
      const span = tracer.startSpan(
        `${method} ${template}`,
        { kind: SpanKind.CLIENT, startTime: end - ms, attributes: said },
        within(under.getStore()?.spanContext()),
      );
      if (status === null || status >= 400) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end(end);
      calls.record(ms / 1000, said);
    },
  };
}

/** A `traceparent` of our own making, as `trace()` wrote it. */
function read(text: string): SpanContext | undefined {
  const [, traceId, spanId, flags] = /^00-([0-9a-f]{32})-([0-9a-f]{16})-(0[01])$/.exec(text) ?? [];
  if (!traceId || !spanId) return undefined;
  return { traceId, spanId, traceFlags: Number(flags), isRemote: true };
}
