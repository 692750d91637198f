import { randomUUID } from 'node:crypto';
import { isIPv6 } from 'node:net';
import {
  createServer as createRestify,
  type Next,
  type Request as RestifyRequest,
  type Response as RestifyResponse,
} from 'restify';
import { describe, type Log } from '../../log.ts';
import type { RequestSpan } from '../../ports/telemetry.ts';
import type { WebRoute } from '../../ports/web.ts';
import { BadRequest, readBody, readJson } from './body.ts';
import { isLive, sendError, sendJson, sendResponse, toRequest } from './exchange.ts';
import { isOwn } from './guard.ts';
import { always, onlyHttps } from './headers.ts';
import { createPages } from './pages.ts';

/** Teams' knock: the parsed activity and the Authorization header (empty when absent) in, the HTTP answer out. */
export type MessagesDoor = (activity: unknown, authorization: string) => Promise<{ status: number; body?: unknown }>;

/** `message` names the remedy; neither holds content. */
export type Warning = { readonly code: string; readonly message: string; readonly [detail: string]: string };

export type ServerOptions = {
  host: string;
  /** 0 takes any free one; `listen` tells which. */
  port: number;
  routes: readonly WebRoute[];
  messages: MessagesDoor;
  /** Where the build left the tab and the stage's page. */
  dist: string;
  /** What `GET /ready` shows; all true is ready. May throw, which is not ready. */
  ready(): Promise<{ readonly database: boolean; readonly migrations: boolean; readonly worker: boolean }>;
  /** What an administrator should mend, shown beside the checks; the server is ready all the same. */
  warnings?: () => Promise<readonly Warning[]>;
  /** Local mode: own Host and Origin only, the stage at `/`, no HTTPS. */
  local: boolean;
  /** Outside local mode: who may show the tab in a frame. Absent: nobody. */
  frames?: readonly string[];
  log: Log;
  /** Measures each request; absent: nothing is measured. */
  measure?: (() => RequestSpan) | undefined;
  /** How long `close` waits for requests under way, in ms. */
  patienceMs?: number;
};

export type Server = {
  /** Resolves with the port taken and the address as a person would write it. Rejects when the port is taken. */
  listen(): Promise<{ port: number; url: string }>;
  /** Takes no more, ends live streams, lets requests under way finish within the patience, then cuts. */
  close(): Promise<void>;
};

const activityLimit = 256 * 1024;
const routeLimit = 1024 * 1024;

type Handler = (request: RestifyRequest, response: RestifyResponse) => Promise<void>;

export function createServer(options: ServerOptions): Server {
  const { log, local } = options;
  // Teams' conversation ids are longer than the router's default of 100 characters for a parameter.
  const restify = createRestify({ name: '', maxParamLength: 500, handleUncaughtExceptions: false });
  // A caller who sends a request drop by drop must not hold a place for minutes; and the proxy before us, not we,
  // should be the first to close an idle connection, or a request may meet a closing one.
  restify.server.requestTimeout = 60_000;
  restify.server.keepAliveTimeout = 75_000;
  const pages = createPages(options.dist, local ? null : (options.frames ?? []));
  const closing = new AbortController();
  let port = options.port;

  restify.pre((request: RestifyRequest, response: RestifyResponse, next: Next) => {
    const began = performance.now();
    const requestId = randomUUID();
    const span = options.measure?.();
    response.setHeader('x-request-id', requestId);
    for (const [name, value] of Object.entries(local ? always : { ...always, ...onlyHttps }))
      response.setHeader(name, value);
    if (closing.signal.aborted) response.setHeader('connection', 'close');
    response.once('close', () => {
      // The route's pattern, not its address: an address holds ids.
      const route = request.getRoute()?.path;
      log.info('http.request', {
        requestId,
        method: request.method ?? '',
        route: route === undefined ? null : String(route),
        status: response.statusCode,
        ms: Math.round((performance.now() - began) * 10) / 10,
      });
      span?.end({
        method: request.method ?? '',
        route: route === undefined ? null : String(route),
        status: response.statusCode,
      });
    });
    if (local && !isOwn(request.headers.host, request.headers.origin, port)) {
      sendError(
        response,
        403,
        'foreignCaller',
        `Use http://127.0.0.1:${port}; in local mode no other name or site gets in.`,
      );
      return next(false);
    }
    if (!span) return next();
    return span.run(() => next());
  });

  /** Every handler ends here: what it throws is told to the log, and to the caller only as a code. */
  const guarded =
    (handler: Handler): Handler =>
    async (request, response) => {
      try {
        await handler(request, response);
      } catch (error) {
        if (error instanceof BadRequest) {
          // What is left of the body is not read, so the connection cannot be used again.
          response.setHeader('connection', 'close');
          sendError(response, error.status, error.code, error.message);
          return;
        }
        log.error('http.failed', { requestId: String(response.getHeader('x-request-id')), ...describe(error) });
        sendError(response, 500, 'internal', 'Something went wrong. The log tells more under the id in x-request-id.');
      }
    };

  const web = (route: WebRoute): Handler =>
    guarded(async (request, response) => {
      const gone = new AbortController();
      response.once('close', () => gone.abort());
      const hasBody = !['GET', 'HEAD'].includes(request.method ?? '');
      const body = hasBody ? await readBody(request, route.maxBodyBytes ?? routeLimit) : null;
      const answer = await route.handle(toRequest(request, body, gone.signal), { ...request.params });
      const until = isLive(answer) ? AbortSignal.any([gone.signal, closing.signal]) : gone.signal;
      await sendResponse(answer, response, until);
    });

  const methods = { GET: 'get', POST: 'post', PUT: 'put', PATCH: 'patch', DELETE: 'del' } as const;
  const mount = (method: WebRoute['method'], path: string, handler: Handler) => restify[methods[method]](path, handler);
  const mountPage = (path: string, handler: Handler) => {
    restify.get(path, guarded(handler));
    restify.head(path, guarded(handler));
  };

  for (const route of options.routes) mount(route.method, route.path, web(route));

  mount(
    'POST',
    '/api/messages',
    guarded(async (request, response) => {
      const activity = await readJson(request, activityLimit);
      const answer = await options.messages(activity, request.headers.authorization ?? '');
      if (answer.body !== undefined) return sendJson(response, answer.status, answer.body);
      response.statusCode = answer.status;
      response.end();
    }),
  );

  mount(
    'GET',
    '/health',
    guarded(async (_request, response) => sendJson(response, 200, { status: 'ok' })),
  );
  mount(
    'GET',
    '/ready',
    guarded(async (_request, response) => {
      const checks = await options.ready().catch((error: unknown) => {
        log.warn('http.readyFailed', describe(error));
        return { database: false, migrations: false, worker: false };
      });
      const ready = Object.values(checks).every(Boolean);
      const warnings = await (options.warnings?.() ?? Promise.resolve([])).catch((error: unknown) => {
        log.warn('http.warningsFailed', describe(error));
        return [];
      });
      const told = warnings.length > 0 ? { warnings } : {};
      sendJson(response, ready ? 200 : 503, { status: ready ? 'ok' : 'unavailable', checks, ...told });
    }),
  );

  mountPage('/assets/:name', (request, response) => pages.asset(String(request.params.name), request, response));
  mountPage('/tab', (request, response) => pages.page('tab', request, response));
  mountPage('/tab/*', (request, response) => pages.page('tab', request, response));
  if (local) mountPage('/', (request, response) => pages.page('stage', request, response));

  // Restify's own refusals (no such route, wrong method, a broken address), in our words.
  restify.on('restifyError', (request: RestifyRequest, response: RestifyResponse, error: { statusCode?: unknown }) => {
    const status = typeof error.statusCode === 'number' ? error.statusCode : 500;
    if (status >= 500)
      log.error('http.failed', { requestId: String(response.getHeader('x-request-id')), ...describe(error) });
    const code =
      status === 404 ? 'notFound' : status === 405 ? 'methodNotAllowed' : status < 500 ? 'badRequest' : 'internal';
    const message =
      status === 404
        ? 'There is nothing here.'
        : status === 405
          ? `${request.method} does not work here.`
          : 'The request failed.';
    sendError(response, status, code, message);
  });

  return {
    listen: () =>
      new Promise((resolve, reject) => {
        restify.on('error', (error: Error) => {
          if (restify.server.listening) log.error('http.serverFailed', describe(error));
          else reject(error);
        });
        restify.listen(options.port, options.host, () => {
          const address = restify.address();
          port = address.port;
          const host = isIPv6(options.host) ? `[${options.host}]` : options.host;
          resolve({ port, url: `http://${host}:${port}` });
        });
      }),
    close: () =>
      new Promise((resolve) => {
        closing.abort();
        if (!restify.server.listening) return resolve();
        // A connection kept alive after its last answer would hold the server open, so idle ones are cut as they become so.
        const sweep = setInterval(() => restify.server.closeIdleConnections(), 50);
        const cut = setTimeout(() => restify.server.closeAllConnections(), options.patienceMs ?? 8000);
        restify.close(() => {
          clearInterval(sweep);
          clearTimeout(cut);
          resolve();
        });
      }),
  };
}
