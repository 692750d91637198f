import type { Context, Middleware } from '@microsoft/microsoft-graph-client';
import { GraphClientError } from '@microsoft/microsoft-graph-client';
import type { Tokens } from '../../ports/tokens.ts';

/**
 * The library's own authentication gives no token to http:// addresses, and its retry handler waits inside the call.
 * Ours gives one to the configured origin and to nothing else, asks once more with a fresh one after a 401,
 * and leaves waiting to the worker.
 */
export function authenticate(origin: string, scope: string, tokens: Tokens): Middleware {
  let next: Middleware | undefined;
  return {
    setNext(following: Middleware) {
      next = following;
    },
    async execute(context: Context) {
      if (!next) throw new Error('the last of the chain must send');
      const address = typeof context.request === 'string' ? context.request : context.request.url;
      if (new URL(address).origin !== origin) return next.execute(context);
      const token = await tokenFor(tokens, scope);
      bear(context, token);
      await next.execute(context);
      if (context.response?.status !== 401) return;
      await context.response.body?.cancel();
      tokens.discard(scope, token);
      bear(context, await tokenFor(tokens, scope));
      await next.execute(context);
    },
  };
}

function bear(context: Context, token: string): void {
  const headers = new Headers(context.options?.headers);
  headers.set('authorization', `Bearer ${token}`);
  context.options = { ...context.options, headers: Object.fromEntries(headers) };
}

/** The library rewraps every error but its own: one that says why there is no token travels inside one of those. */
async function tokenFor(tokens: Tokens, scope: string): Promise<string> {
  try {
    return await tokens.get(scope);
  } catch (error) {
    const carried = new GraphClientError('no token');
    carried.customError = error;
    throw carried;
  }
}
