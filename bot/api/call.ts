import type { z } from 'zod';
import { type AccessRole, rolesOf } from '../core/access/access.ts';
import type { CaseDeps } from '../core/cases/deps.ts';
import type { Press } from '../core/cases/press.ts';
import { Refusal, Retryable } from '../core/errors.ts';
import type { PersonId } from '../core/ids.ts';
import { withRoles } from '../core/organisation/claimed-roles.ts';
import type { Organisation } from '../core/organisation/organisation.ts';
import type { Caller, Callers } from '../ports/caller.ts';
import type { Changes } from '../ports/changes.ts';
import type { Documents } from '../ports/documents.ts';
import type { FileCleaner } from '../ports/file-cleaner.ts';
import type { Hasher } from '../ports/hasher.ts';
import type { WebRoute } from '../ports/web.ts';
import { tabWords } from '../words/tab/index.ts';
import type { TabSettings } from './contract.ts';
import { type Locale, refusalAnswer } from './refused.ts';

export type ApiDeps = CaseDeps & {
  readonly hasher: Hasher;
  readonly documents: Documents;
  /** There is a library in SharePoint, where minutes are put. */
  readonly hasLibrary: boolean;
  readonly fileCleaner: FileCleaner;
  readonly callers: Callers;
  readonly changes: Changes;
  readonly settings: TabSettings;
  /** Told of what failed, without content. */
  readonly failed: (route: string, error: unknown) => void;
};

/** One request by someone known. */
export type Call = {
  readonly caller: Caller;
  readonly person: PersonId;
  readonly roles: readonly AccessRole[];
  readonly locale: Locale;
  readonly request: Request;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The caller's key for this press, so that the same request sent again has no second effect. */
  press(inputs: unknown): Press | undefined;
  /** The body in this shape; refuses `inputInvalid` otherwise. */
  body<T>(shape: z.ZodType<T>): Promise<T>;
};

export type Endpoint = {
  readonly method: WebRoute['method'];
  readonly path: string;
  /** Largest body; absent: 1 MiB. */
  readonly maxBodyBytes?: number;
  /** Returns what becomes the JSON answer, or a Response of its own. Refusals become answers in the caller's language. */
  answer(deps: ApiDeps, call: Call): Promise<object>;
};

const KEY = /^[\w-]{8,100}$/;

export function localeOf(request: Request): Locale {
  return /^\s*en\b/i.test(request.headers.get('accept-language') ?? '') ? 'en' : 'sv';
}

export function check<T>(shape: z.ZodType<T>, given: unknown): T {
  const checked = shape.safeParse(given);
  if (checked.success) return checked.data;
  const field = checked.error.issues[0]?.path.join('.');
  throw new Refusal('inputInvalid', field ? { field } : {});
}

/** Turns an endpoint into a route: knows the caller first, answers JSON, says no in words. */
export function routeOf(deps: ApiDeps, endpoint: Endpoint): WebRoute {
  return {
    method: endpoint.method,
    path: endpoint.path,
    ...(endpoint.maxBodyBytes === undefined ? {} : { maxBodyBytes: endpoint.maxBodyBytes }),
    async handle(request, params) {
      const locale = localeOf(request);
      const [, token] = /^Bearer (\S+)$/i.exec(request.headers.get('authorization') ?? '') ?? [];
      try {
        const caller = token ? await deps.callers.identify(token) : null;
        if (!caller) return unauthenticated(locale);
        const own = asKnownBy(deps, caller);
        const answer = await endpoint.answer(own, callOf(own, endpoint, caller, locale, request, params));
        return answer instanceof Response ? answer : json(200, answer);
      } catch (error) {
        if (error instanceof Refusal) return refusalAnswer(error, locale);
        deps.failed(`${endpoint.method} ${endpoint.path}`, error);
        if (error instanceof Retryable) return unavailable(locale, error.after);
        return json(500, { error: { code: 'internal', message: tabWords[locale].errors.internal } });
      }
    },
  };
}

/** The same, in an organisation where the caller is also what their sign-in says; asked anew each time, since it changes. */
function asKnownBy(deps: ApiDeps, caller: Caller): ApiDeps {
  if (caller.roles.length === 0) return deps;
  let made: { readonly of: Organisation; readonly with: Organisation } | null = null;
  return {
    ...deps,
    get organisation() {
      const of = deps.organisation;
      if (made?.of !== of) made = { of, with: withRoles(of, caller, caller.roles) };
      return made.with;
    },
  };
}

function callOf(
  deps: ApiDeps,
  endpoint: Endpoint,
  caller: Caller,
  locale: Locale,
  request: Request,
  params: Record<string, string>,
): Call {
  return {
    caller,
    person: caller.person,
    roles: rolesOf(deps.organisation, caller.person),
    locale,
    request,
    params,
    query: new URL(request.url).searchParams,
    press(inputs) {
      const key = request.headers.get('idempotency-key');
      if (key === null) return undefined;
      if (!KEY.test(key)) throw new Refusal('inputInvalid', { field: 'Idempotency-Key' });
      return { key: `api:${caller.person}:${endpoint.path}:${key}`, inputs: JSON.stringify([params, inputs]) };
    },
    async body(shape) {
      const given: unknown = await request.json().catch(() => {
        throw new Refusal('inputInvalid');
      });
      return check(shape, given);
    },
  };
}

function unauthenticated(locale: Locale): Response {
  const answer = json(401, { error: { code: 'unauthenticated', message: tabWords[locale].errors.unauthenticated } });
  answer.headers.set('www-authenticate', 'Bearer');
  return answer;
}

/** What is needed to answer is away, and will be back. */
function unavailable(locale: Locale, after: number | null): Response {
  const body = { error: { code: 'unavailable', message: tabWords[locale].errors.internal } };
  return json(503, body, { 'retry-after': String(after ?? 5) });
}

/** Answers are one person's: nobody keeps them on the way. */
export function json(status: number, body: object, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers: { 'cache-control': 'no-store', ...headers } });
}
