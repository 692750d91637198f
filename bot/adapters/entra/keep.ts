import type { Tokens } from '../../ports/tokens.ts';

/** A token as an authority gives it. `until`: epoch ms at which it ends. */
export type Given = { readonly token: string; readonly until: number };

/** Asks again this long before the end, so that no call travels with a token that ends on the way. */
const marginMs = 5 * 60_000;

/** Keeps each scope's token until shortly before its end. However many ask at once, it is fetched once. */
export function keepTokens(fetchToken: (scope: string) => Promise<Given>, now: () => Date): Tokens {
  const kept = new Map<string, { readonly token: string; readonly renewAt: number }>();
  const fetching = new Map<string, Promise<string>>();

  const renew = async (scope: string): Promise<string> => {
    const asked = now().getTime();
    const { token, until } = await fetchToken(scope);
    const lifetime = until - asked;
    kept.set(scope, { token, renewAt: asked + Math.max(lifetime - marginMs, lifetime / 2) });
    return token;
  };

  return {
    async get(scope) {
      const known = kept.get(scope);
      if (known !== undefined && known.renewAt > now().getTime()) return known.token;
      const started = fetching.get(scope) ?? renew(scope).finally(() => fetching.delete(scope));
      fetching.set(scope, started);
      return started;
    },
    discard(scope, token) {
      if (kept.get(scope)?.token === token) kept.delete(scope);
    },
  };
}
