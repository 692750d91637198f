import type { Repositories } from '../../ports/store/store.ts';
import { Refusal } from '../errors.ts';
import type { CaseDeps } from './deps.ts';

/**
 * What makes a press the same press: the card, the state it was drawn from, and the verb.
 * `inputs` tells a resent one from one with other inputs; it is kept as a keyed fingerprint only.
 */
export type Press = { readonly key: string; readonly inputs: string };

/**
 * True when the effect is still to be had. False for a resent press: show what is so.
 * Throws `pressedBefore` when the same press came with other inputs before: nothing changes, what is kept is shown.
 */
export async function isFirst(
  deps: Pick<CaseDeps, 'clock' | 'vault'>,
  kept: Repositories,
  press: Press | undefined,
): Promise<boolean> {
  if (!press) return true;
  const claimed = await kept.presses.claim(
    deps.vault.fingerprint(press.key),
    deps.vault.fingerprint(press.inputs),
    deps.clock.now(),
  );
  if (claimed === 'other') throw new Refusal('pressedBefore');
  return claimed === 'fresh';
}
