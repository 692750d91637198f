import type { Contract } from './contract.ts';
import { type Answer, badRequest, type Caller, GraphError, type Route } from './exchange.ts';
import type { Fault } from './faults.ts';
import type { createRouter } from './router.ts';
import { guidOf, type World } from './world.ts';

/** A request taken off the wire, or out of a batch. */
export type Request = {
  readonly method: string;
  /** Below `/v1.0`. */
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
  readonly caller: () => Caller;
  readonly batched: boolean;
};

/** `cut`: the connection breaks instead of the answer. */
export type Outcome = Answer & { readonly cut?: true };

export type Perform = (request: Request) => Promise<Outcome>;

export function createPerform(
  world: World,
  route: ReturnType<typeof createRouter>,
  contract: Contract | null,
  meet: (method: string, template: string) => Fault | undefined,
): Perform {
  return async (request) => {
    const found = route(request.method, request.path);
    const template = found?.route.template ?? request.path;
    const fault = meet(request.method, template);
    if (fault?.kind === 'slow') await new Promise((done) => setTimeout(done, fault.ms));
    if (fault?.kind === 'cutBefore') return { status: 0, cut: true };
    const answer = fault?.kind === 'answer' ? refusedBy(fault) : await tried(world, found, contract, request);
    world.calls.push({ method: request.method, template, status: answer.status, batched: request.batched });
    const wrong = found && !found.route.undescribed && contract?.answer(exchange(request), answer.status, answer.body);
    // A fault in the double must not look like one in the product: it is kept, and `stop` fails with it.
    if (wrong && answer.body !== undefined)
      world.complaints.push(`${request.method} ${template} ${answer.status}: ${wrong}`);
    return fault?.kind === 'cutAfter' ? { ...answer, cut: true } : answer;
  };
}

const exchange = ({ method, path, query }: Request) => ({ method, path: `/v1.0${path}`, query });

/** What a throttled or tired service answers. */
export function refusedBy(fault: Extract<Fault, { kind: 'answer' }>): Answer {
  const codes = { 429: 'tooManyRequests', 500: 'generalException', 503: 'serviceNotAvailable', 504: 'gatewayTimeout' };
  const headers: Record<string, string> = {};
  if (fault.after !== undefined) headers['retry-after'] = String(fault.after);
  if (fault.status === 429)
    Object.assign(headers, {
      'ratelimit-limit': '100',
      'ratelimit-remaining': '0',
      'ratelimit-reset': String(fault.after ?? 1),
    });
  return refusal(
    new GraphError(
      fault.status,
      codes[fault.status],
      'The request has been throttled or could not be served.',
      headers,
    ),
  );
}

async function tried(
  world: World,
  found: { route: Route; params: Record<string, string> } | undefined,
  contract: Contract | null,
  request: Request,
): Promise<Answer> {
  try {
    const caller = request.caller();
    if (!found)
      throw new GraphError(
        400,
        'BadRequest',
        `Resource not found for the segment '${request.path.split('/').at(-1)}'.`,
      );
    const body = parsed(request);
    const binary = request.method === 'PUT';
    const breach = found.route.undescribed
      ? null
      : contract?.request({
          ...exchange(request),
          headers: { 'content-type': binary ? 'application/octet-stream' : 'application/json' },
          body: binary ? request.bytes.toString('latin1') || undefined : body,
        });
    if (breach) {
      world.breaches.push(`${request.method} ${found.route.template}: ${breach}`);
      throw badRequest(`The request does not follow the description: ${breach}`);
    }
    const { roles } = found.route;
    if (roles.length > 0 && !roles.some((role) => caller.roles.includes(role)))
      throw new GraphError(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');
    const { method, path, headers, bytes } = request;
    const query = new URLSearchParams(request.query);
    return await found.route.handle(world, { method, path, headers, bytes, query, params: found.params, body, caller });
  } catch (error) {
    if (error instanceof GraphError) return refusal(error);
    world.complaints.push(
      `${request.method} ${found?.route.template ?? request.path}: ${error instanceof Error ? error.stack : error}`,
    );
    return refusal(new GraphError(500, 'generalException', 'The double itself failed.'));
  }
}

function parsed({ method, headers, bytes }: Request): unknown {
  if (method === 'PUT' || bytes.length === 0) return undefined;
  if (!/^application\/json\b/i.test(headers['content-type'] ?? ''))
    throw badRequest('Write requests only support contentType application/json.');
  try {
    return JSON.parse(bytes.toString());
  } catch {
    throw badRequest('Unable to read JSON request payload.');
  }
}

export function refusal(error: GraphError): Answer {
  const { status, code, message, headers } = error;
  const id = guidOf(`${code} ${message}`);
  return {
    status,
    headers,
    body: { error: { code, message, innerError: { 'request-id': id, 'client-request-id': id } } },
  };
}
