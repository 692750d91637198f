/**
 * A door into the process, in the Fetch API's own words, so that an adapter can offer routes without
 * knowing which HTTP server mounts them.
 *
 * `path` is a restify pattern (`/connector/v3/conversations/:id`); `params` are its decoded parts.
 * The request's body arrives unread, whatever its content type: the handler reads it, up to `maxBodyBytes`
 * (1 MiB when absent), past which the server answers 413. A ReadableStream as the response's body is
 * streamed as it comes (server-sent events), and cancelled when the caller hangs up.
 */
export type WebRoute = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  maxBodyBytes?: number;
  handle(request: Request, params: Record<string, string>): Promise<Response>;
};
