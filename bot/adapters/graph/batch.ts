import { z } from 'zod';
import { Retryable } from '../../core/errors.ts';
import type { Path } from './calls.ts';
import { type Ask, fill } from './path.ts';

/** One call inside a batch. */
export type BatchAsk = Ask & { readonly body?: unknown } & {
    [Method in 'GET' | 'POST' | 'PATCH' | 'DELETE']: { readonly method: Method; readonly path: Path<Method> };
  }['GET' | 'POST' | 'PATCH' | 'DELETE'];

/** `passing`: try again, after so many seconds when Graph says so. */
export type BatchAnswer =
  | { readonly kind: 'done'; readonly status: number; readonly body: unknown }
  | { readonly kind: 'passing'; readonly code: string; readonly after: number | null }
  | { readonly kind: 'refused'; readonly status: number; readonly code: string };

export const MOST_IN_A_BATCH = 20;

const answers = z.object({
  responses: z.array(
    z.object({
      id: z.string(),
      status: z.number(),
      headers: z.record(z.string(), z.unknown()).nullish(),
      body: z.unknown().optional(),
    }),
  ),
});
const refusedBody = z.object({ error: z.object({ code: z.string().regex(/^[\w.-]{1,60}$/) }) });

type Watch = {
  /** Throws while the workload has asked to be left alone. */
  admit(template: string): void;
  heed(template: string, status: number, headers: Headers): number | null;
  heard(inner: { readonly method: string; readonly path: string; readonly status: number }): void;
};

/** Sends up to 20 calls as one. An inner call that got no answer counts as passing. Throws what the batch as a whole met. */
export async function batchOver(
  calls: readonly BatchAsk[],
  post: (body: unknown) => Promise<unknown>,
  { admit, heed, heard }: Watch,
): Promise<BatchAnswer[]> {
  if (calls.length === 0) return [];
  if (calls.length > MOST_IN_A_BATCH) throw new RangeError(`a batch of ${calls.length}`);
  for (const { path } of calls) admit(path);
  const requests = calls.map((call, index) => ({
    id: String(index + 1),
    method: call.method,
    url: fill(call.path, call),
    ...(call.body === undefined ? {} : { body: call.body }),
    headers: { ...(call.body === undefined ? {} : { 'Content-Type': 'application/json' }), ...call.headers },
  }));
  const answered = answers.safeParse(await post({ requests }));
  if (!answered.success) throw new Retryable('graphCut');
  const byId = new Map(answered.data.responses.map((response) => [response.id, response]));
  return calls.map((call, index): BatchAnswer => {
    const inner = byId.get(String(index + 1));
    if (!inner) return { kind: 'passing', code: 'graphCut', after: null };
    const { status, body = null } = inner;
    heard({ method: call.method, path: call.path, status });
    const headers = new Headers(
      Object.entries(inner.headers ?? {}).map(([name, value]): [string, string] => [name, String(value)]),
    );
    const after = heed(call.path, status, headers);
    if (status < 300) return { kind: 'done', status, body };
    if (status === 429 || status === 401 || status === 408 || status >= 500)
      return { kind: 'passing', code: status === 429 ? 'graphThrottled' : `graph${status}`, after };
    const refused = refusedBody.safeParse(body);
    return { kind: 'refused', status, code: refused.success ? refused.data.error.code : 'unknown' };
  });
}
