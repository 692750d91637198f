import type { Delivery, StoredCard } from '../../ports/store/cards.ts';
import type { CaseId } from '../ids.ts';
import { ladderRungs } from '../organisation/organisation.ts';
import { nextStep } from '../routing/ladder.ts';
import type { CaseDeps } from './deps.ts';
import { ladderFacts, scheduleClimb } from './tell.ts';

/**
 * Notes on the ledger that a card about a case did not reach its addressee. When it is a function's card
 * that is an event, and when nobody of the step could be reached the ladder goes on at once.
 */
export async function noteLost(
  deps: CaseDeps,
  card: StoredCard,
  of: CaseId,
  outcome: Exclude<Delivery['outcome'], 'sent'>,
): Promise<void> {
  await deps.store.transaction(async (kept) => {
    const at = deps.clock.now();
    const held = await kept.cases.lock(of);
    // A card that cannot be delivered is tried again with each change of the case; it is told of once.
    const before = (await kept.cards.deliveries(of)).findLast((each) => each.card === card.id);
    if (before?.outcome === outcome) return;
    await kept.cards.deliver({ case: of, card: card.id, addressee: card.addressee, outcome, at });
    if (!held || card.face !== 'triage' || card.addressee.kind !== 'person') return;
    const saved = await kept.cases.save(held, [
      { type: 'unreachable', person: card.addressee.person, why: outcome, actor: { kind: 'system' }, at },
    ]);
    // Above leadership there is nobody: it is reminded at its own pace, reached or not.
    if (saved.status !== 'received' || saved.ladderDone > ladderRungs.length) return;
    const facts = await ladderFacts(deps, kept, saved);
    const { people } = nextStep(deps.organisation, { ...facts, done: Math.max(saved.ladderDone - 1, 0) });
    const results = await kept.cards.deliveries(of);
    const lost = people.every((person) => {
      const last = results.findLast(({ addressee }) => addressee.kind === 'person' && addressee.person === person);
      return last !== undefined && last.outcome !== 'sent';
    });
    if (lost) await scheduleClimb(kept, saved, at, true);
  });
}
