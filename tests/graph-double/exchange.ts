import type { World } from './world.ts';

/** Who a token speaks for. An application has roles; a person who signed in (`user`) has scopes, kept in `roles` too. */
export type Caller = {
  readonly application: { readonly id: string; readonly displayName: string };
  readonly user?: { readonly id: string; readonly displayName: string };
  readonly roles: readonly string[];
};

export type Ask = {
  readonly method: string;
  /** As it came, below `/v1.0`, without the query. */
  readonly path: string;
  /** Decoded values of the template's parts. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON; undefined where there was none. */
  readonly body: unknown;
  readonly bytes: Buffer;
  readonly caller: Caller;
};

/** `body` is sent as JSON, `bytes` as they are. */
export type Answer = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly bytes?: Buffer;
};

export type Route = {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** The path as the official slice writes it, without `/v1.0`. */
  readonly template: string;
  /** One of these roles or scopes is enough. Empty: the handler asks by itself (SharePoint's grants). */
  readonly roles: readonly string[];
  /** Graph has it, and the description beside the project has not. */
  readonly undescribed?: true;
  handle(world: World, ask: Ask): Answer | Promise<Answer>;
};

/** A refusal as Graph words it. */
export class GraphError extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;
  constructor(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.name = 'GraphError';
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

export const badRequest = (message: string) => new GraphError(400, 'invalidRequest', message);
export const notFound = () => new GraphError(404, 'itemNotFound', 'The resource could not be found.');
export const accessDenied = () => new GraphError(403, 'accessDenied', 'Access denied');
export const stale = () => new GraphError(412, 'resourceModified', "ETag does not match current item's value");

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The body as an object, or a refusal. */
export function record(value: unknown): Record<string, unknown> {
  if (!isRecord(value)) throw badRequest('The request body is not an object.');
  return value;
}

export const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** A part of the template; the router has filled every one. */
export function part(ask: Ask, name: string): string {
  const value = ask.params[name];
  if (value === undefined) throw new Error(`the route has no {${name}}`);
  return value;
}
