import type { Contract } from './contract.ts';
import { badRequest, GraphError, isRecord, record, text } from './exchange.ts';
import { type Outcome, type Perform, type Request, refusal } from './perform.ts';
import type { World } from './world.ts';

/** `POST /$batch`: each inner request for itself, the answers in another order than asked, as the real one may. */
export function createBatch(world: World, perform: Perform, contract: Contract | null): Perform {
  return async (request) => {
    const outcome = await answer(world, perform, contract, request).catch((error: unknown): Outcome => {
      if (error instanceof GraphError) return refusal(error);
      throw error;
    });
    world.calls.push({ method: 'POST', template: '/$batch', status: outcome.status, batched: false });
    return outcome;
  };
}

async function answer(world: World, perform: Perform, contract: Contract | null, request: Request): Promise<Outcome> {
  request.caller();
  const body: unknown = JSON.parse(request.bytes.toString() || 'null');
  const { requests } = record(body);
  if (!Array.isArray(requests) || requests.length === 0 || requests.length > 20)
    throw badRequest('A batch has 1 to 20 requests.');
  const breach = contract?.request({
    method: 'POST',
    path: '/v1.0/$batch',
    query: '',
    headers: { 'content-type': 'application/json' },
    body,
  });
  if (breach) {
    world.breaches.push(`POST /$batch: ${breach}`);
    throw badRequest(breach);
  }
  const all = requests.map(record);
  if (new Set(all.map(({ id }) => id)).size !== all.length)
    throw badRequest('Every request of a batch has an id of its own.');
  const done = new Map<unknown, number>();
  const responses: Record<string, unknown>[] = [];
  for (const one of all) {
    const waits = Array.isArray(one.dependsOn) ? one.dependsOn : [];
    const failed = waits.some((id) => (done.get(id) ?? 500) >= 400);
    const outcome: Outcome = failed
      ? refusal(new GraphError(424, 'FailedDependency', 'Failed dependency.'))
      : await perform(inner(one, request));
    // Inside a batch a broken connection is a gateway that gave up.
    const {
      status,
      headers,
      body: said,
      bytes,
    } = outcome.cut ? refusal(new GraphError(504, 'gatewayTimeout', 'Gateway timeout.')) : outcome;
    done.set(one.id, status);
    responses.unshift({
      id: one.id,
      status,
      headers: { ...spelt(headers), 'Content-Type': 'application/json' },
      ...((said ?? bytes) !== undefined && { body: said ?? bytes?.toString('base64') }),
    });
  }
  return { status: 200, body: { responses } };
}

function inner(one: Readonly<Record<string, unknown>>, outer: Request): Request {
  const [path = '', query = ''] = (text(one.url) ?? '').split(/\?(.*)/s);
  const given = isRecord(one.headers) ? one.headers : {};
  const headers = Object.fromEntries(Object.entries(given).map(([name, value]) => [name.toLowerCase(), String(value)]));
  return {
    method: String(one.method).toUpperCase(),
    path: path.startsWith('/') ? path : `/${path}`,
    query,
    headers,
    bytes: Buffer.from(one.body === undefined ? '' : JSON.stringify(one.body)),
    caller: outer.caller,
    batched: true,
  };
}

/** In a batch the headers are written out: Retry-After. */
const spelt = (headers: Readonly<Record<string, string>> = {}) =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.replaceAll(/(^|-)\w/g, (letter) => letter.toUpperCase()),
      value,
    ]),
  );
