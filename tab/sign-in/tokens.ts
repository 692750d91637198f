import { claimsOf } from './failure.ts';

export type Tokens = {
  /** One that is good for a while yet. */
  current(): Promise<string>;
  /** Another than the one that was refused. */
  renew(refused: string): Promise<string>;
  /** Asks anew, and lets the host open a window: only after a press. */
  ask(): Promise<string>;
};

/** A token is asked for anew so long before its end, and never more often than once a minute, however wrong the clock. */
const EARLY_MS = 5 * 60_000;
const LEAST_MS = 60_000;

/** Keeps the token, and asks for one at a time, whoever waits for it. */
export function keepTokens(fresh: (mayOpenWindow: boolean) => Promise<string>, now = Date.now): Tokens {
  let kept: { readonly token: string; readonly until: number } | null = null;
  let asked: Promise<string> | null = null;
  async function get(mayOpenWindow: boolean): Promise<string> {
    const token = await fresh(mayOpenWindow);
    const { exp } = claimsOf(token);
    kept = { token, until: exp === null ? Infinity : now() + Math.max(exp - now() - EARLY_MS, LEAST_MS) };
    return token;
  }
  function only(mayOpenWindow: boolean): Promise<string> {
    const mine = get(mayOpenWindow).finally(() => {
      if (asked === mine) asked = null;
    });
    asked = mine;
    return mine;
  }
  return {
    async current() {
      if (kept && now() < kept.until) return kept.token;
      return asked ?? only(false);
    },
    async renew(refused) {
      if (kept && kept.token !== refused) return kept.token;
      return asked ?? only(false);
    },
    ask: () => only(true),
  };
}
